// Bundles the product: `node scripts/build.mjs [--production] [--outdir dist]`.
// The AWS SDK, the diagnosis and the krb5.conf language stay out of the file that VS Code loads at start: each becomes a file of its own,
// required on first use (a dynamic import inside one bundle still costs its whole parse).
import { build } from 'esbuild';
import { rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { writeManPage } from './write-man-page.mjs';

const { values } = parseArgs({
  options: {
    production: { type: 'boolean', default: false },
    outdir: { type: 'string', default: 'dist' },
  },
});
const { production, outdir } = values;

/** Doors to what loads on first use: each is a file of its own, required at run time. */
const doors = new Map([
  ['src/aws/entry.ts', './aws.js'],
  ['src/vscode/diagnosis/engine.ts', './engine.js'],
  ['src/vscode/language/krb5conf.ts', './krb5conf.js'],
  ['src/vscode/generate/generators.ts', './generate.js'],
  ['src/cli/mcpServer.ts', './mcp.js'],
  ['src/diagnosis/explain/entry.ts', './explain.js'],
  ['src/diagnosis/lintErrors.ts', './lint.js'],
]);

const loadedLater = {
  name: 'loaded-later',
  setup(pluginBuild) {
    pluginBuild.onResolve({ filter: /\.ts$/ }, ({ kind, path, resolveDir }) => {
      const file = doors.get(relative(process.cwd(), join(resolveDir, path)).replaceAll('\\', '/'));
      return file === undefined || kind === 'entry-point'
        ? undefined
        : { path: file, external: true };
    });
  },
};

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
};

await rm(outdir, { recursive: true, force: true });
await Promise.all([
  build({
    ...shared,
    entryPoints: { extension: 'src/extension.ts' },
    outdir,
    external: ['vscode'],
    target: 'node22',
    plugins: [loadedLater],
  }),
  build({ ...shared, entryPoints: { aws: 'src/aws/entry.ts' }, outdir }),
  build({
    ...shared,
    entryPoints: { explain: 'src/diagnosis/explain/entry.ts', lint: 'src/diagnosis/lintErrors.ts' },
    outdir,
  }),
  build({ ...shared, entryPoints: { mcp: 'src/cli/mcpServer.ts' }, outdir }),
  build({
    ...shared,
    entryPoints: {
      engine: 'src/vscode/diagnosis/engine.ts',
      generate: 'src/vscode/generate/generators.ts',
      krb5conf: 'src/vscode/language/krb5conf.ts',
    },
    outdir,
    external: ['vscode'],
    target: 'node22',
    plugins: [loadedLater],
  }),
  build({
    ...shared,
    entryPoints: { cli: 'src/cli/main.ts' },
    outdir,
    banner: { js: '#!/usr/bin/env node' },
    plugins: [loadedLater],
  }),
  // The simulator serves the demo and the tests; .vscodeignore and `files` keep it out of every package.
  build({ ...shared, entryPoints: { simulator: 'src/simulator/main.ts' }, outdir }),
  writeManPage(outdir),
]);
