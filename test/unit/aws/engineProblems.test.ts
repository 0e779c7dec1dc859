import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DBCluster, DBInstance, Event } from '@aws-sdk/client-rds';
import { databasesOf } from '../../../src/aws/databases.ts';
import { engineProblems, engineRules } from '../../../src/aws/engine/engineProblems.ts';
import { domainHostName } from '../../../src/aws/engine/hostName.ts';
import type { EngineContext, EngineProblem } from '../../../src/aws/engine/problem.ts';
import { regions } from '../../../src/aws/regions.ts';
import { supportTable } from '../../../src/aws/engine/supportTable.ts';
import { loaded } from '../../../src/aws/section.ts';
import type { DatabaseDetails, Directory, TargetSnapshot } from '../../../src/aws/snapshot.ts';
import { account, arnOf, directory, region } from './builders.ts';

const at = '2026-11-21T02:00:00.000Z';
const member = (Status = 'kerberos-enabled') => ({
  Domain: 'd-1',
  FQDN: 'awsmad.example.com',
  Status,
  IAMRoleName: 'r',
});
const managed = directory(
  { DirectoryId: 'd-1', Name: 'awsmad.example.com' },
  { trusts: loaded([{ RemoteDomainName: 'corp.example.com', TrustState: 'Verified' }]) },
);

interface Given {
  readonly instance?: DBInstance;
  readonly instances?: readonly DBInstance[];
  readonly cluster?: DBCluster;
  readonly directory?: Directory;
  readonly details?: Partial<DatabaseDetails>;
  readonly events?: readonly Event[];
  readonly inRegion?: string;
  readonly more?: Partial<EngineContext>;
}

function check(given: Given): readonly EngineProblem[] {
  const snapshot = region({
    region: given.inRegion ?? 'eu-west-1',
    directories: loaded([given.directory ?? managed]),
    clusters: loaded(given.cluster === undefined ? [] : [given.cluster]),
    instances: loaded(given.instances ?? (given.instance === undefined ? [] : [given.instance])),
  });
  const [target] = databasesOf(account(snapshot));
  assert.ok(target !== undefined);
  const details: DatabaseDetails = {
    parameters: loaded([]),
    pendingMaintenance: loaded([]),
    supportsKerberos: loaded(true),
    ...given.details,
  };
  // The rules look at these two parts of what a diagnosis reads.
  const read = { events: loaded(given.events ?? []), details } as unknown as TargetSnapshot;
  return engineProblems({ target, at, snapshot: read, ...given.more });
}

const instance = (parts: DBInstance): DBInstance => ({
  DBInstanceIdentifier: 'mydb',
  DBInstanceArn: arnOf('db', 'mydb'),
  DBInstanceClass: 'db.m6g.large',
  Endpoint: { Address: 'mydb.abc.eu-west-1.rds.amazonaws.com', Port: 3306 },
  DomainMemberships: [member()],
  ...parts,
});
const mysql = (parts: DBInstance = {}): DBInstance =>
  instance({ Engine: 'mysql', EngineVersion: '8.4.3', ...parts });
const postgres = (parts: DBInstance = {}): DBInstance =>
  instance({ Engine: 'postgres', EngineVersion: '16.6', ...parts });
const db2 = instance({
  Engine: 'db2-se',
  EngineVersion: '11.5.9.0.sb00000000.r1',
  DBParameterGroups: [{ DBParameterGroupName: 'g' }],
});
const aurora = (parts: DBCluster = {}): DBCluster => ({
  DBClusterIdentifier: 'shop',
  DBClusterArn: arnOf('cluster', 'shop'),
  Engine: 'aurora-mysql',
  EngineVersion: '8.0.mysql_aurora.3.08.0',
  Endpoint: 'shop.cluster-abc.eu-west-1.rds.amazonaws.com',
  Port: 3306,
  DBClusterParameterGroup: 'cg',
  DomainMemberships: [member()],
  ...parts,
});
const auroraPostgresql = (parts: DBCluster = {}): DBCluster =>
  aurora({ Engine: 'aurora-postgresql', EngineVersion: '16.6', ...parts });
const auroraMember = (InstanceCreateTime: Date): DBInstance =>
  postgres({
    DBInstanceIdentifier: 'shop-1',
    DBClusterIdentifier: 'shop',
    Engine: 'aurora-postgresql',
    InstanceCreateTime,
  });
