/** The client's end: a laptop behind a VPN, one behind NAT, one on the internet, one nobody can place. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IpPermission, Route } from '@aws-sdk/client-ec2';
import type { NetworkSnapshot } from '../../../src/aws/snapshot.ts';
import { clientEndpoint } from '../../../src/reachability/endpoints.ts';
import { decidingStep } from '../../../src/reachability/judge.ts';
import { denied, end, everything, group, loaded, rule, verdict, vpcNetwork } from './network.ts';

const inside = end('database', {
  label: 'mydb',
  vpcId: 'vpc-db',
  subnetIds: ['subnet-a', 'subnet-b'],
  securityGroupIds: ['sg-db'],
  publiclyAccessible: false,
});
const open = { ...inside, publiclyAccessible: true };
const vpn: Route = { DestinationCidrBlock: '172.16.0.0/12', GatewayId: 'vgw-1' };
const internet: Route = { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' };

function world(ingress: IpPermission[], routes: Route[]): NetworkSnapshot {
  return vpcNetwork('vpc-db', { groups: [group('sg-db', ingress)], routes });
}

function ask(network: NetworkSnapshot, client = clientEndpoint('172.16.4.7'), database = inside) {
  const one = verdict([network], client, database, 3306);
  const step = decidingStep(one);
  return {
    result: one.result,
    kind: step?.kind,
    because: step?.because ?? '',
    missing: step?.missing ?? '',
  };
}

test('over a VPN the local address is what the database sees', () => {
  assert.equal(ask(world([rule('tcp', 3306, 3306, '172.16.4.0/24')], [vpn])).result, 'allowed');
  const { kind, because } = ask(world([rule('tcp', 3306, 3306, '10.0.0.0/16')], [vpn]));
  assert.equal(kind, 'security-group-ingress');
  assert.match(because, /port matches, 10\.0\.0\.0\/16 does not contain 172\.16\.4\.7/);
});

test('where no route leads back, the local address is not what arrives: unknown, not blocked', () => {
  const { result, missing } = ask(world([rule('tcp', 3306, 3306, '10.20.0.0/16')], []));
  assert.equal(result, 'unknown');
  assert.match(
    missing,
    /no route leads back to 172\.16\.4\.7, so it is translated on the way or does not arrive/,
  );
  assert.equal(
    ask(world([rule('tcp', 22, 22, '0.0.0.0/0')], [])).result,
    'blocked',
    'no rule for the port at all',
  );
});

test('an address that a person names is judged as it is', () => {
  const { result, kind } = ask(world([everything], []), end('address', { address: '172.16.4.7' }));
  assert.deepEqual([result, kind], ['blocked', 'return-route']);
});

test('a private address is never judged against a public path', () => {
  const home = clientEndpoint('192.168.1.20');
  const some = ask(world([rule('tcp', 3306, 3306, '203.0.113.7/32')], [internet]), home, open);
  assert.equal(some.result, 'unknown');
  assert.match(some.missing, /the public address of this machine/);
  assert.equal(
    ask(world([rule('tcp', 3306, 3306, '0.0.0.0/0')], [internet]), home, open).result,
    'allowed',
  );
  assert.equal(
    ask(world([rule('tcp', 3306, 3306, '192.168.0.0/16')], [internet]), home, open).result,
    'blocked',
  );
});

test('a public address is compared with the rules', () => {
  const network = world([rule('tcp', 3306, 3306, '203.0.113.7/32')], [internet]);
  assert.equal(ask(network, clientEndpoint('203.0.113.7'), open).result, 'allowed');
  assert.equal(ask(network, clientEndpoint('203.0.113.8'), open).result, 'blocked');
});

test('an unknown address: allowed if all pass, blocked if none, else unknown', () => {
  const nobody = clientEndpoint(undefined);
  assert.equal(
    ask(world([rule('tcp', 3306, 3306, '0.0.0.0/0')], [internet]), nobody, open).result,
    'allowed',
  );
  assert.equal(ask(world([], [internet]), nobody, open).result, 'blocked');
  assert.equal(
    ask(world([rule('tcp', 3306, 3306, '198.51.100.0/24')], [internet]), nobody, open).result,
    'unknown',
  );
  assert.equal(
    ask(world([everything], [vpn]), nobody).result,
    'unknown',
    'only some have a way back',
  );
});

test('a public database needs an internet gateway and both DNS attributes', () => {
  const client = clientEndpoint('203.0.113.7');
  const noGateway = ask(world([everything], []), client, open);
  assert.deepEqual([noGateway.result, noGateway.kind], ['blocked', 'return-route']);
  const nat: Route = { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' };
  assert.match(
    ask(world([everything], [nat]), client, open).because,
    /lets no connection in from the internet/,
  );

  const good = world([everything], [internet]);
  const vpc = { vpc: { VpcId: 'vpc-db', CidrBlock: '10.20.0.0/16' } };
  const off = {
    ...good,
    vpcs: loaded([{ ...vpc, enableDnsSupport: true, enableDnsHostnames: false }]),
  };
  const { kind, because } = ask(off, client, open);
  assert.equal(kind, 'public-access');
  assert.match(because, /enableDnsHostnames of vpc-db is off/);
  const unread = ask({ ...good, vpcs: loaded([vpc]) }, client, open);
  assert.deepEqual([unread.result, unread.missing], ['unknown', 'ec2:DescribeVpcAttribute']);
  const proven = ask({ ...good, vpcs: loaded([vpc]) }, client, {
    ...open,
    address: '198.51.100.9',
  });
  assert.equal(proven.result, 'allowed', 'the name resolved to a public address');
});

test('a database that is not public has no way from the internet', () => {
  const { result, because } = ask(world([everything], [internet]), clientEndpoint('203.0.113.7'));
  assert.equal(result, 'blocked');
  assert.match(because, /mydb has no public address/);
});

test('VPC Block Public Access overrides', () => {
  const good = world([everything], [internet]);
  const subnets = [
    {
      SubnetId: 'subnet-a',
      VpcId: 'vpc-db',
      CidrBlock: '10.20.1.0/24',
      BlockPublicAccessStates: { InternetGatewayBlockMode: 'block-bidirectional' as const },
    },
  ];
  const one = ask({ ...good, subnets: loaded(subnets) }, clientEndpoint('203.0.113.7'), {
    ...open,
    subnetIds: ['subnet-a'],
  });
  assert.match(one.because, /VPC Block Public Access is on/);
});

test('a public path never matches a group', () => {
  const byGroup: IpPermission = { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: 'sg-db' }] };
  const { result, because } = ask(
    world([byGroup], [internet]),
    clientEndpoint('203.0.113.7'),
    open,
  );
  assert.equal(result, 'blocked');
  assert.match(because, /packets from the internet carry none/);
});

test('a machine in the VPC is found by its network interface', () => {
  const network = world([{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: 'sg-bastion' }] }], []);
  assert.ok(network.securityGroups.outcome === 'loaded');
  const card = {
    NetworkInterfaceId: 'eni-1',
    VpcId: 'vpc-db',
    SubnetId: 'subnet-a',
    PrivateIpAddress: '10.20.1.9',
    Groups: [{ GroupId: 'sg-bastion' }],
  };
  const withCard = {
    ...network,
    securityGroups: loaded([...network.securityGroups.value, group('sg-bastion', [])]),
    networkInterfaces: loaded([card]),
  };
  assert.equal(ask(withCard, clientEndpoint('10.20.1.9')).result, 'allowed');
  const blind = ask(
    { ...network, networkInterfaces: denied('ec2:DescribeNetworkInterfaces') },
    clientEndpoint('10.20.1.9'),
  );
  assert.equal(blind.result, 'unknown');
  assert.match(blind.missing, /ec2:DescribeNetworkInterfaces/);
});

test('IPv4 and IPv6 ends do not meet; ends that nobody can place are unknown', () => {
  const four = clientEndpoint('172.16.4.7');
  assert.equal(
    ask(world([everything], [vpn]), four, { ...inside, address: 'fd00::5' }).result,
    'blocked',
  );
  const one = verdict([], four, end('address', { address: '172.16.9.9' }), 88);
  assert.deepEqual(
    [one.result, decidingStep(one)?.missing],
    ['unknown', 'the networks of both ends'],
  );
});
