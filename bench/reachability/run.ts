/**
 * How long it takes to judge every flow of a large account, and how that grows.
 *
 *     node bench/reachability/run.ts
 *
 * Times are processor time. 1,000 groups of 60 rules, 200 databases with five groups each, two domain controllers: all flows of
 * the port table both ways, and the client's to each database. The peer is the naive evaluator of the
 * tests, on a sample, because it would take minutes; both must agree on it.
 */
import { buildWorld } from '../../src/reachability/buildWorld.ts';
import { clientEndpoint } from '../../src/reachability/endpoints.ts';
import type { Endpoint, Flow } from '../../src/reachability/flow.ts';
import {
  clientToDatabase,
  databaseToDirectory,
  directoryToDatabase,
} from '../../src/reachability/flows.ts';
import { judge, judgeAll } from '../../src/reachability/judge.ts';
import { summarize } from '../../src/reachability/summary.ts';
import { naiveVerdict } from '../../test/unit/reachability/naive.ts';
import { account } from './account.ts';
import type { Account, Size } from './account.ts';

const full: Size = { groups: 1000, rulesPerGroup: 60, databases: 200 };
const rounds = 3;

function flowsOf({ databases, controllers }: Account): Flow[] {
  const client = clientEndpoint('10.0.40.9', 'linux');
  return databases.flatMap((database) => [
    ...databaseToDirectory({ database, controllers, engine: 'oracle-ee' }),
    ...directoryToDatabase({ database, controllers, engine: 'oracle-ee' }),
    ...clientToDatabase({ client, database, port: 1521 }),
  ]);
}

interface Times {
  readonly flows: number;
  readonly index: number;
  readonly judge: number;
  readonly words: number;
}

/** Processor time in milliseconds: on a busy machine the clock measures the neighbours. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The median of several rounds, each with a world of its own, so that nothing is left compiled. */
function measure(size: Size): Times {
  const one = account(size);
  const flows = flowsOf(one);
  const samples = Array.from({ length: rounds }, () => {
    const start = cpu();
    const world = buildWorld([one.network]);
    const indexed = cpu();
    const verdicts = judgeAll(flows, world);
    const judged = cpu();
    summarize(verdicts);
    return { index: indexed - start, judge: judged - indexed, words: cpu() - judged };
  });
  const median = (pick: (sample: (typeof samples)[number]) => number) =>
    samples.map(pick).sort((a, b) => a - b)[rounds >> 1] ?? 0;
  return {
    flows: flows.length,
    index: median((sample) => sample.index),
    judge: median((sample) => sample.judge),
    words: median((sample) => sample.words),
  };
}

function print(name: string, { flows, index, judge: judged, words }: Times): void {
  const each = ((judged * 1000) / flows).toFixed(1);
  const numbers = `index ${index.toFixed(1)} ms, judge ${judged.toFixed(1)} ms (${each} µs a flow), all words and fixes ${words.toFixed(1)} ms`;
  console.log(`${name.padEnd(40)} ${String(flows).padStart(6)} flows: ${numbers}`);
}

function hostOf({ address = '', subnetIds, securityGroupIds, vpcId }: Endpoint) {
  const subnetId = subnetIds[0];
  return {
    address,
    groupIds: securityGroupIds,
    region: 'eu-west-1',
    ...(vpcId !== undefined && { vpcId }),
    ...(subnetId !== undefined && { subnetId }),
  };
}

/** The naive evaluator on flows of one port and one ephemeral port, which is its best case. */
function naive(size: Size): void {
  const one = account(size);
  const all = flowsOf(one).filter(
    (flow) => flow.kind !== 'client-to-database' && flow.ports.from === flow.ports.to,
  );
  const sample = all.filter((_, index) => index % Math.ceil(all.length / 200) === 0);
  const world = buildWorld([one.network]);
  const started = cpu();
  const theirs = sample.map(({ from, to, protocol, ports }) =>
    naiveVerdict(
      [one.network],
      [hostOf(from)],
      [hostOf(to)],
      protocol,
      protocol === 'icmp' ? [8] : [ports.from],
      [40000],
    ),
  );
  const each = (cpu() - started) / sample.length;
  const ours = sample.map((flow) => judge(flow, world).result);
  const differing = ours.filter((result, index) => result !== theirs[index]).length;
  console.log(
    `naive evaluator: ${(each * 1000).toFixed(0)} µs a flow (${sample.length} flows sampled, ${differing} differ)`,
  );
  if (differing > 0) process.exitCode = 1;
}

const base = measure(full);
print('1,000 groups x 60 rules, 200 databases', base);
for (const factor of [2, 4]) {
  const rules = measure({ ...full, rulesPerGroup: 60 * factor });
  print(`rules x ${factor}`, rules);
  const databases = measure({ ...full, groups: 1000 * factor, databases: 200 * factor });
  print(`databases and groups x ${factor}`, databases);
  const ratio = (one: Times) => ((one.index + one.judge) / (base.index + base.judge)).toFixed(2);
  console.log(
    `  growth: rules x ${factor} → ${ratio(rules)}, databases x ${factor} → ${ratio(databases)}`,
  );
}
naive(full);