const onOutpost = {
  DBSubnetGroup: {
    Subnets: [{ SubnetOutpost: { Arn: 'arn:aws:outposts:eu-west-1:1:outpost/op-1' } }],
  },
};
const external = directory(
  { DirectoryId: 'd-1', Name: 'awsmad.example.com' },
  {
    trusts: loaded([
      { RemoteDomainName: 'corp.example.com', TrustType: 'External', TrustState: 'Verified' },
    ]),
  },
);
const failed = { DomainMemberships: [member('enable-kerberos-failed')] };
const parameter = (ParameterName: string, ParameterValue?: string) => ({
  parameters: loaded([
    { ParameterName, ...(ParameterValue === undefined ? {} : { ParameterValue }) },
  ]),
});

const cases: readonly {
  readonly name: string;
  readonly given: Given;
  readonly found: readonly string[];
}[] = [
  {
    name: 'a healthy RDS for MySQL of one directory',
    given: { instance: mysql(), directory: directory({ DirectoryId: 'd-1', Name: 'a.b' }) },
    found: [],
  },
  { name: 'a healthy Aurora MySQL', given: { cluster: aurora() }, found: [] },

  {
    name: 'IAM on RDS for MySQL',
    given: {
      instance: mysql({ IAMDatabaseAuthenticationEnabled: true }),
      more: { userRealm: 'AWSMAD.EXAMPLE.COM' },
    },
    found: ['error engine-iam-conflict'],
  },
  {
    name: 'IAM on RDS for PostgreSQL',
    given: { instance: postgres({ IAMDatabaseAuthenticationEnabled: true }) },
    found: ['error engine-iam-conflict'],
  },
  {
    name: 'IAM about to be switched on',
    given: {
      instance: postgres({ PendingModifiedValues: { IAMDatabaseAuthenticationEnabled: true } }),
    },
    found: ['error engine-iam-conflict'],
  },
  {
    name: 'IAM about to be switched off',
    given: {
      instance: postgres({
        IAMDatabaseAuthenticationEnabled: true,
        PendingModifiedValues: { IAMDatabaseAuthenticationEnabled: false },
      }),
    },
    found: [],
  },
  {
    name: 'IAM on Aurora, where each user chooses',
    given: { cluster: aurora({ IAMDatabaseAuthenticationEnabled: true }) },
    found: [],
  },
  {
    name: 'IAM without Kerberos',
    given: {
      instance: postgres({ IAMDatabaseAuthenticationEnabled: true, DomainMemberships: [] }),
    },
    found: [],
  },

  {
    name: 'Aurora MySQL 3.02',
    given: { cluster: aurora({ EngineVersion: '8.0.mysql_aurora.3.02.3', ...failed }) },
    found: ['error engine-version'],
  },
  {
    name: 'Aurora MySQL 2',
    given: { cluster: aurora({ EngineVersion: '5.7.mysql_aurora.2.11.0', ...failed }) },
    found: ['error engine-version'],
  },
  {
    name: 'Aurora MySQL 3.03.0',
    given: { cluster: aurora({ EngineVersion: '8.0.mysql_aurora.3.03.0', ...failed }) },
    found: [],
  },
  {
    name: 'PostgreSQL 9.6',
    given: { instance: postgres({ EngineVersion: '9.6.24', ...failed }) },
    found: ['error engine-version'],
  },
  {
    name: 'a version without numbers',
    given: { instance: postgres({ EngineVersion: 'next', ...failed }) },
    found: [],
  },
  {
    name: 'MariaDB',
    given: {
      instance: instance({ Engine: 'mariadb', EngineVersion: '11.4', DomainMemberships: [] }),
    },
    found: ['error engine-version'],
  },
  {
    name: 'RDS Custom for Oracle',
    given: { instance: instance({ Engine: 'custom-oracle-ee', DomainMemberships: [] }) },
    found: ['error engine-version'],
  },
  {
    name: 'a class that cannot, says the API',
    given: { instance: postgres(failed), details: { supportsKerberos: loaded(false) } },
    found: ['error engine-version'],
  },
  {
    name: 'a class that cannot, and a member all the same',
    given: { instance: postgres(), details: { supportsKerberos: loaded(false) } },
    found: [],
  },
  {
    name: 'support that may not be read',
    given: {
      instance: postgres(failed),
      details: { supportsKerberos: { outcome: 'failed', message: 'x' } },
    },
    found: [],
  },

  {
    name: 'Aurora MySQL in Milan',
    given: { cluster: aurora(failed), inRegion: 'eu-south-1' },
    found: ['error engine-region'],
  },
  {
    name: 'Aurora PostgreSQL in Milan',
    given: {
      cluster: aurora({ Engine: 'aurora-postgresql', EngineVersion: '16.6', ...failed }),
      inRegion: 'eu-south-1',
    },
    found: [],
  },
  {
    name: 'a member where the table says no: the table is old',
    given: { cluster: aurora(), inRegion: 'eu-south-1' },
    found: [],
  },

  {
    name: 'a domain name of 62 characters',
    given: {
      cluster: aurora(failed),
      directory: directory({ DirectoryId: 'd-1', Name: `${'a'.repeat(54)}.example` }),
    },
    found: ['error engine-name-length'],
  },
  {
    name: 'a domain name of 61 characters',
    given: {
      cluster: aurora(failed),
      directory: directory({ DirectoryId: 'd-1', Name: `${'a'.repeat(53)}.example` }),
    },
    found: [],
  },
  {
    name: 'SQL Server and 48 characters',
    given: {
      instance: instance({
        Engine: 'sqlserver-se',
        EngineVersion: '15.00.4420.2.v1',
        DomainMemberships: [member('failed')],
      }),
      directory: directory({ DirectoryId: 'd-1', Name: `${'a'.repeat(40)}.example` }),
    },
    found: ['error engine-name-length'],
  },

  {
    name: 'a Multi-AZ DB cluster',
    given: { cluster: aurora({ Engine: 'mysql', EngineVersion: '8.0.40', DomainMemberships: [] }) },
    found: ['error engine-multi-az-cluster'],
  },
  {
    name: 'a port that will change',
    given: {
      instance: mysql({ PendingModifiedValues: { Port: 3307 } }),
      more: { userRealm: 'AWSMAD.EXAMPLE.COM' },
    },
    found: ['warning engine-port-changed'],
  },
  {
    name: 'a port that stays, which RDS repeats',
    given: {
      instance: mysql({ PendingModifiedValues: { Port: 3306 } }),
      more: { userRealm: 'AWSMAD.EXAMPLE.COM' },
    },
    found: [],
  },
  {
    name: 'a port that will change on PostgreSQL',
    given: { instance: postgres({ PendingModifiedValues: { Port: 3307 } }) },
    found: [],
  },
  {
    name: 'a read replica of RDS for MySQL',
    given: {
      instance: mysql({ ReadReplicaSourceDBInstanceIdentifier: 'source' }),
      more: { userRealm: 'AWSMAD.EXAMPLE.COM' },
    },
    found: ['warning engine-read-replica'],
  },
  {
    name: 'an upgrade of RDS for MySQL a week ago',
    given: {
      instance: mysql(),
      events: [
        { Message: 'DB instance minor version upgrade completed', Date: new Date('2026-11-14') },
      ],
      more: { userRealm: 'AWSMAD.EXAMPLE.COM' },
    },
    found: ['warning engine-minor-upgrade'],
  },
  ...[
    'Database instance patched',
    'The DB engine version upgrade finished.',
    'DB instance has been upgraded successfully.',
  ].map((Message) => ({
    name: `an upgrade, said as "${Message}"`,
    given: {
      instance: mysql(),
      events: [{ Message, Date: new Date('2026-11-14') }],
      more: { userRealm: 'AWSMAD.EXAMPLE.COM' },
    },
    found: ['warning engine-minor-upgrade'],
  })),
  ...[
    'The DB engine version upgrade failed. The engine version upgrade rollback succeeded.',
    'The pre-check finished for the DB engine version upgrade.',
    'The engine version upgrade started.',
    'Finished applying modification to DB instance class',
    'DB instance restarted',
    'Backing up DB instance',
  ].map((Message) => ({
    name: `no upgrade in "${Message}"`,
    given: {
      instance: mysql(),
      events: [{ Message, Date: new Date('2026-11-14') }],
      more: { userRealm: 'AWSMAD.EXAMPLE.COM' },
    },
    found: [],
  })),
  {
    name: 'an upgrade that is coming',
    given: {
      instance: mysql(),
      details: { pendingMaintenance: loaded([{ Action: 'db-upgrade' }]) },
      more: { userRealm: 'AWSMAD.EXAMPLE.COM' },
    },
    found: ['warning engine-minor-upgrade'],
  },
  {
    name: 'the automatic upgrade, which is the default',
    given: {
      instance: mysql({ AutoMinorVersionUpgrade: true }),
      more: { userRealm: 'AWSMAD.EXAMPLE.COM' },
    },
    found: [],
  },

  {
    name: 'Db2 with the default parameter and a trust',
    given: {
      instance: db2,
      details: parameter('rds.active_directory_configuration', 'AWS_MANAGED_AD'),
    },
    found: ['error engine-db2-trust-parameter'],
  },
  {
    name: 'Db2 with the right parameter',
    given: {
      instance: db2,
      details: parameter('rds.active_directory_configuration', 'AWS_MANAGED_AD_WITH_TRUST'),
    },
    found: [],
  },
  {
    name: 'Db2 and a user of the directory itself',
    given: {
      instance: db2,
      details: parameter('rds.active_directory_configuration', 'AWS_MANAGED_AD'),
      more: { userRealm: 'AWSMAD.EXAMPLE.COM' },
    },
    found: [],
  },
  {
    name: 'Db2 whose parameters may not be read',
    given: { instance: db2, details: { parameters: { outcome: 'failed', message: 'x' } } },
    found: [],
  },
  {
    name: 'Aurora MySQL that minds the case',
    given: { cluster: aurora(), details: parameter('authentication_kerberos_caseins_cmp', '0') },
    found: ['info engine-case-sensitivity'],
  },
  {
    name: 'Aurora MySQL that does not',
    given: { cluster: aurora(), details: parameter('authentication_kerberos_caseins_cmp', '1') },
    found: [],
  },

  {
    name: 'an external trust and PostgreSQL',
    given: {
      instance: postgres(),
      directory: external,
      more: { userRealm: 'CORP.EXAMPLE.COM' },
    },
    found: ['warning engine-external-trust'],
  },
  {
    name: 'an external trust and a user of the directory itself',
    given: {
      instance: postgres(),
      directory: external,
      more: { userRealm: 'AWSMAD.EXAMPLE.COM' },
    },
    found: [],
  },
  {
    name: 'an external trust and Oracle',
    given: {
      instance: instance({ Engine: 'oracle-ee', EngineVersion: '19.0.0.0' }),
      directory: external,
      more: { userRealm: 'CORP.EXAMPLE.COM' },
    },
    found: [],
  },

  {
    name: 'Babelfish that is too old',
    given: {
      cluster: auroraPostgresql({ EngineVersion: '14.13', ...failed }),
      details: parameter('rds.babelfish_status', 'on'),
    },
    found: ['error engine-version'],
  },
  {
    name: 'Babelfish that is off',
    given: {
      cluster: auroraPostgresql({ EngineVersion: '14.13', ...failed }),
      details: parameter('rds.babelfish_status', 'off'),
    },
    found: [],
  },
  {
    name: 'Babelfish of today',
    given: {
      cluster: auroraPostgresql({ EngineVersion: '15.2' }),
      details: parameter('rds.babelfish_status', 'on'),
    },
    found: [],
  },
  {
    name: 'pg_ad_mapping before it worked',
    given: {
      cluster: auroraPostgresql({ EngineVersion: '15.4' }),
      details: parameter('shared_preload_libraries', 'pg_stat_statements, pg_ad_mapping'),
    },
    found: ['warning engine-ad-groups'],
  },
  {
    name: 'pg_ad_mapping on an old instance',
    given: {
      cluster: auroraPostgresql(),
      instance: auroraMember(new Date('2024-02-01')),
      details: parameter('shared_preload_libraries', 'pg_ad_mapping'),
    },
    found: ['info engine-ad-groups'],
  },
  {
    name: 'pg_ad_mapping on a new instance',
    given: {
      cluster: auroraPostgresql(),
      instance: auroraMember(new Date('2026-02-01')),
      details: parameter('shared_preload_libraries', 'pg_ad_mapping'),
    },
    found: [],
  },
  {
    name: 'another library of a like name',
    given: {
      cluster: auroraPostgresql({ EngineVersion: '15.4' }),
      details: parameter('shared_preload_libraries', 'my_pg_ad_mapping'),
    },
    found: [],
  },

  {
    name: 'an Outpost',
    given: { instance: postgres({ ...failed, ...onOutpost }) },
    found: ['error engine-outposts'],
  },
  {
    name: 'an Outpost that can by now',
    given: { instance: postgres(onOutpost) },
    found: [],
  },

  {
    name: 'RDS for MySQL and a trusted forest, of which AWS says both',
    given: { instance: mysql(), more: { userRealm: 'CORP.EXAMPLE.COM' } },
    found: ['warning engine-forest-trust'],
  },
  {
    name: 'the same when nothing is known of the user',
    given: { instance: mysql() },
    found: ['info engine-forest-trust'],
  },

  {
    name: 'a parameter group that waits for a reboot',
    given: {
      instance: postgres({
        DBParameterGroups: [{ DBParameterGroupName: 'g', ParameterApplyStatus: 'pending-reboot' }],
      }),
    },
    found: ['warning db-reboot-pending'],
  },
  {
    name: 'an Aurora reader that waits for a reboot',
    given: {
      cluster: aurora({
        DBClusterMembers: [
          { DBInstanceIdentifier: 'shop-2', DBClusterParameterGroupStatus: 'pending-reboot' },
          { DBInstanceIdentifier: 'shop-1', DBClusterParameterGroupStatus: 'in-sync' },
        ],
      }),
    },
    found: ['warning db-reboot-pending'],
  },

  {
    name: 'a certificate that expired',
    given: { instance: postgres({ CertificateDetails: { ValidTill: new Date('2026-11-20') } }) },
    found: ['error db-certificate'],
  },
  {
    name: 'a certificate that expires in three weeks',
    given: { instance: postgres({ CertificateDetails: { ValidTill: new Date('2026-12-12') } }) },
    found: ['warning db-certificate'],
  },
  {
    name: 'the certificates of all members, which end together',
    given: {
      cluster: aurora(),
      instances: ['shop-1', 'shop-2', 'shop-3'].map((DBInstanceIdentifier) =>
        mysql({
          DBInstanceIdentifier,
          DBClusterIdentifier: 'shop',
          Engine: 'aurora-mysql',
          CertificateDetails: { ValidTill: new Date('2026-11-20T00:00:00Z') },
        }),
      ),
    },
    found: ['error db-certificate'],
  },
  {
    name: 'a certificate of next year',
    given: { instance: postgres({ CertificateDetails: { ValidTill: new Date('2027-12-12') } }) },
    found: [],
  },

  {
    name: 'a custom endpoint',
    given: {
      cluster: aurora({
        CustomEndpoints: ['night.cluster-custom-abc.eu-west-1.rds.amazonaws.com'],
      }),
      more: { host: 'Night.cluster-custom-abc.eu-west-1.rds.amazonaws.com.' },
    },
    found: ['error engine-custom-endpoint'],
  },
  {
    name: 'Windows and a user of a trusted forest',
    given: {
      instance: postgres(),
      more: { clientPlatform: 'win32', userRealm: 'CORP.EXAMPLE.COM' },
    },
    found: ['error spn-windows-endpoint'],
  },
  {
    name: 'Windows and the name in the domain',
    given: {
      instance: postgres(),
      more: {
        clientPlatform: 'win32',
        userRealm: 'CORP.EXAMPLE.COM',
        host: 'mydb.abc.eu-west-1.awsmad.example.com',
      },
    },
    found: [],
  },
  {
    name: 'Linux and a user of a trusted forest',
    given: {
      instance: postgres(),
      more: { clientPlatform: 'linux', userRealm: 'CORP.EXAMPLE.COM' },
    },
    found: [],
  },
  {
    name: 'SQL Server, whose RDS endpoint gives NTLM',
    given: {
      instance: instance({
        Engine: 'sqlserver-ee',
        EngineVersion: '16.00',
        DomainMemberships: [member('joined')],
      }),
    },
    found: ['info spn-windows-endpoint'],
  },
];

