import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openAccount } from '../../../src/aws/access.ts';
import type { AwsAccess } from '../../../src/aws/access.ts';
import type { DatabaseTarget } from '../../../src/aws/databases.ts';
import { loadAccount } from '../../../src/aws/load/account.ts';
import { loadTarget } from '../../../src/aws/load/target.ts';
import { valueOr } from '../../../src/aws/section.ts';
import type { AccountSnapshot, NetworkSnapshot } from '../../../src/aws/snapshot.ts';
import { findTarget } from '../../../src/aws/target.ts';
import { awsEvidence } from '../../../src/diagnosis/evidence/aws.ts';
import { startAwsEndpoint } from '../../../src/simulator/aws/endpoint.ts';
import type { AwsEndpoint } from '../../../src/simulator/aws/endpoint.ts';
import type { AccountState } from '../../../src/simulator/aws/state.ts';
import { healthyWorld } from '../../../src/simulator/build/healthyWorld.ts';
import { demoAccessKeyId } from '../../../src/simulator/environment.ts';
import { placeOf } from '../../../src/simulator/place.ts';

const { signal } = new AbortController();
const region = 'eu-west-1';
const bastion = { own: '10.50.0.9', other: '10.60.0.9', twice: '10.70.0.9' };

/** A bastion in the database's VPC, one in a VPC of its own, and an address that two interfaces have. */
function withBastions(): AccountState {
  const { account } = healthyWorld({ place: placeOf('127.77.5.0/24'), now: new Date() });
  const home = account.regions[region];
  assert.ok(home !== undefined);
  const vpcId = home.vpcs[0]?.vpc.VpcId;
  const card = (PrivateIpAddress: string, VpcId: string | undefined, GroupId: string) => ({
    NetworkInterfaceId: `eni-${PrivateIpAddress}-${VpcId ?? ''}`,
    VpcId,
    PrivateIpAddress,
    PrivateIpAddresses: [{ PrivateIpAddress, Primary: true }],
    Groups: [{ GroupId }],
  });
  const changed = {
    ...home,
    vpcs: [
      ...home.vpcs,
      {
        vpc: { VpcId: 'vpc-tools', CidrBlock: '10.60.0.0/16' },
        enableDnsSupport: true,
        enableDnsHostnames: true,
      },
    ],
    securityGroups: [
      ...home.securityGroups,
      { GroupId: 'sg-shut', VpcId: 'vpc-tools', IpPermissions: [], IpPermissionsEgress: [] },
    ],
    networkInterfaces: [
      ...home.networkInterfaces,
      card(bastion.own, vpcId, 'sg-bastion'),
      card(bastion.other, 'vpc-tools', 'sg-shut'),
      card(bastion.twice, vpcId, 'sg-twice'),
      card(bastion.twice, 'vpc-tools', 'sg-twice'),
    ],
  };
  return { ...account, regions: { ...account.regions, [region]: changed } };
}

let endpoint: AwsEndpoint;
let access: AwsAccess;
let account: AccountSnapshot;
let database: DatabaseTarget;
before(async () => {
  endpoint = await startAwsEndpoint({
    account: withBastions(),
    faults: {},
    accessKeyId: demoAccessKeyId,
    pageSize: 20,
    address: '127.0.0.1',
  });
  access = await openAccount({
    env: {
      HOME: '/nonexistent',
      AWS_ENDPOINT_URL: endpoint.url,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: demoAccessKeyId,
      AWS_SECRET_ACCESS_KEY: 'example',
    },
    instanceRole: false,
  });
  account = await loadAccount(access, { signal });
  const found = findTarget(account, 'mydb');
  assert.ok(found.kind === 'found');
  database = found.target;
});
after(async () => {
  access.clients.destroy();
  await endpoint.stop();
});

const addresses = (network: NetworkSnapshot | undefined) =>
  network === undefined
    ? []
    : valueOr(network.networkInterfaces, []).map(({ PrivateIpAddress }) => PrivateIpAddress);
const read = (address: string, onEc2 = true) =>
  loadTarget(access, account, database, { signal, client: { address, onEc2 } });

test('a bastion in the VPC of the database: its interface is read with the others', async () => {
  const { network, clientNetwork } = await read(bastion.own);
  assert.ok(addresses(network).includes(bastion.own));
  assert.equal(clientNetwork, undefined);
});

test('a bastion in a VPC of its own: that VPC is read', async () => {
  const { network, clientNetwork } = await read(bastion.other);
  assert.deepEqual(addresses(clientNetwork), [bastion.other]);
  assert.equal(addresses(network).includes(bastion.other), false);
});

test('a workstation, an unknown address and one that two interfaces have: nothing is assumed', async () => {
  const before = endpoint.requests().length;
  for (const [address, onEc2] of [
    [bastion.other, false],
    ['10.99.99.99', true],
    [bastion.twice, true],
  ] as const) {
    const { network, clientNetwork } = await read(address, onEc2);
    assert.equal(clientNetwork, undefined);
    assert.equal(addresses(network).includes(address), false);
  }
  const asked = endpoint
    .requests()
    .slice(before)
    .filter(({ parameters }) => JSON.stringify(parameters).includes(bastion.other));
  assert.deepEqual(asked, []);
});

test('the bastion’s own group decides: one that lets nothing out blocks it', async () => {
  const evidence = await awsEvidence(
    { kind: 'database', database, account },
    {
      loadTarget: (target, abort, { client }) =>
        loadTarget(access, account, target, {
          signal: abort,
          ...(client === undefined ? {} : { client: { ...client, onEc2: true } }),
        }),
    },
    { platform: 'linux', address: bastion.other },
    signal,
  );
  const mine = evidence.flows.find(({ flow }) => flow.kind === 'client-to-database');
  assert.equal(mine?.result, 'blocked');
  const step = mine.steps.find(({ result }) => result === 'blocked');
  assert.equal(step?.kind, 'security-group-egress');
  assert.deepEqual(step.resources, ['sg-shut']);
});
