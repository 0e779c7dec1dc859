import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openAccount } from '../../../src/aws/access.ts';
import type { AwsAccess } from '../../../src/aws/access.ts';
import { loadAccount } from '../../../src/aws/load/account.ts';
import { loadNetworks } from '../../../src/aws/load/networks.ts';
import { loadTarget } from '../../../src/aws/load/target.ts';
import { inventoryOf } from '../../../src/aws/inventory.ts';
import type { Section } from '../../../src/aws/section.ts';
import type { AccountSnapshot } from '../../../src/aws/snapshot.ts';
import { findTarget } from '../../../src/aws/target.ts';
import { startAwsEndpoint } from '../../../src/simulator/aws/endpoint.ts';
import { demoAccessKeyId } from '../../../src/simulator/environment.ts';
import { startSimulator } from '../../../src/simulator/startSimulator.ts';
import type { Simulator } from '../../../src/simulator/startSimulator.ts';

let simulator: Simulator;
let access: AwsAccess;

before(async () => {
  simulator = await startSimulator({ scenario: 'healthy', pageSize: 1 });
  access = await openAccount({
    env: simulator.environment,
    instanceRole: false,
    timeouts: { connectMs: 1_000, answerMs: 250 },
  });
});
after(async () => {
  access.clients.destroy();
  await simulator.stop();
});

const never = new AbortController().signal;

async function withFault(
  action: string,
  fault: Parameters<Simulator['setFault']>[1],
  signal = never,
): Promise<AccountSnapshot> {
  simulator.setFault(action, fault);
  try {
    return await loadAccount(access, { signal });
  } finally {
    simulator.setFault(action, undefined);
  }
}

function message(section: Section<unknown> | undefined): string {
  return section !== undefined && 'message' in section ? section.message : '';
}

test('account: one item a page, and still everything there is, in the SDK’s own shape', async () => {
  const account = await loadAccount(access, { signal: never });
  const state = simulator.world.account.regions['eu-west-1'];
  const [region] = account.regions;
  assert.ok(region?.instances.outcome === 'loaded' && region.directories.outcome === 'loaded');
  assert.deepEqual(
    region.instances.value.map(({ DBInstanceIdentifier: id }) => id).sort(),
    state?.instances.map(({ DBInstanceIdentifier: id }) => id).sort(),
  );
  assert.ok(region.instances.value.length > 1, 'paging was needed');
  assert.equal(
    account.caller.outcome === 'loaded' && account.caller.value.account,
    simulator.world.account.accountId,
  );
  assert.equal(account.profile, 'demo');
});

test('account: one denied call is one section; the rest shows', async () => {
  const account = await withFault('ds:DescribeTrusts', { kind: 'access-denied' });
  const inventory = inventoryOf(account);
  assert.deepEqual(
    inventory.regions[0]?.errors.map(({ outcome, action, message: text }) => [
      outcome,
      action,
      text.split(';')[0],
    ]),
    [['not-permitted', 'ds:DescribeTrusts', 'not permitted: ds:DescribeTrusts in eu-west-1']],
  );
  assert.ok(inventory.regions[0].instances.length > 0);
  assert.ok((inventory.regions[0].directories[0]?.domainControllers.length ?? 0) > 0);
});

test('account: an unknown caller does not hide the databases', async () => {
  const account = await withFault('sts:GetCallerIdentity', { kind: 'access-denied' });
  const inventory = inventoryOf(account);
  assert.equal(inventory.account, null);
  assert.equal(inventory.errors[0]?.action, 'sts:GetCallerIdentity');
  assert.ok((inventory.regions[0]?.instances.length ?? 0) > 0);
});

test('account: two throttled answers are retried, endless ones are said', async () => {
  const short = await withFault('rds:DescribeDBInstances', { kind: 'throttle', times: 2 });
  assert.equal(short.regions[0]?.instances.outcome, 'loaded');
  const endless = await withFault('rds:DescribeDBInstances', { kind: 'throttle', times: 1e6 });
  assert.equal(endless.regions[0]?.instances.outcome, 'throttled');
  assert.equal(endless.regions[0].clusters.outcome, 'loaded');
});

test('account: credentials that expire in the middle are one section with its repair', async () => {
  const account = await withFault('rds:DescribeDBClusters', { kind: 'expired-token' });
  const section = account.regions[0]?.clusters;
  assert.ok(section?.outcome === 'credentials');
  assert.match(section.message, /have expired/);
  assert.deepEqual([section.repair, section.profile], ['edit-config', 'demo']);
});

for (const [kind, says] of [
  ['hang', /did not answer rds:DescribeDBClusters in eu-west-1 in time/],
  ['reset', /connection broke during rds:DescribeDBClusters|refused/],
  ['half-body', /cut off|connection broke|in time/],
] as const) {
  test(`account: ${kind} ends with a sentence`, async () => {
    const account = await withFault('rds:DescribeDBClusters', { kind });
    assert.equal(account.regions[0]?.clusters.outcome, 'failed');
    assert.match(message(account.regions[0].clusters), says);
    assert.equal(account.regions[0].instances.outcome, 'loaded');
  });
}

