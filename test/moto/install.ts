import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Pinned: what moto covers changes with each release, and the expectations here are this one's. */
const version = '5.2.5';

/**
 * The `moto_server` program, installed from PyPI into a virtual environment of the user's cache on first use.
 * @throws Error that says which of Python, venv or PyPI is missing.
 */
export async function installMoto(): Promise<string> {
  const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  const folder = join(cache, 'kerberos-doctor', `moto-${version}`);
  const program = join(folder, 'bin', 'moto_server');
  if (existsSync(program)) return program;
  await mkdir(join(cache, 'kerberos-doctor'), { recursive: true });
  process.stderr.write(`Installing moto ${version} from PyPI into ${folder} (once) …\n`);
  // pip writes the program last, so an interrupted installation is not taken for one.
  await rm(folder, { recursive: true, force: true });
  try {
    await run('python3', ['-m', 'venv', folder]);
  } catch (error) {
    throw new Error(`python3 -m venv failed; install Python 3 with venv: ${reason(error)}`, {
      cause: error,
    });
  }
  try {
    const pip = join(folder, 'bin', 'pip');
    await run(
      pip,
      ['install', '--quiet', '--disable-pip-version-check', `moto[server]==${version}`],
      {
        timeout: 10 * 60_000,
      },
    );
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw new Error(`moto could not be installed from PyPI: ${reason(error)}`, { cause: error });
  }
  return program;
}

function reason(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message?: string };
  return (stderr || message || String(error)).trim().split('\n').slice(-2).join(' ');
}
