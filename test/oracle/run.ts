/**
 * Differential test of our profile against MIT's own library.
 *     node test/oracle/run.ts [--files N] [--seed N] [--allow-skip]
 * Exit status 0: no unexplained difference; 1: differences; 2: could not run (0 with --allow-skip).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Comparison } from './compare.ts';
import { fixedInputs, generatedInputs } from './inputs.ts';
import { Library, compileDump, libraryVersion } from './library.ts';

const { values: options } = parseArgs({
  options: {
    files: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
    'allow-skip': { type: 'boolean', default: false },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'profile-oracle-'));
try {
  process.exitCode = await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function main(): Promise<number> {
  const compiled = compileDump(folder);
  if ('missing' in compiled) {
    console.error(`THE ORACLE DID NOT RUN: ${compiled.missing}`);
    return options['allow-skip'] ? 0 : 2;
  }
  const version = libraryVersion();
  const library = new Library(compiled.program);
  const comparison = new Comparison(library, version);
  const fixed = fixedInputs(folder);
  for (const input of fixed) await comparison.add(input);
  for (const input of generatedInputs(folder, Number(options.seed), Number(options.files), fixed)) {
    await comparison.add(input);
  }
  library.close();
  console.log(`libkrb5 ${version}, seed ${options.seed}: ${comparison.summary()}`);
  return comparison.differences === 0 ? 0 : 1;
}
