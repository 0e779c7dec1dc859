/** Routes: longest prefix, main table, blackhole, peering both ways and not further, gateways. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Route, RouteTable, VpcPeeringConnection } from '@aws-sdk/client-ec2';
import type { NetworkSnapshot } from '../../../src/aws/snapshot.ts';
import { decidingStep } from '../../../src/reachability/judge.ts';
import { denied, end, everything, group, loaded, verdict, vpcNetwork } from './network.ts';

const database = end('database', {
  label: 'mydb',
  vpcId: 'vpc-db',
  subnetIds: ['subnet-a'],
  securityGroupIds: ['sg-db'],
  address: '10.20.1.10',
  publiclyAccessible: false,
});
const controller = end('domain-controller', {
  label: 'dc',
  vpcId: 'vpc-ad',
  subnetIds: ['subnet-dc'],
  securityGroupIds: ['sg-dc'],
  address: '10.30.1.5',
});
const onPremises = end('address', { label: 'dc.corp', address: '172.16.0.10' });

const link: VpcPeeringConnection = {
  VpcPeeringConnectionId: 'pcx-1',
  RequesterVpcInfo: { VpcId: 'vpc-db', CidrBlock: '10.20.0.0/16' },
  AccepterVpcInfo: { VpcId: 'vpc-ad', CidrBlock: '10.30.0.0/16' },
  Status: { Code: 'active' },
};
const there: Route = {
  DestinationCidrBlock: '10.30.0.0/16',
  VpcPeeringConnectionId: 'pcx-1',
  State: 'active',
};
const back: Route = {
  DestinationCidrBlock: '10.20.0.0/16',
  VpcPeeringConnectionId: 'pcx-1',
  State: 'active',
};

function worlds(
  db: Route[],
  ad: Route[],
  peerings: VpcPeeringConnection[] = [link],
): NetworkSnapshot[] {
  const one = vpcNetwork('vpc-db', { groups: [group('sg-db', [everything])], routes: db });
  const two = vpcNetwork('vpc-ad', {
    cidr: '10.30.0.0/16',
    subnets: { 'subnet-dc': '10.30.1.0/24' },
    groups: [group('sg-dc', [everything], [everything], 'vpc-ad')],
    routes: ad,
  });
  return [{ ...one, peerings: loaded(peerings) }, two];
}

function ask(networks: NetworkSnapshot[], from = database, to = controller) {
  const one = verdict(networks, from, to, 88);
  const step = decidingStep(one);
  return {
    result: one.result,
    kind: step?.kind,
    because: step?.because ?? '',
    missing: step?.missing ?? '',
  };
}

test('peering needs a route on both sides', () => {
  assert.equal(ask(worlds([there], [back])).result, 'allowed');
  const forward = ask(worlds([], [back]));
  assert.deepEqual([forward.result, forward.kind], ['blocked', 'route']);
  assert.match(forward.because, /rtb-vpc-db has no route to 10\.30\.1\.5/);
  assert.equal(ask(worlds([there], [])).kind, 'return-route');
});

test('a peering that is not active carries nothing', () => {
  const dead = { ...link, Status: { Code: 'deleted' as const } };
  assert.match(ask(worlds([there], [back], [dead])).because, /pcx-1 is deleted, not active/);
});

test('peering is not transitive', () => {
  const elsewhere = { ...link, AccepterVpcInfo: { VpcId: 'vpc-hub', CidrBlock: '10.40.0.0/16' } };
  const { result, because } = ask(worlds([there], [back], [elsewhere]));
  assert.equal(result, 'blocked');
  assert.match(because, /ends in vpc-hub: a peering connection does not carry packets further/);
});

test('an address behind a peering must lie in the blocks of that VPC', () => {
  const routes = [there, { ...there, DestinationCidrBlock: '172.16.0.0/16' }];
  const through = ask(worlds(routes, [back]), database, onPremises);
  assert.deepEqual([through.result, through.kind], ['blocked', 'route']);
});

test('peerings that could not be read leave it unknown', () => {
  const [db, ad] = worlds([there], [back]);
  assert.ok(db && ad);
  const { result, missing } = ask([
    { ...db, peerings: denied('ec2:DescribeVpcPeeringConnections') },
    ad,
  ]);
  assert.equal(result, 'unknown');
  assert.match(missing, /ec2:DescribeVpcPeeringConnections/);
});

test('the longest prefix wins, and a blackhole in it is dead', () => {
  const hole: Route = {
    DestinationCidrBlock: '10.30.1.0/24',
    NatGatewayId: 'nat-1',
    State: 'blackhole',
  };
  const { result, because } = ask(worlds([there, hole], [back]));
  assert.equal(result, 'blocked');
  assert.match(because, /the route for 10\.30\.1\.0\/24 is a blackhole, nat-1 is gone/);
  const wide: Route = {
    DestinationCidrBlock: '10.0.0.0/8',
    NatGatewayId: 'nat-1',
    State: 'blackhole',
  };
  assert.equal(ask(worlds([there, wide], [back])).result, 'allowed');
});

test('a subnet of its own table does not ask the main one', () => {
  const [db, ad] = worlds([there], [back]);
  assert.ok(db && ad);
  const own: RouteTable = {
    RouteTableId: 'rtb-own',
    VpcId: 'vpc-db',
    Associations: [{ SubnetId: 'subnet-a' }],
    Routes: [{ DestinationCidrBlock: '10.20.0.0/16', GatewayId: 'local' }],
  };
  assert.ok(db.routeTables.outcome === 'loaded');
  const two = { ...db, routeTables: loaded([...db.routeTables.value, own]) };
  assert.match(ask([two, ad]).because, /rtb-own has no route/);
});

test('among equal prefixes a static route beats a propagated one', () => {
  const wrong: Route = {
    DestinationCidrBlock: '10.30.0.0/16',
    GatewayId: 'vgw-1',
    Origin: 'EnableVgwRoutePropagation',
  };
  assert.equal(ask(worlds([wrong, there], [back])).result, 'allowed');
});

test('a route table or prefix list that could not be read leaves it unknown', () => {
  const [db, ad] = worlds([there], [back]);
  assert.ok(db && ad);
  const none = ask([{ ...db, routeTables: denied('ec2:DescribeRouteTables') }, ad]);
  assert.deepEqual(
    [none.result, none.missing.includes('ec2:DescribeRouteTables')],
    ['unknown', true],
  );
  const list: Route = { DestinationPrefixListId: 'pl-9', TransitGatewayId: 'tgw-1' };
  assert.equal(ask(worlds([there, list], [back])).result, 'unknown');
  const read = worlds(
    [{ DestinationPrefixListId: 'pl-9', VpcPeeringConnectionId: 'pcx-1' }],
    [back],
  );
  const entries = loaded([
    { list: { PrefixListId: 'pl-9' }, entries: loaded([{ Cidr: '10.30.0.0/16' }]) },
  ]);
  assert.equal(ask(read.map((one) => ({ ...one, prefixLists: entries }))).result, 'allowed');
});

test('a transit gateway is half a proof; a dead attachment is a whole one', () => {
  const tgw = (cidr: string): Route => ({ DestinationCidrBlock: cidr, TransitGatewayId: 'tgw-1' });
  const networks = worlds([tgw('10.30.0.0/16')], [tgw('10.20.0.0/16')]);
  const half = ask(networks);
  assert.equal(half.result, 'unknown');
  assert.match(half.missing, /ec2:SearchTransitGatewayRoutes/);
  const attachment = {
    TransitGatewayId: 'tgw-1',
    ResourceId: 'vpc-ad',
    TransitGatewayAttachmentId: 'tgw-attach-1',
    State: 'rejected' as const,
  };
  const [db, ad] = networks;
  assert.ok(db && ad);
  const dead = ask([db, { ...ad, transitGatewayAttachments: loaded([attachment]) }]);
  assert.match(dead.because, /tgw-attach-1 of vpc-ad is rejected/);
});

test('a transit gateway: what its route table has learned, and what only its owner sees', () => {
  const tgw = (cidr: string): Route => ({ DestinationCidrBlock: cidr, TransitGatewayId: 'tgw-1' });
  const networks = worlds([tgw('10.30.0.0/16')], [tgw('10.20.0.0/16')]);
  const attached = (vpc: string, table?: string) => ({
    TransitGatewayId: 'tgw-1',
    TransitGatewayAttachmentId: `tgw-attach-${vpc}`,
    TransitGatewayOwnerId: '111122223333',
    ResourceOwnerId: '111122223333',
    ResourceId: vpc,
    State: 'available' as const,
    ...(table === undefined
      ? {}
      : { Association: { TransitGatewayRouteTableId: table, State: 'associated' as const } }),
  });
  const learned = (routeTableId: string, ...vpcs: string[]) =>
    loaded([
      {
        routeTableId,
        propagations: loaded(
          vpcs.map(
            (ResourceId) => ({ ResourceId, ResourceType: 'vpc', State: 'enabled' }) as const,
          ),
        ),
      },
    ]);
  const [db, ad] = networks;
  assert.ok(db && ad);
  const db1 = { ...db, transitGatewayAttachments: loaded([attached('vpc-db', 'rtb-a')]) };
  const ad1 = { ...ad, transitGatewayAttachments: loaded([attached('vpc-ad', 'rtb-b')]) };

  const both = ask([
    { ...db1, transitGatewayRouteTables: learned('rtb-a', 'vpc-ad') },
    { ...ad1, transitGatewayRouteTables: learned('rtb-b', 'vpc-db') },
  ]);
  assert.equal(both.result, 'allowed');
  // The way back is not learned, and may be a static route.
  const oneWay = ask([
    { ...db1, transitGatewayRouteTables: learned('rtb-a', 'vpc-ad') },
    { ...ad1, transitGatewayRouteTables: learned('rtb-b', 'vpc-other') },
  ]);
  assert.equal(oneWay.result, 'unknown');
  assert.match(oneWay.missing, /static routes of rtb-b \(ec2:SearchTransitGatewayRoutes/);

  const loose = ask([{ ...db, transitGatewayAttachments: loaded([attached('vpc-db')]) }, ad1]);
  assert.equal(loose.result, 'blocked');
  assert.match(loose.because, /tgw-attach-vpc-db of vpc-db is associated with none/);
  // Whoever shares somebody else's gateway is shown no association.
  const guest = { ...attached('vpc-db'), TransitGatewayOwnerId: '444455556666' };
  assert.equal(ask([{ ...db, transitGatewayAttachments: loaded([guest]) }, ad1]).result, 'unknown');
  const refused = ask([
    { ...db1, transitGatewayRouteTables: denied('ec2:GetTransitGatewayRouteTablePropagations') },
    ad1,
  ]);
  assert.equal(refused.result, 'unknown');
});

test('VPN: the route exists, and what lies behind is not AWS to judge', () => {
  const vgw: Route = { DestinationCidrBlock: '172.16.0.0/12', GatewayId: 'vgw-1' };
  assert.equal(ask(worlds([vgw], []), database, onPremises).result, 'allowed');
  assert.equal(ask(worlds([], []), database, onPremises).result, 'blocked');
});

test('no private address is reached over the internet', () => {
  for (const target of [{ GatewayId: 'igw-1' }, { NatGatewayId: 'nat-1' }]) {
    const route: Route = { DestinationCidrBlock: '0.0.0.0/0', ...target };
    const { result, because } = ask(worlds([route], []), onPremises, database);
    assert.equal(result, 'blocked');
    assert.match(because, /the internet has no way to the private address 172\.16\.0\.10/);
  }
});

test('two VPCs with the same block cannot talk: the local route wins', () => {
  const twin = vpcNetwork('vpc-ad', {
    subnets: { 'subnet-dc': '10.20.7.0/24' },
    groups: [group('sg-dc', [everything], [everything], 'vpc-ad')],
  });
  const [db] = worlds([], []);
  assert.ok(db);
  const { because } = ask([db, twin], database, { ...controller, address: '10.20.7.5' });
  assert.match(because, /stays in vpc-db: its block 10\.20\.0\.0\/16 overlaps that of vpc-ad/);
});