test('account: a server that only fails is said after the retries', async () => {
  const account = await withFault('ds:DescribeDirectories', { kind: 'internal-error', times: 1e6 });
  assert.match(message(account.regions[0]?.directories), /500 InternalFailure\) 3 times/);
});

test('account: cancelling ends it at once, with what was read so far', async () => {
  const cancel = new AbortController();
  simulator.setFault('rds:DescribeDBInstances', { kind: 'hang' });
  const loading = loadAccount(access, {
    signal: cancel.signal,
    onProgress: ({ action }) => {
      if (action === 'ds:DescribeDirectories') cancel.abort();
    },
  });
  const account = await loading;
  simulator.setFault('rds:DescribeDBInstances', undefined);
  assert.equal(account.regions[0]?.directories.outcome, 'loaded');
  assert.match(message(account.regions[0].instances), /was cancelled/);
});

test('account: a Region that answers nothing leaves the others whole', async () => {
  const account = await loadAccount(access, {
    signal: never,
    regions: ['eu-west-1', 'NOT A REGION'],
  });
  assert.equal(account.regions[0]?.instances.outcome, 'loaded');
  assert.match(message(account.regions[1]?.instances), /NOT A REGION is not the name/);
});

test('account: a Region that is not enabled says so, the others show', async () => {
  const { world } = simulator;
  const endpoint = await startAwsEndpoint({
    account: { ...world.account, disabledRegions: ['ap-east-1'] },
    faults: {},
    accessKeyId: demoAccessKeyId,
    pageSize: 100,
    address: '127.0.0.1',
  });
  const env = { ...simulator.environment, AWS_ENDPOINT_URL: endpoint.url };
  const both = await openAccount({ env, regions: ['eu-west-1', 'ap-east-1'], instanceRole: false });
  const account = await loadAccount(both, { signal: never });
  both.clients.destroy();
  await endpoint.stop();
  assert.equal(account.regions[0]?.instances.outcome, 'loaded');
  for (const section of [account.regions[1]?.instances, account.regions[1]?.directories]) {
    assert.match(message(section), /^Region ap-east-1 is not enabled for this account/);
  }
  assert.equal(inventoryOf(account).regions[1]?.errors.length, 1);
});

test('target: network, role and events of the database, and nothing of other VPCs', async () => {
  const account = await loadAccount(access, { signal: never });
  const found = findTarget(account, simulator.scenario.target);
  assert.ok(found.kind === 'found');
  const snapshot = await loadTarget(access, account, found.target, { signal: never });
  for (const section of Object.values(snapshot.network)) {
    if (typeof section === 'object') assert.equal((section as Section<unknown>).outcome, 'loaded');
  }
  assert.ok(snapshot.network.securityGroups.outcome === 'loaded');
  assert.ok(
    snapshot.network.securityGroups.value.every(({ VpcId }) => VpcId === found.target.vpcId),
  );
  assert.equal(snapshot.roles.length, 1);
  assert.equal(snapshot.roles[0]?.role.outcome, 'loaded');
  assert.equal(snapshot.events.outcome, 'loaded');
});

test('networks: each VPC of a database or directory once, with its interfaces', async () => {
  const account = await loadAccount(access, { signal: never });
  const networks = await loadNetworks(access, account, { signal: never });
  const state = simulator.world.account.regions['eu-west-1'];
  const used = new Set(
    [...(state?.instances ?? [])].map(({ DBSubnetGroup: group }) => group?.VpcId),
  );
  for (const { description } of state?.directories ?? []) used.add(description.VpcSettings?.VpcId);
  const read = networks.map(({ vpcs }) => vpcs.outcome === 'loaded' && vpcs.value[0]?.vpc.VpcId);
  assert.deepEqual(read.sort(), [...used].sort());
  assert.ok(networks.every(({ networkInterfaces }) => networkInterfaces.outcome === 'loaded'));
});

test('target: a role that is gone is absent, one that may not be read is not', async () => {
  const account = await loadAccount(access, { signal: never });
  const found = findTarget(account, simulator.scenario.target);
  assert.ok(found.kind === 'found');
  const [membership] = found.target.memberships;
  assert.ok(membership !== undefined);
  const gone = { ...found.target, memberships: [{ ...membership, roleName: 'gone' }] };
  const absent = await loadTarget(access, account, gone, { signal: never });
  assert.deepEqual(absent.roles, [
    { roleName: 'gone', role: { outcome: 'loaded', value: 'absent' } },
  ]);
  simulator.setFault('iam:GetRole', { kind: 'access-denied' });
  const denied = await loadTarget(access, account, found.target, { signal: never });
  simulator.setFault('iam:GetRole', undefined);
  assert.equal(denied.roles[0]?.role.outcome, 'not-permitted');
});

test('everything that a full read sends is a read', () => {
  const actions = [...new Set(simulator.requests().map(({ action }) => action))];
  assert.ok(actions.length > 15);
  assert.deepEqual(
    actions.filter((action) => !/^(Describe|Get|List|Simulate)/.test(action)),
    [],
  );
});
