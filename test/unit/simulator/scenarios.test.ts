/** Every scenario starts, is consistent in itself, and leaves nothing behind. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { healthyWorld } from '../../../src/simulator/build/healthyWorld.ts';
import { placeOf, somePlace } from '../../../src/simulator/place.ts';
import { scenarioNamed, scenarios } from '../../../src/simulator/scenarioTable.ts';
import { joiningMs } from '../../../src/simulator/scenarios/joining.ts';
import { scenarioNames, startSimulator } from '../../../src/simulator/startSimulator.ts';

const place = placeOf('127.77.1.0/24');
const now = new Date('2026-11-21T00:00:00Z');

test('names are unique and say what they are', () => {
  assert.equal(new Set(scenarioNames).size, scenarios.length);
  for (const { name, summary } of scenarios) {
    assert.match(name, /^[a-z][a-z0-9-]+$/);
    assert.match(summary, /\.$/);
  }
});

for (const scenario of scenarios) {
  test(`${scenario.name}: every id that is referred to exists`, () => {
    const { account } = scenario.world(place, now);
    const missing = Object.values(account.regions).flatMap((region) => {
      const ids = new Set([
        ...region.vpcs.map((it) => it.vpc.VpcId),
        ...region.subnets.map((it) => it.SubnetId),
        ...region.securityGroups.map((it) => it.GroupId),
        ...region.clusters.map((it) => it.DBClusterIdentifier),
      ]);
      const referred = [
        ...region.subnets.map((it) => it.VpcId),
        ...region.securityGroups.map((it) => it.VpcId),
        ...region.networkAcls.flatMap((it) => it.Associations ?? []).map((it) => it.SubnetId),
        ...region.directories.flatMap(({ description: { VpcSettings } }) => [
          VpcSettings?.VpcId,
          VpcSettings?.SecurityGroupId,
          ...(VpcSettings?.SubnetIds ?? []),
        ]),
        ...region.instances.flatMap((it) => [
          it.DBSubnetGroup?.VpcId,
          it.DBClusterIdentifier,
          ...(it.DBSubnetGroup?.Subnets ?? []).map((subnet) => subnet.SubnetIdentifier),
          ...(it.VpcSecurityGroups ?? []).map((group) => group.VpcSecurityGroupId),
        ]),
      ];
      return referred.filter((id) => id !== undefined && !ids.has(id));
    });
    assert.deepEqual(missing, []);
  });

  test(`${scenario.name}: the target exists, and every address is on loopback`, () => {
    const world = scenario.world(place, now);
    const targets = Object.values(world.account.regions).flatMap((region) => [
      ...region.instances.map((it) => it.DBInstanceIdentifier),
      ...region.clusters.map((it) => it.DBClusterIdentifier),
    ]);
    assert.ok(targets.includes(scenario.target));
    const { controllers, resolvers, databases } = world.realm;
    for (const { address } of [...controllers, ...resolvers, ...databases]) {
      assert.match(address, /^127\.77\.1\.\d+$/);
    }
  });

  test(`${scenario.name}: starts, names its files, and takes them away`, async () => {
    const simulator = await startSimulator({ scenario: scenario.name });
    const file = simulator.environment['KRB5_CONFIG']!;
    assert.match(readFileSync(file, 'utf8'), /default_realm = CORP\.EXAMPLE\.COM/);
    await simulator.stop();
    await simulator.stop();
    assert.equal(existsSync(file), false);
  });
}

test('two simulators run side by side', async () => {
  const first = await startSimulator({ scenario: 'healthy' });
  const second = await startSimulator({ scenario: 'healthy' });
  assert.notEqual(first.place.prefix, second.place.prefix);
  await Promise.all([first.stop(), second.stop()]);
});

test('a taken port of a given subnet is an error, and nothing stays open', async () => {
  const squatter = createServer();
  await new Promise<void>((resolve) => squatter.listen(13_306, '127.77.2.68', resolve));
  try {
    await assert.rejects(startSimulator({ scenario: 'healthy', subnet: '127.77.2.0/24' }), {
      code: 'EADDRINUSE',
    });
  } finally {
    await new Promise((resolve) => squatter.close(resolve));
  }
  const again = await startSimulator({ scenario: 'healthy', subnet: '127.77.2.0/24' });
  await again.stop();
});

test('with a single loopback address there is one controller of the directory, and it all starts', async () => {
  const world = healthyWorld({ place: placeOf('127.0.0.1'), now });
  assert.deepEqual(
    world.realm.controllers.map((it) => [it.hostName, it.address]),
    [
      ['dc1.awsmad.example.com', '127.0.0.1'],
      ['dc1.corp.example.com', '127.0.0.1'],
    ],
  );
  const simulator = await startSimulator({ scenario: 'healthy', subnet: '127.0.0.1' });
  assert.match(simulator.environment['AWS_ENDPOINT_URL']!, /^http:\/\/127\.0\.0\.1:\d+$/);
  await simulator.stop();
});

test('nothing but loopback is ever accepted', async () => {
  for (const subnet of ['10.0.0.0/24', '127.300.1.0/24', '0.0.0.0', '127.1.1.0/16', 'localhost']) {
    assert.throws(() => placeOf(subnet), RangeError);
    await assert.rejects(startSimulator({ scenario: 'healthy', subnet }), RangeError);
  }
  await assert.rejects(startSimulator({ scenario: 'nosuch' }), /there are healthy, /);
  for (const random of [0, 0.5, 0.999_999]) {
    assert.match(somePlace(() => random).prefix, /^127\.[1-9]\d{0,2}\.[1-9]\d{0,2}$/);
  }
});

test('joining: the state moves by itself', () => {
  const statusAfter = (ms: number) => {
    const { account } = scenarioNamed('joining').world(place, new Date(Date.now() - ms));
    return account.regions['eu-west-1']?.clusters[0]?.DomainMemberships?.[0]?.Status;
  };
  assert.deepEqual(
    [statusAfter(0), statusAfter(joiningMs)],
    ['enabling-kerberos', 'kerberos-enabled'],
  );
});
