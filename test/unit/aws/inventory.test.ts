import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inventoryOf } from '../../../src/aws/inventory.ts';
import { loaded } from '../../../src/aws/section.ts';
import { account, arnOf, directory, region } from './builders.ts';

const instance = (name: string, ...statuses: string[]) => ({
  DBInstanceIdentifier: name,
  DBInstanceArn: arnOf('db', name),
  Engine: 'mysql',
  PreferredMaintenanceWindow: 'sun:04:30-sun:05:00',
  DomainMemberships: statuses.map((Status) => ({
    Domain: 'd-1',
    FQDN: 'corp.example.com',
    Status,
    IAMRoleName: 'r',
  })),
});

test('inventory: what failed comes first, what is not joined last, then by name', () => {
  const instances = loaded([
    instance('a-plain'),
    instance('b-ok', 'kerberos-enabled'),
    instance('c-waiting', 'pending-maintenance-enable-kerberos'),
    instance('d-joining', 'enabling-kerberos'),
    instance('e-unknown', 'active'),
    instance('g-failed', 'enable-kerberos-failed'),
    instance('f-failed', 'kerberos-enabled', 'failed'),
  ]);
  const [shown] = inventoryOf(account(region({ instances }))).regions;
  assert.deepEqual(
    shown?.instances.map(({ identifier }) => identifier),
    ['f-failed', 'g-failed', 'e-unknown', 'd-joining', 'c-waiting', 'b-ok', 'a-plain'],
  );
});

test('inventory: a membership has exactly the documented fields', () => {
  const instances = loaded([instance('mydb', 'pending-maintenance-enable-kerberos')]);
  const [shown] = inventoryOf(account(region({ instances }))).regions;
  assert.deepEqual(shown?.instances[0]?.memberships, [
    {
      directoryId: 'd-1',
      fqdn: 'corp.example.com',
      status: 'pending-maintenance-enable-kerberos',
      meaning:
        'AWS will try to enable Kerberos in the next maintenance window, not before. The window opens 2026-11-22 at 04:30 UTC for 30 minutes.',
      severity: 'info',
      transient: false,
      nextStep:
        'Wait for the maintenance window, or apply the change immediately. Command: aws rds modify-db-instance --db-instance-identifier mydb --domain d-1 --domain-iam-role-name r --apply-immediately --region eu-west-1',
    },
  ]);
});

test('inventory: a self-managed domain has no directory id', () => {
  const joined = {
    ...instance('mydb'),
    DomainMemberships: [{ FQDN: 'corp.example.com', Status: 'failed' }],
  };
  const [shown] = inventoryOf(account(region({ instances: loaded([joined]) }))).regions;
  const [membership] = shown?.instances[0]?.memberships ?? [];
  assert.deepEqual(
    [membership?.directoryId, membership?.fqdn, membership?.severity],
    [null, 'corp.example.com', 'error'],
  );
  assert.doesNotMatch(membership?.nextStep ?? '', /Command/);
});

test('inventory: an Aurora member is repaired through its cluster', () => {
  const member = {
    ...instance('shop-1', 'enable-kerberos-failed'),
    Engine: 'aurora-mysql',
    DBClusterIdentifier: 'shop',
  };
  const cluster = {
    DBClusterIdentifier: 'shop',
    DBClusterArn: arnOf('cluster', 'shop'),
    Engine: 'aurora-mysql',
  };
  const snapshot = account(region({ instances: loaded([member]), clusters: loaded([cluster]) }));
  const [shown] = inventoryOf(snapshot).regions;
  assert.match(
    shown?.instances[0]?.memberships[0]?.nextStep ?? '',
    /modify-db-cluster --db-cluster-identifier shop /,
  );
  assert.equal(
    shown?.clusters[0]?.memberships[0]?.status,
    'enable-kerberos-failed',
    'seen at the cluster too',
  );
});

test('inventory: a shared directory names its owner, its share and the command that accepts it', () => {
  const shared = directory({
    DirectoryId: 'd-consumer',
    Name: 'corp.example.com',
    Type: 'SharedMicrosoftAD',
    ShareStatus: 'PendingAcceptance',
    OwnerDirectoryDescription: {
      AccountId: '999900001111',
      DirectoryId: 'd-owner',
      DnsIpAddrs: ['10.9.0.10'],
      VpcSettings: { VpcId: 'vpc-owner', SubnetIds: ['subnet-o'], SecurityGroupId: 'sg-o' },
    },
  });
  const [shown] = inventoryOf(account(region({ directories: loaded([shared]) }))).regions;
  const [first] = shown?.directories ?? [];
  assert.deepEqual(first?.owner, { accountId: '999900001111', directoryId: 'd-owner' });
  assert.deepEqual(
    [first.vpcId, first.securityGroupId, first.dnsAddresses],
    ['vpc-owner', 'sg-o', ['10.9.0.10']],
  );
  assert.match(
    first.share?.nextStep ?? '',
    /aws ds accept-shared-directory --shared-directory-id d-consumer/,
  );
  assert.equal(first.usableByRds, true);
});

test('inventory: AD Connector is shown, says why RDS cannot use it, and is no alarm', () => {
  const connector = directory({ DirectoryId: 'd-1', Name: 'a.example', Type: 'ADConnector' });
  const managed = directory({ DirectoryId: 'd-2', Name: 'b.example', Stage: 'Impaired' });
  const [shown] = inventoryOf(
    account(region({ directories: loaded([connector, managed]) })),
  ).regions;
  assert.deepEqual(
    shown?.directories.map(({ directoryId }) => directoryId),
    ['d-2', 'd-1'],
  );
  assert.equal(shown.directories[1]?.usableByRds, false);
  assert.match(shown.directories[1].state.meaning, /RDS cannot join an AD Connector/);
});

test('inventory: one reason is one error, however many sections it took away', () => {
  const expired = {
    outcome: 'credentials',
    message: 'The sign-in has expired.',
    repair: 'retry',
  } as const;
  const whole = region({
    directories: expired,
    instances: expired,
    clusters: expired,
    globalClusters: expired,
  });
  const shown = inventoryOf({ ...account(whole), caller: expired });
  assert.deepEqual(shown.regions[0]?.errors, [
    {
      section: 'directories, instances, clusters, globalClusters',
      outcome: 'credentials',
      message: 'The sign-in has expired.',
    },
  ]);
  assert.deepEqual([shown.account, shown.errors], [null, []]);
});

test('inventory: is plain JSON', () => {
  const instances = loaded([instance('mydb', 'joined')]);
  const shown = inventoryOf(account(region({ instances })));
  assert.deepEqual(JSON.parse(JSON.stringify(shown)), shown);
});
