/**
 * The inventory against moto's server, an AWS emulator that this project did not write: everything that is
 * created through the SDK has to come back in the field where it belongs.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { databasesOf } from '../../src/aws/databases.ts';
import { loadAccount, loadNetworks, loadTarget, openAccount } from '../../src/aws/entry.ts';
import { inventoryOf } from '../../src/aws/inventory.ts';
import { judgeRole } from '../../src/aws/roleJudgement.ts';
import { findTarget } from '../../src/aws/target.ts';
import { buildWorld } from '../../src/reachability/buildWorld.ts';
import { addressEndpoint, databaseEndpoint } from '../../src/reachability/endpoints.ts';
import { customFlow } from '../../src/reachability/flows.ts';
import { judge } from '../../src/reachability/judge.ts';
import { compareWithBotocore } from './compare.ts';
import { createAccount, otherRoleName, region, roleName, spareInstances } from './account.ts';
import { installMoto } from './install.ts';
import { startMoto } from './server.ts';

const program = await installMoto().catch((error: unknown) => {
  process.stderr.write(`\n*** The moto lane cannot run: ${(error as Error).message}\n`);
  // Where somebody relies on the lane, not running it is a failure.
  process.exit(process.env['CI'] === 'true' ? 1 : 0);
});

test('inventory and roles against moto', { timeout: 300_000 }, async (t) => {
  const moto = await startMoto(program);
  t.after(moto.stop);
  const made = await createAccount(moto.url);
  const access = await openAccount({
    env: {
      HOME: '/nonexistent',
      AWS_ENDPOINT_URL: moto.url,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'example',
    },
    instanceRole: false,
  });
  t.after(() => access.clients.destroy());
  const signal = new AbortController().signal;
  const account = await loadAccount(access, { signal });
  const inventory = inventoryOf(account);
  const [shown] = inventory.regions;
  assert.ok(shown !== undefined);

  await compareWithBotocore(t, { program, url: moto.url, made, access, account });

  await t.test('account and Region', () => {
    assert.equal(inventory.account, '123456789012');
    assert.equal(shown.region, region);
    assert.deepEqual(inventory.errors, []);
  });

  await t.test('directory with its trust', () => {
    assert.equal(shown.directories.length, 1);
    const [directory] = shown.directories;
    const {
      domainControllers,
      dnsAddresses,
      securityGroupId,
      trusts,
      replicas,
      settings,
      ...rest
    } = directory ?? assert.fail();
    assert.deepEqual(
      replicas.map(({ region: name, primary, vpcId }) => [name, primary, vpcId]),
      [[region, true, made.vpcId]],
    );
    assert.ok(settings.some(({ name, value }) => name.startsWith('SSL') && value !== ''));
    assert.deepEqual(rest, {
      directoryId: made.directoryId,
      name: 'awsmad.example.com',
      shortName: 'AWSMAD',
      type: 'MicrosoftAD',
      edition: 'Standard',
      usableByRds: true,
      state: {
        status: 'Active',
        label: 'active',
        meaning: 'The directory works; AWS sees no problem with it.',
        severity: 'info',
        transient: false,
        nextStep: '',
      },
      vpcId: made.vpcId,
      subnetIds: made.subnetIds,
      owner: null,
      share: null,
      regions: [region],
      conditionalForwarders: [],
      sharedWith: [],
      ipRoutes: [],
      hybrid: null,
      ldaps: null,
    });
    assert.match(securityGroupId ?? '', /^sg-/);
    assert.ok(
      dnsAddresses.length === 2 && dnsAddresses.every((address) => address.startsWith('10.20.')),
    );
    assert.deepEqual(domainControllers, [], 'moto has none, and says so as an error');
    const [trust] = trusts;
    const { state, ...shape } = trust ?? assert.fail();
    assert.deepEqual(shape, {
      trustId: made.trustId,
      remoteDomain: 'corp.example.com',
      direction: 'One-Way: Outgoing',
      type: 'Forest',
      selectiveAuthentication: true,
    });
    assert.deepEqual([state.status, state.transient], ['Creating', true]);
  });

  await t.test('what moto cannot do is an error of its section, and of no other', () => {
    const sections = shown.errors.flatMap(({ section }) => section.split(', ')).sort();
    assert.deepEqual(sections, [
      `IP routes of ${made.directoryId}`,
      `Regions of ${made.directoryId}`,
      `conditional forwarders of ${made.directoryId}`,
      `domain controllers of ${made.directoryId}`,
      `shares of ${made.directoryId}`,
    ]);
    assert.ok(shown.errors.every(({ message }) => /\.$/.test(message)));
  });

  await t.test('instances, over several pages', () => {
    assert.equal(shown.instances.length, spareInstances + 5);
    const joined = shown.instances.find(({ identifier }) => identifier === 'joined-mysql');
    const { engineVersion, endpoint, memberships, ...rest } = joined ?? assert.fail();
    assert.deepEqual(rest, {
      identifier: 'joined-mysql',
      arn: `arn:aws:rds:${region}:123456789012:db:joined-mysql`,
      engine: 'mysql',
      engineTitle: 'RDS for MySQL',
      status: 'available',
      vpcId: made.vpcId,
      subnetIds: made.subnetIds,
      securityGroupIds: [made.groupId],
      publiclyAccessible: false,
      iamAuthentication: false,
      cluster: null,
      replicaOf: null,
    });
    assert.ok(engineVersion !== null);
    assert.equal(endpoint?.port, 3307);
    assert.match(endpoint.host, /^joined-mysql\..*\.rds\.amazonaws\.com$/);
    assert.equal(memberships.length, 1);
    const plain = shown.instances.find(({ identifier }) => identifier === 'plain-postgres');
    assert.deepEqual([plain?.memberships, plain?.iamAuthentication], [[], true]);
  });

  await t.test('moto’s own membership status shows as itself, as unknown', () => {
    const [first] = shown.instances;
    const [membership] = first?.memberships ?? [];
    assert.equal(membership?.directoryId, made.directoryId);
    assert.equal(membership.status, 'active');
    assert.equal(membership.meaning, 'AWS reports active, which this version does not know.');
    assert.deepEqual([membership.severity, membership.transient], ['warning', false]);
  });

  await t.test('cluster, member and global cluster', () => {
    assert.equal(shown.clusters.length, 1);
    const [cluster] = shown.clusters;
    assert.equal(cluster?.identifier, 'shop');
    assert.equal(cluster.engineTitle, 'Aurora MySQL');
    assert.deepEqual(cluster.members, [
      { identifier: 'shop-1', writer: true },
      { identifier: 'shop-2', writer: false },
    ]);
    assert.deepEqual(cluster.securityGroupIds.length > 0, true);
    assert.equal(cluster.memberships[0]?.directoryId, made.directoryId);
    assert.match(cluster.readerEndpoint ?? '', /cluster-ro/);
    const member = shown.instances.find(({ identifier }) => identifier === 'shop-1');
    assert.equal(member?.cluster, 'shop');
    assert.equal(member.memberships[0]?.directoryId, made.directoryId, 'merged from its cluster');
    assert.deepEqual(
      shown.globalClusters.map(({ identifier, members }) => [identifier, members]),
      [['world', [{ arn: cluster.arn, region, writer: true }]]],
    );
  });

  await t.test('network, prefix list and peering of a target', async () => {
    const found = findTarget(account, 'joined-mysql');
    assert.ok(found.kind === 'found');
    const { network, roles } = await loadTarget(access, account, found.target, { signal });
    assert.ok(network.vpcs.outcome === 'loaded' && network.subnets.outcome === 'loaded');
    assert.deepEqual(
      network.vpcs.value.map(({ vpc }) => vpc.CidrBlock),
      ['10.20.0.0/16'],
    );
    assert.deepEqual(network.vpcs.value[0]?.enableDnsSupport, true);
    assert.deepEqual(
      network.subnets.value.map(({ SubnetId: id }) => id).sort(),
      [...made.subnetIds].sort(),
    );
    assert.ok(network.securityGroups.outcome === 'loaded');
    const group = network.securityGroups.value.find(({ GroupId }) => GroupId === made.groupId);
    assert.equal(group?.IpPermissions?.length, 7);
    assert.ok(network.prefixLists.outcome === 'loaded');
    const [list] = network.prefixLists.value;
    assert.equal(list?.list.PrefixListId, made.prefixListId);
    assert.ok(list.entries.outcome === 'loaded');
    assert.deepEqual(
      list.entries.value.map(({ Cidr }) => Cidr),
      ['192.0.2.0/24', '203.0.113.0/28'],
    );
    assert.ok(network.peerings.outcome === 'loaded');
    assert.ok(
      network.peerings.value.some(({ VpcPeeringConnectionId: id }) => id === made.peeringId),
    );
    assert.ok(network.networkAcls.outcome === 'loaded' && network.networkAcls.value.length > 0);
    assert.ok(network.routeTables.outcome === 'loaded' && network.routeTables.value.length > 0);
    assert.equal(roles[0]?.roleName, roleName);
    assert.deepEqual(judgeRole(roleName, roles[0].role, found.target), []);
  });

  await t.test('reachability judged over its answers: CIDR and prefix list', async () => {
    const networks = await loadNetworks(access, account, { signal });
    const world = buildWorld(networks);
    const target = databasesOf(account).find(({ identifier }) => identifier === 'joined-mysql');
    const database = databaseEndpoint(target?.instance ?? assert.fail());
    const inbound = (from: string, port: number) => {
      const flow = customFlow(addressEndpoint(from), database, 'tcp', { from: port, to: port });
      const step = judge(flow, world).steps.find(({ kind }) => kind === 'security-group-ingress');
      return [step?.result, step?.nearest?.kind];
    };
    assert.deepEqual(inbound('10.20.0.9', 3306), ['allowed', undefined]);
    assert.deepEqual(inbound('10.30.0.9', 3306), ['blocked', 'source']);
    assert.deepEqual(inbound('192.0.2.9', 5432), ['allowed', undefined]);
    assert.deepEqual(inbound('198.51.100.9', 5432), ['blocked', 'source']);
    // The group admits itself on every port, and whether the address of the VPC is in it is not known.
    assert.deepEqual(inbound('10.20.0.9', 22), ['unknown', undefined]);
    assert.equal(inbound('198.51.100.9', 22)[0], 'blocked');
  });

  await t.test('a role without the principal, with an inline policy', async () => {
    const found = findTarget(account, 'shop');
    assert.ok(found.kind === 'found');
    const { roles } = await loadTarget(access, account, found.target, { signal });
    assert.equal(roles[0]?.roleName, otherRoleName);
    assert.deepEqual(
      judgeRole(otherRoleName, roles[0].role, found.target).map(({ kind }) => kind),
      ['role-trust-principal'],
    );
  });
});
