/** Group references across VPCs: peering, its state, its Region, and the transit gateway. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IpPermission, VpcPeeringConnection } from '@aws-sdk/client-ec2';
import { buildWorld } from '../../../src/reachability/buildWorld.ts';
import { decidingStep } from '../../../src/reachability/judge.ts';
import { staleReferences } from '../../../src/reachability/staleReferences.ts';
import { end, everything, group, loaded, verdict, vpcNetwork } from './network.ts';

const database = end('database', {
  label: 'mydb',
  region: 'eu-west-1',
  vpcId: 'vpc-db',
  subnetIds: ['subnet-a'],
  securityGroupIds: ['sg-db'],
  address: '10.20.1.10',
});
const controller = end('domain-controller', {
  label: 'd-1',
  region: 'eu-west-1',
  vpcId: 'vpc-ad',
  subnetIds: ['subnet-dc'],
  securityGroupIds: ['sg-dc'],
  address: '10.30.1.5',
});

type Status = 'active' | 'deleted' | 'pending-acceptance';

function peering(Code: Status, farRegion = 'eu-west-1'): VpcPeeringConnection {
  return {
    VpcPeeringConnectionId: 'pcx-1',
    RequesterVpcInfo: { VpcId: 'vpc-db', CidrBlock: '10.20.0.0/16', Region: 'eu-west-1' },
    AccepterVpcInfo: { VpcId: 'vpc-ad', CidrBlock: '10.30.0.0/16', Region: farRegion },
    Status: { Code },
  };
}

function reference(status?: string): IpPermission {
  const pair = { GroupId: 'sg-db', VpcId: 'vpc-db', VpcPeeringConnectionId: 'pcx-1' };
  return {
    IpProtocol: '-1',
    UserIdGroupPairs: [{ ...pair, ...(status && { PeeringStatus: status }) }],
  };
}

function world(
  ingress: IpPermission[],
  target: object,
  connection: VpcPeeringConnection,
  region = 'eu-west-1',
) {
  const db = vpcNetwork('vpc-db', {
    groups: [group('sg-db', [], [everything])],
    routes: [{ DestinationCidrBlock: '10.30.0.0/16', State: 'active', ...target }],
  });
  const ad = vpcNetwork('vpc-ad', {
    region,
    cidr: '10.30.0.0/16',
    subnets: { 'subnet-dc': '10.30.1.0/24' },
    groups: [group('sg-dc', ingress, [everything], 'vpc-ad')],
    routes: [{ DestinationCidrBlock: '10.20.0.0/16', State: 'active', ...target }],
  });
  return [
    { ...db, peerings: loaded([connection]) },
    { ...ad, peerings: loaded([connection]) },
  ];
}

const pcx = { VpcPeeringConnectionId: 'pcx-1' };
const tgw = { TransitGatewayId: 'tgw-1' };

test('honoured over an active peering within a Region', () => {
  assert.equal(
    verdict(world([reference('active')], pcx, peering('active')), database, controller, 88).result,
    'allowed',
  );
});

test('never across Regions: there a rule needs a block', () => {
  const networks = world([reference()], pcx, peering('active', 'us-east-1'), 'us-east-1');
  const one = verdict(networks, database, { ...controller, region: 'us-east-1' }, 88);
  assert.equal(one.result, 'blocked');
  assert.match(decidingStep(one)?.because ?? '', /in another Region, where a rule needs a block/);
});

test('a stale one matches nothing and is said to be stale', () => {
  const networks = world([reference('deleted')], pcx, peering('active'));
  const one = verdict(networks, database, controller, 88);
  assert.equal(one.result, 'blocked');
  assert.deepEqual(decidingStep(one)?.nearest, { kind: 'stale-reference', groupId: 'sg-db' });
  const [stale] = staleReferences(buildWorld(networks));
  assert.deepEqual(stale, {
    groupId: 'sg-dc',
    direction: 'ingress',
    refersTo: 'sg-db',
    status: 'deleted',
    peeringId: 'pcx-1',
  });
  assert.deepEqual(staleReferences(buildWorld(networks), ['sg-db']), []);
});

test('behind a transit gateway: inbound perhaps, outbound never', () => {
  const inbound = verdict(world([reference()], tgw, peering('active')), database, controller, 88);
  assert.equal(inbound.result, 'unknown');
  const [db, ad] = world([everything], tgw, peering('active'));
  assert.ok(db && ad);
  const pair = { GroupId: 'sg-dc', VpcId: 'vpc-ad' };
  const strict = {
    ...db,
    securityGroups: loaded([group('sg-db', [], [{ IpProtocol: '-1', UserIdGroupPairs: [pair] }])]),
  };
  const outbound = verdict([strict, ad], database, controller, 88);
  assert.equal(outbound.result, 'blocked');
  assert.match(decidingStep(outbound)?.because ?? '', /only inbound rules may refer to a group/);
});

test('an address of a peered VPC that nobody could read may carry the group', () => {
  const [, ad] = world([reference('active')], pcx, peering('active'));
  assert.ok(ad);
  const unseen = end('address', { address: '10.20.9.9' });
  const one = verdict([ad], unseen, controller, 88);
  assert.equal(one.result, 'unknown');
  assert.match(decidingStep(one)?.missing ?? '', /whether that address carries sg-db/);
});
