/**
 * Every decoder of foreign bytes against mutations of real ones: nothing thrown, no endless loop, memory bounded, no crash.
 *
 *     node test/fuzz/run.ts [--runs N] [--seed N] [--only NAME]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Outcome } from './shared.ts';
import { targets } from './targets.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: `${Date.now() % 2 ** 31}` },
    only: { type: 'string' },
  },
});
const { runs, seed, only } = values;

type Result = Outcome & { readonly done: number };

function fuzz(name: string, ...keep: readonly string[]): Result {
  const script = join(import.meta.dirname, 'fuzzOne.ts');
  const args = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', script, name, runs, seed];
  const { signal, status, stdout, stderr } = spawnSync(process.execPath, [...args, ...keep], {
    encoding: 'utf8',
  });
  if (status === 0) return JSON.parse(stdout) as Result;
  return { error: `the process crashed: ${signal ?? `status ${status}`}. ${stderr}`, done: 0 };
}

/** The input that a crash took with it, by crashing once more. */
function crasher(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
  try {
    const file = join(folder, 'input');
    fuzz(name, file);
    return readFileSync(file, 'hex');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const names = Object.keys(targets).filter((name) => only === undefined || name === only);
if (names.length === 0 || !/^\d+$/.test(runs) || !/^\d+$/.test(seed)) {
  console.error('usage: run.ts [--runs N] [--seed N] [--only NAME], where NAME is one of');
  console.error(Object.keys(targets).join('; '));
  process.exit(2);
}
console.log(`${names.length} decoders, ${runs} inputs each, seed ${seed}`);
for (const name of names) {
  const start = performance.now();
  const { error, done, ...found } = fuzz(name);
  const perSecond = Math.round((done / (performance.now() - start)) * 1000);
  const word = error === undefined ? 'ok  ' : 'FAIL';
  console.log(`${word} ${name.padEnd(28)} ${done} inputs, ${perSecond}/s`);
  if (error === undefined) continue;
  process.exitCode = 1;
  console.error(`     ${error}\n     input: ${found.hex ?? crasher(name)}`);
  console.error(`     again: --only '${name}' --seed ${seed} --runs ${runs}`);
}
