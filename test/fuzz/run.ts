/**
 * Every decoder of foreign bytes against mutations of real ones: nothing thrown, no endless loop, memory bounded.
 *
 *     node test/fuzz/run.ts [--runs N] [--seed N] [--only NAME]
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { shared, sharedMemory } from './shared.ts';
import type { Job, Outcome } from './shared.ts';
import { targets } from './targets.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: `${Date.now() % 2 ** 31}` },
    only: { type: 'string' },
  },
});
const runs = Number(values.runs);
const seed = Number(values.seed);

/** A decoder that makes no progress for this long loops; an input takes microseconds. */
const watchEveryMs = 5000;
const patience = 4;
const heapMb = 192;

function fuzz(name: string): Promise<Outcome & { readonly done: number }> {
  const memory = sharedMemory();
  const { count, length, input } = shared(memory);
  const workerData: Job = { name, runs, seed, memory };
  const resourceLimits = { maxOldGenerationSizeMb: heapMb };
  const worker = new Worker(join(import.meta.dirname, 'worker.ts'), { workerData, resourceLimits });
  return new Promise((resolve) => {
    let [seen, idle] = [-1, 0];
    const end = (outcome: Outcome): void => {
      clearInterval(watch);
      void worker.terminate();
      resolve({ ...outcome, done: Atomics.load(count, 0) });
    };
    const atHand = (): string =>
      Buffer.from(input.slice(0, Atomics.load(length, 0))).toString('hex');
    const watch = setInterval(() => {
      const done = Atomics.load(count, 0);
      idle = done === seen ? idle + 1 : 0;
      seen = done;
      // Before the first input the thread only loads.
      if (done > 0 && idle >= patience) end({ error: 'does not come to an end', hex: atHand() });
    }, watchEveryMs);
    worker.on('message', (outcome: Outcome) => end(outcome));
    worker.on('error', (error) => end({ error: String(error), hex: atHand() }));
  });
}

const names = Object.keys(targets).filter(
  (name) => values.only === undefined || name === values.only,
);
if (names.length === 0 || !Number.isInteger(runs) || !Number.isInteger(seed)) {
  console.error(
    `usage: run.ts [--runs N] [--seed N] [--only NAME]; names: ${Object.keys(targets).join('; ')}`,
  );
  process.exit(2);
}
console.log(`${names.length} decoders, ${runs} inputs each, seed ${seed}`);
for (const name of names) {
  const start = performance.now();
  const { error, hex, done } = await fuzz(name);
  const perSecond = Math.round((done / (performance.now() - start)) * 1000);
  console.log(
    `${error === undefined ? 'ok  ' : 'FAIL'} ${name.padEnd(28)} ${done} inputs, ${perSecond}/s`,
  );
  if (error !== undefined) {
    process.exitCode = 1;
    console.error(
      `     ${error}\n     input: ${hex}\n     again: --only '${name}' --seed ${seed} --runs ${runs}`,
    );
  }
}
