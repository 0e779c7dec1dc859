// Bundles the product into dist/: `node scripts/build.mjs [--production]`.
// The AWS SDK stays out of the bundles that start up: `src/aws/entry.ts` becomes a file of its own,
// which both faces load on first use (vscode.md: 1 ms instead of 33 ms at activation).
import { build } from 'esbuild';
import { rm } from 'node:fs/promises';

const production = process.argv.includes('--production');

/** Turns `import('…/aws/entry.ts')` of a face into a load of dist/aws.js at run time. */
const awsApart = {
  name: 'aws-apart',
  setup(pluginBuild) {
    pluginBuild.onResolve({ filter: /\/aws\/entry\.ts$/ }, (args) =>
      args.kind === 'entry-point' ? undefined : { path: './aws.js', external: true },
    );
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

await rm('dist', { recursive: true, force: true });
await Promise.all([
  build({
    ...shared,
    entryPoints: { extension: 'src/extension.ts' },
    outdir: 'dist',
    external: ['vscode'],
    target: 'node22',
    plugins: [awsApart],
  }),
  build({ ...shared, entryPoints: { aws: 'src/aws/entry.ts' }, outdir: 'dist' }),
  build({
    ...shared,
    entryPoints: { cli: 'src/cli/main.ts' },
    outdir: 'dist',
    banner: { js: '#!/usr/bin/env node' },
    plugins: [awsApart],
  }),
  // The simulator serves the demo and the tests; .vscodeignore and `files` keep it out of every package.
  build({ ...shared, entryPoints: { simulator: 'src/simulator/main.ts' }, outdir: 'dist' }),
]);
