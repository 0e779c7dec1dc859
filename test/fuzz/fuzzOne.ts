/**
 * One decoder in a process of its own, since what a decoder calls may crash it: prints its outcome as JSON.
 *     node fuzzOne.ts NAME RUNS SEED [FILE]
 * FILE keeps the input at hand, slowly: for who wants to know what a crash was made of.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { shared, sharedMemory } from './shared.ts';
import type { Job, Outcome } from './shared.ts';

/** A decoder that makes no progress for this long loops; an input takes microseconds. */
const watchEveryMs = 5000;
const patience = 4;
const heapMb = 192;

const [name = '', runs = '', seed = '', keep] = process.argv.slice(2);
const memory = sharedMemory();
const { count, length, input } = shared(memory);
const workerData: Job = {
  name,
  runs: Number(runs),
  seed: Number(seed),
  memory,
  ...(keep !== undefined && { keep }),
};
const resourceLimits = { maxOldGenerationSizeMb: heapMb };
const worker = new Worker(join(import.meta.dirname, 'worker.ts'), { workerData, resourceLimits });

let [seen, idle] = [-1, 0];
const watch = setInterval(() => {
  const done = Atomics.load(count, 0);
  idle = done === seen ? idle + 1 : 0;
  seen = done;
  // Before the first input the thread only loads.
  if (done > 0 && idle >= patience) end({ error: 'does not come to an end', hex: atHand() });
}, watchEveryMs);
worker.on('message', end);
worker.on('error', (error) => end({ error: String(error), hex: atHand() }));

function end(outcome: Outcome): void {
  clearInterval(watch);
  console.log(JSON.stringify({ ...outcome, done: Atomics.load(count, 0) }));
  void worker.terminate();
}

function atHand(): string {
  return Buffer.from(input.slice(0, Atomics.load(length, 0))).toString('hex');
}
