/**
 * A real VS Code from the npm registry, for machines that cannot reach VS Code's download site:
 * the package `code-server` carries the whole workbench and the Node extension host. It compiles
 * native modules while installing, so it lives in a cache folder of its own and is made once.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** VS Code 1.139.1. */
const version = '4.139.1';
/** The major that this version's native modules must be compiled for. */
const nodeVersion = '24';

export interface CodeServer {
  /** The Node program that the native modules were compiled for. */
  readonly node: string;
  /** VS Code's own server program; code-server's wrapper rejects the flags that tests need. */
  readonly serverMain: string;
}

/**
 * Installs VS Code's server into the cache folder unless it is there already; then no network is used.
 * @param log receives one line per step
 * @throws Error with the failing step and where its log is
 */
export async function installCodeServer(log: (line: string) => void): Promise<CodeServer> {
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const folder = join(cache, 'kerberos-doctor', `code-server-${version}`);
  const server = locate(folder);
  const marker = join(folder, 'complete');
  if (existsSync(marker)) return server;
  if (existsSync(server.serverMain)) {
    await checkNativeModules(server);
  } else {
    await install(folder, log);
  }
  await writeFile(marker, `${new Date().toISOString()}\n`);
  return server;
}

function nodePackage(): string {
  return `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
}

function locate(folder: string): CodeServer {
  const modules = join(folder, 'node_modules');
  return {
    node: join(modules, nodePackage(), 'bin', 'node'),
    serverMain: join(modules, 'code-server', 'lib', 'vscode', 'out', 'server-main.js'),
  };
}

/** Installs beside the final place and renames, so that a broken attempt is never taken for a good one. */
async function install(folder: string, log: (line: string) => void): Promise<void> {
  const attempt = `${folder}.${process.pid}`;
  await mkdir(attempt, { recursive: true });
  try {
    const manifest = { private: true, allowScripts: { 'code-server': true, argon2: true } };
    await writeFile(join(attempt, 'package.json'), JSON.stringify(manifest));
    log(`Installing VS Code (code-server ${version}) into ${folder}: once, about three minutes.`);
    log(`  1/2 Node ${nodeVersion} with its headers`);
    await npm(attempt, [`${nodePackage()}@${nodeVersion}`], {});
    const nodeFolder = join(attempt, 'node_modules', nodePackage());
    log('  2/2 VS Code, with its native modules compiled');
    await npm(attempt, [`code-server@${version}`], {
      PATH: `${join(nodeFolder, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`,
      npm_config_nodedir: nodeFolder,
    });
    await checkNativeModules(locate(attempt));
    await rm(folder, { recursive: true, force: true });
    await rename(attempt, folder);
  } finally {
    await rm(attempt, { recursive: true, force: true });
  }
}

async function npm(
  cwd: string,
  packages: readonly string[],
  environment: Record<string, string>,
): Promise<void> {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const args = ['install', '--prefix', cwd, ...quiet, ...packages];
  await run('npm', args, { cwd, env: { ...outsideOfScripts(), ...environment } });
}

/**
 * Our environment without what an outer `npm run` or `npx` put there: its user agent names the outer Node, and
 * code-server's install script believes it.
 */
function outsideOfScripts(): NodeJS.ProcessEnv {
  const outer = /^npm_(?!config_)|^npm_config_(user_agent|.*prefix)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !outer.test(name)));
}

/** Loads a compiled module with the Node it must fit: a wrong pairing fails here and not in a hung start. */
async function checkNativeModules(server: CodeServer): Promise<void> {
  const folder = join(server.serverMain, '..', '..', 'node_modules');
  const script = ['node-pty', '@vscode/spdlog', '@parcel/watcher']
    .map((name) => `require(${JSON.stringify(join(folder, name))})`)
    .join(';');
  await run(server.node, ['-e', script], { env: process.env });
}

async function run(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env: NodeJS.ProcessEnv },
): Promise<void> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (status === 0) return;
  const tail = output.split('\n').slice(-30).join('\n');
  throw new Error(`${command} ${args.join(' ')} ended with status ${status}:\n${tail}`);
}
