/**
 * A folder that holds the extension as it is packed, built by the product's own build script, and the
 * suites beside it. Apart from the working tree's dist/, so that a build elsewhere cannot pull it away.
 */
import { spawn } from 'node:child_process';
import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

export interface Stage {
  /** The folder with package.json and dist/. */
  readonly extension: string;
  /** The module with `run()`. */
  readonly testModule: string;
}

/** What is packed besides dist/, and what the build script reads, relative to the folder it runs in. */
const copied = [
  ...[
    'package.json',
    'package.nls.json',
    'package.nls.ja.json',
    'language-configuration.json',
    'syntaxes',
    'media',
  ],
  ...['docs', 'l10n', 'src', 'tsconfig.json'],
];

/** Builds into `folder`, which is emptied first. Throws when the build fails. */
export async function makeStage(root: string, folder: string): Promise<Stage> {
  const extension = join(folder, 'extension');
  const suites = join(folder, 'suites');
  await rm(folder, { recursive: true, force: true });
  await mkdir(extension, { recursive: true });
  for (const name of copied) {
    // Copies: through a link the build script would see other paths than its own.
    await cp(join(root, name), join(extension, name), { recursive: true });
  }
  const script = join(root, 'scripts', 'build.mjs');
  await Promise.all([
    runNode([script, '--production'], extension),
    bundleSuites(join(root, 'test', 'vscode', 'suite'), suites),
  ]);
  return { extension, testModule: join(suites, 'index.js') };
}

async function bundleSuites(source: string, outdir: string): Promise<void> {
  const files = (await readdir(source)).filter(
    (name) => name === 'index.ts' || name.endsWith('.test.ts'),
  );
  await build({
    entryPoints: files.map((name) => join(source, name)),
    outdir,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

async function runNode(args: readonly string[], cwd: string): Promise<void> {
  const child = spawn(process.execPath, args, { cwd, stdio: 'inherit' });
  const status = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (status !== 0)
    throw new Error(`${args.join(' ')} ended with status ${String(status)} in ${cwd}.`);
}
