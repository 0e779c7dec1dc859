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
import { fixedInputs, generatedInputs, writtenInputs } from './inputs.ts';
import type { Input } from './inputs.ts';
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
  const refused = await refusedBy(library, fixed);
  for (const name of refused) console.error(`MIT REFUSES what we wrote: ${name}`);
  library.close();
  console.log(`libkrb5 ${version}, seed ${options.seed}: ${comparison.summary()}`);
  return comparison.differences + refused.length === 0 ? 0 : 1;

  /** Of the files that we write ourselves; one that includes what this machine lacks is refused for that, before and after. */
  async function refusedBy(asked: Library, originals: readonly Input[]): Promise<string[]> {
    const names: string[] = [];
    const written = writtenInputs(folder, originals);
    for (const input of written) {
      await comparison.add(input);
      const original = originals.find(({ name }) => input.name === `written-into-${name}`);
      const before = original === undefined ? undefined : await asked.ask(original.paths);
      if ('error' in (await asked.ask(input.paths)) && !(before !== undefined && 'error' in before))
        names.push(input.name);
    }
    console.log(`${written.length} files of ours, ${names.length} of them refused by MIT`);
    return names;
  }
}
