import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountSnapshot, RegionSnapshot } from '../../../src/aws/snapshot.ts';
import { chosenDatabase, regionInName } from '../../../src/cli/diagnoseTarget.ts';

const region = (fields: Partial<RegionSnapshot> = {}): RegionSnapshot => ({
  region: 'eu-west-1',
  directories: { outcome: 'loaded', value: [] },
  instances: {
    outcome: 'loaded',
    value: ['orders', 'reports'].map((name) => ({
      DBInstanceIdentifier: name,
      DBInstanceArn: `arn:aws:rds:eu-west-1:111122223333:db:${name}`,
      Engine: 'mysql',
    })),
  },
  clusters: { outcome: 'loaded', value: [] },
  globalClusters: { outcome: 'loaded', value: [] },
  ...fields,
});
const account = (only: RegionSnapshot): AccountSnapshot => ({
  takenAt: '2026-11-21T09:30:00.000Z',
  caller: { outcome: 'loaded', value: { account: '111122223333', arn: '' } },
  regions: [only],
});

test('an ARN and an endpoint name their Region', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['arn:aws:rds:eu-west-1:111122223333:db:orders', 'eu-west-1'],
    ['arn:aws-us-gov:rds:us-gov-west-1:111122223333:cluster:x', 'us-gov-west-1'],
    ['orders.cxyz.eu-central-1.rds.amazonaws.com', 'eu-central-1'],
    ['ORDERS.CXYZ.EU-CENTRAL-1.RDS.AMAZONAWS.COM:3306', 'eu-central-1'],
    ['orders.cxyz.rds.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
    ['orders', undefined],
    ['db.example.com', undefined],
  ];
  for (const [name, expected] of cases) assert.equal(regionInName(name), expected, name);
});

test('an existing name is found', () => {
  assert.equal(chosenDatabase(account(region()), 'ORDERS').identifier, 'orders');
});

test('a name that does not exist: what exists, nearest first, and status 2', () => {
  assert.throws(() => chosenDatabase(account(region()), 'order'), {
    status: 2,
    message: /no DB instance or cluster order in eu-west-1; nearest: orders, reports; run/,
  });
  const empty = region({ instances: { outcome: 'loaded', value: [] } });
  assert.throws(() => chosenDatabase(account(empty), 'order'), {
    status: 2,
    message: /there is none at all; choose another Region/,
  });
});

test('where part of the account could not be read, nobody can know: status 3', () => {
  const denied = region({
    clusters: {
      outcome: 'not-permitted',
      action: 'rds:DescribeDBClusters',
      message: 'not permitted: rds:DescribeDBClusters.',
    },
  });
  assert.throws(() => chosenDatabase(account(denied), 'order'), {
    status: 3,
    message: /as far as it could be read: not permitted: rds:DescribeDBClusters/,
  });
});
