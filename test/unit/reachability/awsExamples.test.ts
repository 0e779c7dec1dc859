/** The cases that AWS's own documentation works through, one test each. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  IpPermission,
  NetworkAclEntry,
  Route,
  VpcPeeringConnection,
} from '@aws-sdk/client-ec2';
import type { NetworkSnapshot } from '../../../src/aws/snapshot.ts';
import type { Endpoint, FlowVerdict } from '../../../src/reachability/flow.ts';
import { decidingStep } from '../../../src/reachability/judge.ts';
import { warningsOf } from '../../../src/reachability/summary.ts';
import { end, entry, everything, group, loaded, rule, verdict, vpcNetwork } from './network.ts';

const any = '0.0.0.0/0';
const internet: Route = { DestinationCidrBlock: any, GatewayId: 'igw-1', State: 'active' };
const windows = { from: 49152, to: 65535 };

function decided(one: FlowVerdict): string | undefined {
  return decidingStep(one)?.kind;
}

/** VPC guide, "Custom network ACL": the table for a VPC that supports IPv4 only. */
function customAcl(): NetworkAclEntry[] {
  const home = '192.0.2.0/24';
  return [
    entry(100, 'allow', false, '6', any, [80, 80]),
    entry(110, 'allow', false, '6', any, [443, 443]),
    entry(120, 'allow', false, '6', home, [22, 22]),
    entry(130, 'allow', false, '6', home, [3389, 3389]),
    entry(140, 'allow', false, '6', any, [32768, 65535]),
    entry(32767, 'deny', false, '-1', any),
    entry(100, 'allow', true, '6', any, [80, 80]),
    entry(110, 'allow', true, '6', any, [443, 443]),
    entry(120, 'allow', true, '6', home, [1024, 65535]),
    entry(140, 'allow', true, '6', any, [32768, 65535]),
    entry(32767, 'deny', true, '-1', any),
  ];
}

const web: Endpoint = end('database', {
  label: 'web',
  vpcId: 'vpc-db',
  subnetIds: ['subnet-a'],
  securityGroupIds: ['sg-web'],
  address: '198.51.100.10',
  publiclyAccessible: true,
});
const webSubnet = vpcNetwork('vpc-db', {
  groups: [group('sg-web', [everything])],
  routes: [internet],
  entries: { 'subnet-a': customAcl() },
});

test('custom ACL: a packet for port 443 is allowed by rule 110', () => {
  const one = verdict(
    [webSubnet],
    end('address', { address: '203.0.113.9', ephemeralPorts: windows }),
    web,
    443,
  );
  assert.equal(one.result, 'allowed');
  assert.match(
    one.steps.find((step) => step.kind === 'nacl-ingress')?.because ?? '',
    /entry 110 allows it/,
  );
});

test('custom ACL: a packet for port 139 meets only the last rule', () => {
  const one = verdict([webSubnet], end('address', { address: '203.0.113.9' }), web, 139);
  assert.equal(one.result, 'blocked');
  assert.match(
    decidingStep(one)?.because ?? '',
    /no inbound entry allows 139\/tcp from 203\.0\.113\.9, so the last entry \(\*\) denies it/,
  );
});

test('custom ACL: RDP from home, not from elsewhere', () => {
  const rdp = (address: string) =>
    verdict([webSubnet], end('address', { address, ephemeralPorts: windows }), web, 3389).result;
  assert.equal(rdp('192.0.2.77'), 'allowed');
  assert.equal(rdp('203.0.113.9'), 'blocked');
});

test('custom ACL: clients whose ephemeral ports start at 1024 get answers to a part of them only', () => {
  const one = verdict([webSubnet], end('address', { address: '203.0.113.9' }), web, 443);
  assert.equal(one.result, 'allowed');
  assert.equal(warningsOf([one]).length, 1);
});

test('ACL rules: a lower number wins over a higher one that contradicts it', () => {
  const both = [entry(80, 'deny', false, '6', '203.0.113.0/24', [443, 443]), ...customAcl()];
  const net = vpcNetwork('vpc-db', {
    groups: [group('sg-web', [everything])],
    routes: [internet],
    entries: { 'subnet-a': both },
  });
  assert.equal(
    decided(verdict([net], end('address', { address: '203.0.113.9' }), web, 443)),
    'nacl-ingress',
  );
});

const database = end('database', {
  label: 'mydb',
  region: 'eu-west-1',
  vpcId: 'vpc-db',
  subnetIds: ['subnet-a'],
  securityGroupIds: ['sg-db'],
  address: '10.20.1.10',
});

test('security group referencing: the database allows the group of the web servers', () => {
  const byGroup: IpPermission = {
    IpProtocol: 'tcp',
    FromPort: 3306,
    ToPort: 3306,
    UserIdGroupPairs: [{ GroupId: 'sg-web' }],
  };
  const net = vpcNetwork('vpc-db', {
    groups: [group('sg-db', [byGroup]), group('sg-web', [rule('tcp', 80, 80, any)])],
  });
  const server = {
    ...web,
    address: '10.20.2.20',
    subnetIds: ['subnet-b'],
    publiclyAccessible: false,
  };
  assert.equal(verdict([net], server, database, 3306).result, 'allowed');
  assert.equal(
    verdict([net], { ...server, securityGroupIds: ['sg-db'] }, database, 3306).result,
    'blocked',
  );
});

