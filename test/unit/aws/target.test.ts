import assert from 'node:assert/strict';
import { test } from 'node:test';
import { databasesOf } from '../../../src/aws/databases.ts';
import { loaded } from '../../../src/aws/section.ts';
import { findTarget } from '../../../src/aws/target.ts';
import { account, arnOf, directory, region } from './builders.ts';

const enabled = {
  Domain: 'd-1',
  FQDN: 'corp.example.com',
  Status: 'kerberos-enabled',
  IAMRoleName: 'r',
};
const snapshot = account(
  region({
    directories: loaded([directory({ DirectoryId: 'd-1', Name: 'corp.example.com' })]),
    clusters: loaded([
      {
        DBClusterIdentifier: 'shop',
        DBClusterArn: arnOf('cluster', 'shop'),
        Engine: 'aurora-mysql',
        Endpoint: 'shop.cluster-abc.eu-west-1.rds.amazonaws.com',
        ReaderEndpoint: 'shop.cluster-ro-abc.eu-west-1.rds.amazonaws.com',
        CustomEndpoints: ['night.cluster-custom-abc.eu-west-1.rds.amazonaws.com'],
        Port: 3306,
        DomainMemberships: [enabled],
      },
    ]),
    instances: loaded([
      {
        DBInstanceIdentifier: 'shop-1',
        DBInstanceArn: arnOf('db', 'shop-1'),
        DBClusterIdentifier: 'shop',
        Engine: 'aurora-mysql',
        Endpoint: { Address: 'shop-1.abc.eu-west-1.rds.amazonaws.com', Port: 3306 },
        DBSubnetGroup: { VpcId: 'vpc-1', Subnets: [{ SubnetIdentifier: 'subnet-1' }] },
        VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-1' }],
        DomainMemberships: [{ ...enabled, Status: 'enabling-kerberos' }],
      },
      {
        DBInstanceIdentifier: 'ledger',
        DBInstanceArn: arnOf('db', 'ledger'),
        Engine: 'postgres',
        DBInstanceStatus: 'creating',
        PubliclyAccessible: true,
      },
    ]),
  }),
);

const spellings: readonly (readonly [text: string, identifier: string])[] = [
  ['shop', 'shop'],
  ['SHOP', 'shop'],
  [arnOf('cluster', 'shop'), 'shop'],
  ['shop.cluster-abc.eu-west-1.rds.amazonaws.com', 'shop'],
  ['shop.cluster-abc.eu-west-1.rds.amazonaws.com.', 'shop'],
  ['Shop.Cluster-abc.eu-west-1.rds.amazonaws.com:3306', 'shop'],
  ['shop.cluster-ro-abc.eu-west-1.rds.amazonaws.com', 'shop'],
  ['night.cluster-custom-abc.eu-west-1.rds.amazonaws.com', 'shop'],
  ['shop-1', 'shop-1'],
  [' shop-1.abc.eu-west-1.rds.amazonaws.com ', 'shop-1'],
  [arnOf('db', 'ledger'), 'ledger'],
];

for (const [text, identifier] of spellings) {
  test(`target: ${text.trim()} is ${identifier}`, () => {
    const found = findTarget(snapshot, text);
    assert.equal(found.kind === 'found' && found.target.identifier, identifier);
  });
}

test('target: what does not exist names what does, the most similar first', () => {
  assert.deepEqual(findTarget(snapshot, 'shpo-1'), {
    kind: 'absent',
    nearest: ['shop-1', 'shop', 'ledger'],
  });
  assert.deepEqual(findTarget(snapshot, arnOf('db', 'legder')), {
    kind: 'absent',
    nearest: ['ledger', 'shop', 'shop-1'],
  });
  const host = findTarget(snapshot, 'ledgr.abc.eu-west-1.rds.amazonaws.com');
  assert.equal(host.kind === 'absent' && host.nearest[0], 'ledger');
  assert.deepEqual(findTarget(account(), 'x'), { kind: 'absent', nearest: [] });
});

test('target: a cluster takes network from its member, and keeps a member’s other status', () => {
  const found = findTarget(snapshot, 'shop');
  assert.ok(found.kind === 'found');
  const { target } = found;
  assert.equal(target.vpcId, 'vpc-1');
  assert.deepEqual([target.subnetIds, target.securityGroupIds], [['subnet-1'], ['sg-1']]);
  assert.deepEqual(target.endpoint, {
    host: 'shop.cluster-abc.eu-west-1.rds.amazonaws.com',
    port: 3306,
  });
  assert.equal(target.engineFamily, 'mysql');
  assert.equal(target.directory?.description.DirectoryId, 'd-1');
  assert.deepEqual(
    target.memberships.map(({ status, from }) => [status, ...from]),
    [
      ['kerberos-enabled', 'cluster'],
      ['enabling-kerberos', 'instance'],
    ],
  );
});

test('target: an instance merges its own membership with its cluster’s', () => {
  const found = findTarget(snapshot, 'shop-1');
  assert.ok(found.kind === 'found');
  assert.deepEqual(
    found.target.memberships.map(({ status, from }) => [status, ...from]),
    [
      ['enabling-kerberos', 'instance'],
      ['kerberos-enabled', 'cluster'],
    ],
  );
});

test('target: a database without an endpoint, a domain or a caller is still a target', () => {
  const unknownCaller = { ...snapshot, caller: { outcome: 'failed', message: 'no.' } as const };
  const found = findTarget(unknownCaller, 'ledger');
  assert.ok(found.kind === 'found');
  assert.equal(found.target.endpoint, undefined);
  assert.deepEqual(found.target.memberships, []);
  assert.equal(found.target.accountId, '111122223333', 'read from the ARN');
});

test('target: databases that could not be read are none', () => {
  const denied = {
    outcome: 'not-permitted',
    action: 'rds:DescribeDBInstances',
    message: 'x',
  } as const;
  assert.deepEqual(databasesOf(account(region({ instances: denied, clusters: denied }))), []);
});
