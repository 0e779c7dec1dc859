import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directoryReplicas } from '../../../src/aws/directoryReplicas.ts';
import { inventoryOf } from '../../../src/aws/inventory.ts';
import { loaded } from '../../../src/aws/section.ts';
import { ldapsStatus } from '../../../src/aws/states/ldapsStatus.ts';
import { account, directory, region } from './builders.ts';

const vpc = (SecurityGroupId: string) => ({
  VpcSettings: { VpcId: `vpc-${SecurityGroupId}`, SubnetIds: ['a', 'b'], SecurityGroupId },
});
const RegionsInfo = { PrimaryRegion: 'eu-west-1', AdditionalRegions: ['us-east-1', 'eu-north-1'] };
const primary = directory(
  {
    DirectoryId: 'd-1',
    Name: 'corp.example.com',
    Edition: 'Enterprise',
    RegionsInfo,
    ...vpc('sg-1'),
  },
  {
    regions: loaded([
      { RegionName: 'eu-west-1', RegionType: 'Primary', Status: 'Active' },
      {
        RegionName: 'us-east-1',
        RegionType: 'Additional',
        Status: 'Creating',
        VpcSettings: { VpcId: 'vpc-us', SubnetIds: ['c', 'd'] },
      },
    ]),
  },
);

test('replicas: VPC and stage from DescribeRegions, the group only from the Region itself', () => {
  const alone = directoryReplicas(primary, 'eu-west-1', []);
  assert.deepEqual(alone, [
    {
      region: 'eu-west-1',
      primary: true,
      stage: 'Active',
      vpcId: 'vpc-sg-1',
      securityGroupId: 'sg-1',
    },
    { region: 'us-east-1', primary: false, stage: 'Creating', vpcId: 'vpc-us' },
    { region: 'eu-north-1', primary: false },
  ]);
  const there = region({
    region: 'us-east-1',
    directories: loaded([
      directory({ DirectoryId: 'd-2', ...vpc('sg-9') }),
      directory({ DirectoryId: 'd-1', RegionsInfo, ...vpc('sg-2') }),
    ]),
  });
  const [, second] = directoryReplicas(primary, 'eu-west-1', [there]);
  assert.equal(second?.securityGroupId, 'sg-2');
});

test('replicas: read in an additional Region, the primary one is still the other', () => {
  const there = directory({ DirectoryId: 'd-1', RegionsInfo, Stage: 'Active', ...vpc('sg-2') });
  const regions = directoryReplicas(there, 'us-east-1', []);
  assert.deepEqual(
    regions.map((each) => [each.region, each.primary, each.securityGroupId]),
    [
      ['eu-west-1', true, undefined],
      ['us-east-1', false, 'sg-2'],
      ['eu-north-1', false, undefined],
    ],
  );
});

test('replicas: a directory of one Region is its own primary', () => {
  const single = directory({ DirectoryId: 'd-1', Stage: 'Active' });
  assert.deepEqual(directoryReplicas(single, 'eu-west-1', []), [
    { region: 'eu-west-1', primary: true, stage: 'Active' },
  ]);
});

test('inventory: settings, LDAPS and the domain that a hybrid directory extends', () => {
  const hybrid = directory(
    {
      DirectoryId: 'd-1',
      Edition: 'Hybrid',
      HybridSettings: { SelfManagedDnsIpAddrs: ['10.9.0.1'], SelfManagedInstanceIds: ['mi-1'] },
    },
    {
      settings: loaded([
        { Name: 'TLS_1_0', AppliedValue: 'Enable', RequestStatus: 'Updating' },
        { Name: 'RC4_128_128', AppliedValue: 'Disable', RequestStatus: 'Default' },
      ]),
      ldaps: loaded([{ LDAPSStatus: 'EnableFailed', LDAPSStatusReason: 'no certificate' }]),
      hybridUpdates: loaded([
        { what: 'self-managed instances', status: 'UpdateFailed', reason: 'gone' },
      ]),
    },
  );
  const [shown] = inventoryOf(account(region({ directories: loaded([hybrid, primary]) })))
    .regions[0]!.directories;
  assert.deepEqual(shown?.settings, [
    { name: 'TLS_1_0', value: 'Enable', pending: true },
    { name: 'RC4_128_128', value: 'Disable', pending: false },
  ]);
  assert.equal(shown.ldaps?.severity, 'warning');
  assert.match(shown.ldaps.meaning, /AWS says: no certificate/);
  assert.deepEqual(shown.hybrid, {
    dnsAddresses: ['10.9.0.1'],
    instanceIds: ['mi-1'],
    updates: [{ what: 'self-managed instances', status: 'UpdateFailed', reason: 'gone' }],
  });
});

test('inventory: what a directory cannot have is null, what may not be read is an error of its own', () => {
  const closed = directory(
    { DirectoryId: 'd-1' },
    {
      ldaps: loaded([]),
      settings: {
        outcome: 'not-permitted',
        action: 'ds:DescribeSettings',
        message: 'not permitted',
      },
    },
  );
  const [only] = inventoryOf(account(region({ directories: loaded([closed]) }))).regions;
  assert.equal(only?.directories[0]?.hybrid, null);
  assert.equal(only.directories[0].ldaps, null);
  assert.deepEqual(
    only.errors.map(({ section, action }) => [section, action]),
    [['settings of d-1', 'ds:DescribeSettings']],
  );
});

test('states: every LDAPS status has its own row', () => {
  for (const status of ['Enabling', 'Enabled', 'EnableFailed', 'Disabled'])
    assert.doesNotMatch(ldapsStatus(status).meaning, /does not know/);
});