test('the default group: members talk to each other, nobody else comes in', () => {
  const self: IpPermission = { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: 'sg-default' }] };
  const net = vpcNetwork('vpc-db', {
    groups: [group('sg-default', [self]), group('sg-other', [])],
  });
  const member = { ...database, securityGroupIds: ['sg-default'] };
  const other = { ...member, address: '10.20.2.20', subnetIds: ['subnet-b'] };
  assert.equal(verdict([net], other, member, 5432).result, 'allowed');
  assert.equal(
    verdict([net], { ...other, securityGroupIds: ['sg-other'] }, member, 5432).result,
    'blocked',
  );
});

const controller = end('domain-controller', {
  label: 'dc',
  region: 'eu-west-1',
  vpcId: 'vpc-ad',
  subnetIds: ['subnet-dc'],
  securityGroupIds: ['sg-dc'],
  address: '10.30.1.5',
});

function peered(
  db: Route[],
  dcRules: IpPermission[],
  back = '10.20.0.0/16',
  Code: 'active' | 'failed' = 'active',
): NetworkSnapshot[] {
  const link: VpcPeeringConnection = {
    VpcPeeringConnectionId: 'pcx-1',
    RequesterVpcInfo: { VpcId: 'vpc-db', CidrBlock: '10.20.0.0/16' },
    AccepterVpcInfo: { VpcId: 'vpc-ad', CidrBlock: '10.30.0.0/16' },
    Status: { Code },
  };
  return [
    {
      ...vpcNetwork('vpc-db', { groups: [group('sg-db', [])], routes: db }),
      peerings: loaded([link]),
    },
    vpcNetwork('vpc-ad', {
      cidr: '10.30.0.0/16',
      subnets: { 'subnet-dc': '10.30.1.0/24' },
      groups: [group('sg-dc', dcRules, [everything], 'vpc-ad')],
      routes: [{ DestinationCidrBlock: back, VpcPeeringConnectionId: 'pcx-1' }],
    }),
  ];
}
const toPeer: Route = { DestinationCidrBlock: '10.30.0.0/16', VpcPeeringConnectionId: 'pcx-1' };

test('Directory Service, "What gets created": the directory admits its own VPC only', () => {
  const created = [rule('tcp', 88, 88, '10.30.0.0/16'), rule('udp', 88, 88, '10.30.0.0/16')];
  const one = verdict(peered([toPeer], created), database, controller, 88);
  assert.equal(decided(one), 'security-group-ingress');
  assert.equal(one.fix?.title, 'Allow 88/tcp from sg-db in sg-dc');
});

test('Directory Service, "Network security": the "AWS applications only" group is not for RDS', () => {
  const one = verdict(peered([toPeer], []), database, controller, 88);
  assert.match(decidingStep(one)?.because ?? '', /"AWS applications only"/);
});

test('Route priority: the most specific route decides, 0.0.0.0/0 takes the rest', () => {
  assert.equal(
    verdict(peered([internet, toPeer], [everything]), database, controller, 88).result,
    'allowed',
  );
  assert.equal(
    decided(verdict(peered([internet], [everything]), database, controller, 88)),
    'route',
  );
});

test('Peering: a route to a part of the peer leads only there', () => {
  const oneHost: Route = { DestinationCidrBlock: '10.30.1.5/32', VpcPeeringConnectionId: 'pcx-1' };
  const networks = peered([oneHost], [everything], '10.20.1.0/24');
  assert.equal(verdict(networks, database, controller, 88).result, 'allowed');
  assert.equal(
    decided(verdict(networks, database, { ...controller, address: '10.30.1.6' }, 88)),
    'route',
  );
  const elsewhere = { ...database, address: '10.20.2.10', subnetIds: ['subnet-b'] };
  assert.equal(decided(verdict(networks, elsewhere, controller, 88)), 'return-route');
});

test('Peering: no edge-to-edge routing through the gateway of the peer', () => {
  const viaPeer: Route = { DestinationCidrBlock: '172.16.0.0/16', VpcPeeringConnectionId: 'pcx-1' };
  const one = verdict(
    peered([viaPeer], []),
    database,
    end('address', { address: '172.16.0.10' }),
    88,
  );
  assert.equal(decided(one), 'route');
});

test('Peering: a connection that failed carries nothing', () => {
  assert.match(
    decidingStep(
      verdict(peered([toPeer], [everything], undefined, 'failed'), database, controller, 88),
    )?.because ?? '',
    /pcx-1 is failed/,
  );
});

test('Amazon DNS: the VPC base plus two answers whatever the groups say', () => {
  const net = vpcNetwork('vpc-db', { groups: [group('sg-db', [], [])] });
  assert.equal(
    verdict([net], database, end('address', { address: '10.20.0.2' }), 53, 'udp').result,
    'allowed',
  );
});

test('RDS, "A DB instance in a VPC accessed by a client through the internet"', () => {
  const net = vpcNetwork('vpc-db', {
    groups: [group('sg-db', [rule('tcp', 3306, 3306, '203.0.113.25/32')])],
    routes: [internet],
  });
  const open = end('database', {
    label: 'mydb',
    vpcId: 'vpc-db',
    subnetIds: ['subnet-a'],
    securityGroupIds: ['sg-db'],
    publiclyAccessible: true,
  });
  assert.equal(
    verdict([net], end('client', { address: '203.0.113.25' }), open, 3306).result,
    'allowed',
  );
  assert.equal(
    verdict([net], end('client', { address: '203.0.113.26' }), open, 3306).result,
    'blocked',
  );
});
