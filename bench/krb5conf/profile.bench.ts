/**
 * Reading, parsing and merging a configuration: ours against MIT's profile_init_path, side by side in one run.
 *     node bench/krb5conf/profile.bench.ts [--full]
 * Medians of processor time, all threads counted, so that other work on the machine stays out of it. The library is timed
 * inside its own process, without start-up; ours in this one, warm, with the wall time of the first run apart.
 * At 100,000 relations the library needs minutes (its lists are sorted by insertion): only --full runs all shapes there.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseKrb5Conf } from '../../src/krb5conf/parse.ts';
import { buildProfile } from '../../src/krb5conf/profile.ts';
import { compileDump } from '../../test/oracle/library.ts';
import { configOf } from './shapes.ts';
import type { Shape } from './shapes.ts';

const full = process.argv.includes('--full');
const folder = mkdtempSync(join(tmpdir(), 'krb5conf-bench-'));
const file = join(folder, 'krb5.conf');
const compiled = compileDump(folder);
if ('missing' in compiled) console.error(`No comparison with MIT: ${compiled.missing}`);

const files = {
  read: (path: string) => ({ text: readFileSync(path, 'utf8') }),
  list: () => ({ error: 'missing' as const }),
};

/** Milliseconds of processor time that a piece of work takes. */
function cost(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function profileFile(): void {
  if (!buildProfile([file], files).accepted) throw new Error('The benchmark file is refused.');
}

function wall(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function repeat(runs: number, once: () => number): number[] {
  return Array.from({ length: runs }, once);
}

function libraryTimes(runs: number): number[] {
  if ('missing' in compiled) return [];
  const result = spawnSync(compiled.program, ['--time', String(runs), file], { encoding: 'utf8' });
  return result.stdout
    .trim()
    .split('\n')
    .map((nanoseconds) => Number(nanoseconds) / 1e6);
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
}

function row(...cells: readonly string[]): void {
  console.log(cells.map((cell, at) => (at === 0 ? cell.padEnd(26) : cell.padStart(12))).join(''));
}

try {
  row('relations, shape, order', 'KB', 'first ms', 'parse ms', 'ours ms', 'MIT ms', 'MIT / ours');
  const perRelation: number[] = [];
  for (const count of [1_000, 10_000, 100_000]) {
    for (const shape of ['realms', 'domains', 'both'] satisfies Shape[]) {
      for (const shuffled of [false, true]) {
        const text = configOf(shape, count, shuffled);
        writeFileSync(file, text);
        const runs = count > 10_000 ? 5 : count > 1_000 ? 21 : 201;
        const first = wall(profileFile);
        const parse = median(repeat(runs, () => cost(() => void parseKrb5Conf(text))));
        const ours = median(repeat(runs, () => cost(profileFile)));
        const compared = count < 100_000 || full || (shape === 'domains' && !shuffled);
        const mit = compared
          ? median(libraryTimes(count > 1_000 ? (count > 10_000 ? 1 : 5) : runs))
          : NaN;
        if (shape === 'both' && !shuffled) perRelation.push(ours / count);
        row(
          `${count} ${shape} ${shuffled ? 'shuffled' : 'sorted'}`,
          (text.length / 1024).toFixed(0),
          first.toFixed(1),
          parse.toFixed(2),
          ours.toFixed(2),
          Number.isNaN(mit) ? '-' : mit.toFixed(2),
          Number.isNaN(mit) ? '-' : `${(mit / ours).toFixed(2)}x`,
        );
      }
    }
  }
  const micros = perRelation.map((time) => (time * 1000).toFixed(2));
  console.log(`Growth (both, sorted): ${micros.join(', ')} µs a relation at 1k, 10k, 100k.`);

  writeFileSync(file, configOf('both', 1, false) + '# filler of no meaning\n'.repeat(2_300_000));
  console.log(`A 50 MB file of comments: ${wall(profileFile).toFixed(0)} ms.`);
  writeFileSync(file, configOf('both', 360_000, true));
  const megabytes = readFileSync(file).length / 1024 / 1024;
  console.log(
    `A ${megabytes.toFixed(0)} MB file of relations: ${wall(profileFile).toFixed(0)} ms.`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
