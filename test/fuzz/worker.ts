/** Feeds one decoder in a thread of its own, so that the one which watches can end it when it loops or eats memory. */
import { writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import { hostileBytes } from '../unit/kerberos/mutations.ts';
import { shared } from './shared.ts';
import type { Job, Outcome } from './shared.ts';
import { targets } from './targets.ts';
import { weightOf } from './weight.ts';

const { name, runs, seed, memory, keep } = workerData as Job;
const target = targets[name];
if (!target) throw new Error(`no target ${name}`);
const { count, length, input } = shared(memory);

/** A decoded answer may be this many times heavier than its bytes, and this much more. */
const amplification = { factor: 64, constant: 16_384 };

const seeds = target.seeds();
if (seeds.length === 0) throw new Error(`${name} has no recorded bytes to start from`);
// The real ones first.
for (const real of seeds) target.decode(real);

const property = fc.property(hostileBytes(seeds), (bytes) => {
  // In shared memory before the decoder sees it: nobody can ask this thread afterwards.
  input.set(bytes.subarray(0, input.length));
  Atomics.store(length, 0, bytes.length);
  if (keep !== undefined) writeFileSync(keep, bytes);
  const most = amplification.constant + amplification.factor * bytes.length;
  const weight = weightOf(target.decode(bytes), most);
  Atomics.add(count, 0, 1);
  if (weight > most) throw new Error(`${bytes.length} bytes were decoded to more than ${most}`);
});

const details = fc.check(property, { numRuns: runs, seed });
const outcome: Outcome = details.failed
  ? {
      error: String(details.errorInstance),
      hex: Buffer.from(details.counterexample?.[0] ?? []).toString('hex'),
    }
  : {};
parentPort?.postMessage(outcome);
