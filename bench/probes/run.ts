/**
 * How long the whole probe set takes against a healthy target, side by side with what people do without it: the netcat,
 * dig and kinit of the AWS guides, and nmap on the same ports.
 *
 *     node bench/probes/run.ts [--all]
 *
 * Wall-clock time, medians. Everything runs on loopback, so this compares the tools' own waits and not the network's.
 */
import { missing } from '../../test/live/servers/process.ts';
import { askEverything } from './probeSet.ts';
import { absentPrograms, rivals, runCommands } from './rivals.ts';
import { startHealthyTarget } from './target.ts';

const rounds = 15;

async function median(times: number, work: () => unknown): Promise<number> {
  const taken: number[] = [];
  for (let round = 0; round < times; round += 1) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  return taken.sort((one, other) => one - other)[Math.floor(times / 2)] ?? Number.NaN;
}

function row(name: string, ms: number, rest: string): void {
  console.log(`${name.padEnd(30)} ${ms.toFixed(1).padStart(9)} ms  ${rest}`);
}

const absent = missing('krb5kdc', 'kadmind', 'named', 'chronyd', 'mariadbd');
if (absent === false) {
  const target = await startHealthyTarget();
  try {
    const { length } = await askEverything(target);
    const ours = await median(rounds, () => askEverything(target));
    row('the probe set', ours, `${length} probes, all at once`);
    const chosen = rivals(target).filter(
      ({ slow }) => slow !== true || process.argv.includes('--all'),
    );
    for (const rival of chosen) {
      const without = absentPrograms(rival);
      if (without.length > 0) {
        console.warn(`NOT MEASURED: ${rival.name}: not installed: ${without.join(', ')}`);
        continue;
      }
      const theirs = await median(rival.rounds, () => runCommands(rival, target));
      row(rival.name, theirs, `${(theirs / ours).toFixed(1)} times ours`);
    }
  } finally {
    await target.stop();
  }
}
