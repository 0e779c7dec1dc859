/** Everything goes wrong at once: each section says why, nothing is thrown, and no call is repeated for ever. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openAccount } from '../../../src/aws/access.ts';
import type { AwsAccess } from '../../../src/aws/access.ts';
import { loadAccount } from '../../../src/aws/load/account.ts';
import { loadTarget } from '../../../src/aws/load/target.ts';
import type { DatabaseTarget } from '../../../src/aws/databases.ts';
import type { Failure, Section } from '../../../src/aws/section.ts';
import type { AccountSnapshot, TargetSnapshot } from '../../../src/aws/snapshot.ts';
import { findTarget } from '../../../src/aws/target.ts';
import { startSimulator } from '../../../src/simulator/startSimulator.ts';
import type { Simulator } from '../../../src/simulator/startSimulator.ts';
import type { Fault } from '../../../src/simulator/aws/faults.ts';

let simulator: Simulator;
let access: AwsAccess;
let account: AccountSnapshot;
let database: DatabaseTarget;
const { signal } = new AbortController();
/** The SDK's own number of attempts. */
const attempts = 3;

before(async () => {
  simulator = await startSimulator({ scenario: 'healthy', pageSize: 1 });
  access = await openAccount({
    env: simulator.environment,
    instanceRole: false,
    timeouts: { connectMs: 1_000, answerMs: 200 },
  });
  account = await loadAccount(access, { signal });
  const found = findTarget(account, simulator.scenario.target);
  assert.ok(found.kind === 'found');
  database = found.target;
});
after(async () => {
  access.clients.destroy();
  await simulator.stop();
});

/** The sections of what a diagnosis reads. */
function sections({ network, details, roles, events, iamAuth }: TargetSnapshot) {
  const all: Section<unknown>[] = [events, ...roles.map(({ role }) => role)];
  for (const part of [network, details ?? {}, iamAuth ?? {}]) {
    for (const each of Object.values<Section<unknown> | string>(part))
      if (typeof each !== 'string') all.push(each);
  }
  return all;
}

async function underFault<T>(fault: Fault, action: string, read: () => Promise<T>) {
  const before = simulator.requests().length;
  simulator.setFault(action, fault);
  try {
    const result = await read();
    return { result, requests: simulator.requests().slice(before) };
  } finally {
    simulator.setFault(action, undefined);
  }
}

const outcomes: readonly (readonly [Fault, Failure['outcome']])[] = [
  [{ kind: 'throttle', times: 1e9 }, 'throttled'],
  [{ kind: 'internal-error', times: 1e9 }, 'failed'],
  [{ kind: 'hang' }, 'failed'],
  [{ kind: 'reset' }, 'failed'],
  [{ kind: 'half-body' }, 'failed'],
  [{ kind: 'expired-token' }, 'credentials'],
  [{ kind: 'access-denied' }, 'not-permitted'],
];
for (const [fault, outcome] of outcomes) {
  test(`a diagnosis whose every call ends in ${fault.kind}`, async () => {
    const { result, requests } = await underFault(fault, '*', () =>
      loadTarget(access, account, database, { signal, iamAuth: { user: 'app' } }),
    );
    const told = new Set(sections(result).map((section) => section.outcome));
    // No prefix list is referred to, and nothing has to be asked for where the credentials end.
    assert.deepEqual([...told].sort(), ['loaded', outcome].sort());
    const failed = sections(result).filter((section) => section.outcome === outcome);
    // Nine of the network, three of the database's details, its events, the role, the permission to connect.
    assert.equal(failed.length, 15);
    for (const section of failed) {
      assert.ok('message' in section);
      assert.match(section.message, /^.{20,}$/);
    }
    const counts = new Map<string, number>();
    for (const { action, parameters } of requests) {
      const key = `${action} ${JSON.stringify(parameters)}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    assert.ok(Math.max(...counts.values()) <= attempts);
  });

  test(`an inventory whose every call ends in ${fault.kind}`, async () => {
    const { result } = await underFault(fault, '*', () => loadAccount(access, { signal }));
    const [region] = result.regions;
    const told = [region?.directories, region?.instances, region?.clusters, region?.globalClusters];
    assert.deepEqual(
      told.map((section) => section?.outcome),
      told.map(() => outcome),
    );
  });
}

test('a token that expires between two pages: no half list is taken for a whole one', async () => {
  for (const action of ['rds:DescribeDBInstances', 'ds:DescribeDirectories']) {
    const fault = { kind: 'expired-token', after: 1 } as const;
    const { result, requests } = await underFault(fault, action, () =>
      loadAccount(access, { signal }),
    );
    const [region] = result.regions;
    const section = action.startsWith('rds') ? region?.instances : region?.directories;
    const asked = requests.filter((each) => `${each.service}:${each.action}` === action);
    // One directory fits on its page; of three instances the second page is refused.
    assert.equal(asked.length, action.startsWith('rds') ? 2 : 1);
    assert.equal(section?.outcome, action.startsWith('rds') ? 'credentials' : 'loaded');
    assert.equal(region?.clusters.outcome, 'loaded');
  }
});

test('a storm that passes is waited for', async () => {
  // The clients of the storms above have used up what the SDK grants them for repeating calls.
  const fresh = await openAccount({ env: simulator.environment, instanceRole: false });
  const { result } = await underFault({ kind: 'throttle', times: 2 }, 'ec2:DescribeSubnets', () =>
    loadTarget(fresh, account, database, { signal }),
  );
  fresh.clients.destroy();
  assert.equal(result.network.subnets.outcome, 'loaded');
});