for (const { name, given, found } of cases) {
  test(`engine rules: ${name} → ${found.join(', ') || 'nothing'}`, () => {
    const problems = check(given);
    assert.deepEqual(
      problems.map(({ severity, id }) => `${severity} ${id}`),
      found,
    );
    for (const { title, explanation, source, fixes } of problems) {
      assert.match(title, /^\S.*\.$/);
      assert.ok(explanation.length > 20 && fixes.length > 0);
      assert.match(source, /^https:\/\/docs\.aws\.amazon\.com\/AmazonRDS\/latest\//);
    }
  });
}

test('engine rules: every rule has a case', () => {
  const covered = new Set(cases.flatMap(({ found }) => found.map((one) => one.split(' ')[1])));
  // This one has its own tests below: it needs two Regions.
  covered.add('directory-region-missing');
  assert.deepEqual(
    engineRules.map(({ id }) => id).filter((id) => !covered.has(id)),
    [],
  );
});

test('engine rules: a reboot and an IAM switch come with the exact command', () => {
  const [iam] = check({ instance: postgres({ IAMDatabaseAuthenticationEnabled: true }) });
  assert.equal(
    iam?.fixes[0]?.command?.bash,
    'aws rds modify-db-instance --db-instance-identifier mydb --no-enable-iam-database-authentication --apply-immediately --region eu-west-1',
  );
});

test('engine rules: every Region of the support table exists', () => {
  const known = new Set(regions.map(({ name }) => name));
  for (const { notIn } of supportTable) {
    assert.deepEqual(
      notIn.filter((name) => !known.has(name)),
      [],
    );
    assert.equal(new Set(notIn).size, notIn.length);
  }
});

const far = 'us-east-1';
const globalClusters = loaded([
  {
    GlobalClusterIdentifier: 'world',
    GlobalClusterMembers: [
      { DBClusterArn: arnOf('cluster', 'shop'), IsWriter: true },
      { DBClusterArn: arnOf('cluster', 'shop-us', far), IsWriter: false },
    ],
  },
]);

function globalProblems(
  additional: string[],
  secondary: DBCluster,
  of: string,
): readonly EngineProblem[] {
  const RegionsInfo = { PrimaryRegion: 'eu-west-1', AdditionalRegions: additional };
  const replicated = directory({ DirectoryId: 'd-1', Name: 'awsmad.example.com', RegionsInfo });
  const world = account(
    region({ directories: loaded([replicated]), clusters: loaded([aurora()]), globalClusters }),
    region({ region: far, clusters: loaded([secondary]) }),
  );
  const target = databasesOf(world).find(({ identifier }) => identifier === of);
  assert.ok(target !== undefined);
  return engineProblems({ target, account: world, at });
}

const secondary = (parts: DBCluster = {}): DBCluster =>
  aurora({
    DBClusterIdentifier: 'shop-us',
    DBClusterArn: arnOf('cluster', 'shop-us', far),
    DomainMemberships: [],
    ...parts,
  });

test('global database: a secondary in a Region without the directory', () => {
  const [problem, ...others] = globalProblems([], secondary(), 'shop-us');
  assert.deepEqual(others, []);
  assert.equal(problem?.id, 'directory-region-missing');
  assert.match(problem.title, /awsmad\.example\.com is not in us-east-1/);
});

test('global database: a secondary whose Region has the directory, and that is not joined', () => {
  const [problem] = globalProblems([far], secondary(), 'shop-us');
  assert.match(problem?.title ?? '', /shop-us in us-east-1 is not joined, though/);
});

test('global database: the primary works, and a failover would end that', () => {
  const [problem] = globalProblems([far], secondary(), 'shop');
  assert.equal(problem?.severity, 'warning');
  assert.match(problem.title, /After a failover to us-east-1 nobody can log in/);
});

test('global database: both joined', () => {
  const joined = secondary({ DomainMemberships: [member()] });
  assert.deepEqual(globalProblems([far], joined, 'shop'), []);
  assert.deepEqual(globalProblems([far], joined, 'shop-us'), []);
});

test('host name: in the domain of the directory, for the engines that have one', () => {
  const named = (parts: DBInstance): string | undefined => {
    const [target] = databasesOf(
      account(region({ directories: loaded([managed]), instances: loaded([instance(parts)]) })),
    );
    return target === undefined ? undefined : domainHostName(target);
  };
  assert.equal(named({ Engine: 'postgres' }), 'mydb.abc.eu-west-1.awsmad.example.com');
  assert.equal(named({ Engine: 'sqlserver-ex' }), 'mydb.awsmad.example.com');
  assert.equal(named({ Engine: 'mysql' }), undefined);
});
