import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DBCluster, DBInstance } from '@aws-sdk/client-rds';
import { databasesOf } from '../../../src/aws/databases.ts';
import { callerIdentity, connectResource } from '../../../src/aws/iamAuth/identity.ts';
import { iamAuthProblems } from '../../../src/aws/iamAuth/iamAuthProblems.ts';
import type { IamAuthContext } from '../../../src/aws/iamAuth/problem.ts';
import { loaded } from '../../../src/aws/section.ts';
import type { IamAuthSnapshot, SimulatedConnect } from '../../../src/aws/snapshot.ts';
import { account, accountId, arnOf, region } from './builders.ts';

const at = '2026-11-21T02:00:00.000Z';
const inMinutes = (minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString();
const instance = (parts: DBInstance = {}): DBInstance => ({
  DBInstanceIdentifier: 'app',
  DBInstanceArn: arnOf('db', 'app'),
  DbiResourceId: 'db-ABC',
  Engine: 'postgres',
  Endpoint: { Address: 'app.abc.eu-west-1.rds.amazonaws.com', Port: 5432 },
  IAMDatabaseAuthenticationEnabled: true,
  ...parts,
});
const cluster: DBCluster = {
  DBClusterIdentifier: 'shop',
  DBClusterArn: arnOf('cluster', 'shop'),
  DbClusterResourceId: 'cluster-XYZ',
  Engine: 'aurora-mysql',
  Endpoint: 'shop.cluster-abc.eu-west-1.rds.amazonaws.com',
  ReaderEndpoint: 'shop.cluster-ro-abc.eu-west-1.rds.amazonaws.com',
  CustomEndpoints: ['Some.cluster-custom-abc.eu-west-1.rds.amazonaws.com'],
  Port: 3306,
  IAMDatabaseAuthenticationEnabled: true,
};
const member = instance({
  DBInstanceIdentifier: 'shop-1',
  DBInstanceArn: arnOf('db', 'shop-1'),
  DBClusterIdentifier: 'shop',
  Engine: 'aurora-mysql',
  Endpoint: { Address: 'shop-1.abc.eu-west-1.rds.amazonaws.com', Port: 3306 },
  // Members of a cluster say false whatever the cluster says.
  IAMDatabaseAuthenticationEnabled: false,
});

function target(of: { instance?: DBInstance; cluster?: DBCluster }, kind = 'instance') {
  const found = databasesOf(
    account(
      region({
        instances: loaded(of.instance === undefined ? [] : [of.instance]),
        clusters: loaded(of.cluster === undefined ? [] : [of.cluster]),
      }),
    ),
  ).find((each) => each.kind === kind);
  assert.ok(found !== undefined);
  return found;
}

const allowed: SimulatedConnect = {
  principalArn: `arn:aws:iam::${accountId}:user/dba`,
  resourceArn: `arn:aws:rds-db:eu-west-1:${accountId}:dbuser:db-ABC/app`,
  decision: 'allowed',
  deniedByOrganization: false,
  deniedByBoundary: false,
  missingContext: [],
};
const told = (
  connect: Partial<SimulatedConnect> | null = {},
  credentialsEnd: string | null = null,
): IamAuthSnapshot => ({
  credentialsEnd: loaded(credentialsEnd),
  connect: loaded(connect === null ? null : { ...allowed, ...connect }),
});

function found(context: Partial<IamAuthContext>): string[] {
  return iamAuthProblems({
    at,
    target: target({ instance: instance() }),
    snapshot: told(),
    host: 'app.abc.eu-west-1.rds.amazonaws.com',
    user: 'app',
    ...context,
  }).map(({ severity, id }) => `${severity} ${id}`);
}

const cases: readonly (readonly [string, Partial<IamAuthContext>, readonly string[]])[] = [
  ['everything right', {}, []],
  [
    'a member of a cluster that has it on',
    {
      target: target({ instance: member, cluster }),
      host: 'shop-1.abc.eu-west-1.rds.amazonaws.com',
    },
    [],
  ],
  [
    'off',
    { target: target({ instance: instance({ IAMDatabaseAuthenticationEnabled: false }) }) },
    ['error iam-auth-disabled'],
  ],
  [
    'about to be on',
    {
      target: target({
        instance: instance({
          IAMDatabaseAuthenticationEnabled: false,
          PendingModifiedValues: { IAMDatabaseAuthenticationEnabled: true },
        }),
      }),
    },
    ['error iam-auth-disabled'],
  ],
  [
    'about to be off',
    {
      target: target({
        instance: instance({ PendingModifiedValues: { IAMDatabaseAuthenticationEnabled: false } }),
      }),
    },
    ['warning iam-auth-disabled'],
  ],
  [
    'not told',
    { target: target({ instance: instance({ IAMDatabaseAuthenticationEnabled: undefined }) }) },
    [],
  ],
  [
    'SQL Server',
    { target: target({ instance: instance({ Engine: 'sqlserver-se' }) }) },
    ['error iam-auth-disabled'],
  ],
  ['MariaDB', { target: target({ instance: instance({ Engine: 'mariadb' }) }) }, []],
  ['an alias', { host: 'db.corp.example.com' }, ['error iam-auth-alias-endpoint']],
  ['an address', { host: '10.0.0.7' }, ['error iam-auth-alias-endpoint']],
  [
    'another database of AWS',
    { host: 'other.abc.eu-west-1.rds.amazonaws.com' },
    ['error iam-auth-alias-endpoint'],
  ],
  ['another case and a final dot', { host: 'APP.abc.eu-west-1.rds.amazonaws.com.' }, []],
  [
    'the reader endpoint',
    {
      target: target({ cluster }, 'cluster'),
      host: 'shop.cluster-ro-abc.eu-west-1.rds.amazonaws.com',
    },
    [],
  ],
  [
    'a custom endpoint',
    {
      target: target({ cluster }, 'cluster'),
      host: 'some.cluster-custom-abc.eu-west-1.rds.amazonaws.com',
    },
    ['warning iam-auth-alias-endpoint'],
  ],
  ['denied', { snapshot: told({ decision: 'implicitDeny' }) }, ['error iam-auth-policy']],
  [
    'denied by the organization',
    { snapshot: told({ deniedByOrganization: true }) },
    ['error iam-auth-policy'],
  ],
  [
    'denied for want of a condition key',
    { snapshot: told({ decision: 'implicitDeny', missingContext: ['aws:SourceIp'] }) },
    ['info iam-auth-policy'],
  ],
  ['an identity that IAM does not simulate', { snapshot: told(null) }, []],
  [
    'not permitted to simulate',
    {
      snapshot: {
        ...told(),
        connect: { outcome: 'not-permitted', action: 'iam:SimulatePrincipalPolicy', message: '' },
      },
    },
    [],
  ],
  ['credentials of an hour', { snapshot: told({}, inMinutes(60)) }, []],
  [
    'credentials of ten minutes',
    { snapshot: told({}, inMinutes(10)) },
    ['warning iam-auth-credentials-expiring'],
  ],
  [
    'credentials that have ended',
    { snapshot: told({}, inMinutes(-1)) },
    ['error iam-auth-credentials-expiring'],
  ],
];
for (const [name, context, expected] of cases) {
  test(`IAM login: ${name}`, () => assert.deepEqual(found(context), expected));
}

test('IAM login: without a user nobody can say', () => {
  const nobody = iamAuthProblems({
    at,
    target: target({ instance: instance() }),
    snapshot: told(),
  });
  assert.deepEqual(
    nobody.map(({ severity, id }) => [severity, id]),
    [['info', 'iam-auth-policy']],
  );
});

test('IAM login: without AWS the name alone is judged', () => {
  const judge = (host: string) => iamAuthProblems({ at, host }).map(({ id }) => id);
  assert.deepEqual(judge('x.abc.eu-west-1.rds.amazonaws.com'), []);
  assert.deepEqual(judge('x.abc.rds.cn-north-1.amazonaws.com.cn'), []);
  assert.deepEqual(judge('x.rds.amazonaws.com.evil.example'), ['iam-auth-alias-endpoint']);
  assert.deepEqual(judge('db.example.com'), ['iam-auth-alias-endpoint']);
});

test('IAM login: on RDS for PostgreSQL with Kerberos, turning it on is no fix', () => {
  const joined = instance({
    IAMDatabaseAuthenticationEnabled: false,
    DomainMemberships: [{ Domain: 'd-1', Status: 'kerberos-enabled' }],
  });
  const [problem] = iamAuthProblems({ at, target: target({ instance: joined }), user: 'app' });
  assert.equal(problem?.fix.command, undefined);
  assert.match(problem?.explanation ?? '', /cannot have it together with Kerberos/);
  const [free] = iamAuthProblems({
    at,
    target: target({ cluster: { ...cluster, IAMDatabaseAuthenticationEnabled: false } }, 'cluster'),
    user: 'app',
  });
  assert.equal(
    free?.fix.command?.bash,
    'aws rds modify-db-cluster --db-cluster-identifier shop --enable-iam-database-authentication --apply-immediately --region eu-west-1',
  );
});

test('IAM login: who is simulated, and on which resource', () => {
  assert.deepEqual(callerIdentity('arn:aws:iam::1:user/team/dba'), {
    kind: 'user',
    arn: 'arn:aws:iam::1:user/team/dba',
  });
  assert.deepEqual(callerIdentity('arn:aws-cn:sts::1:assumed-role/ops/me@example.com'), {
    kind: 'session',
    roleName: 'ops',
  });
  for (const arn of ['arn:aws:iam::1:root', 'arn:aws:sts::1:federated-user/x', '']) {
    assert.equal(callerIdentity(arn).kind, 'other');
  }
  assert.equal(
    connectResource(target({ instance: instance() }), 'app'),
    `arn:aws:rds-db:eu-west-1:${accountId}:dbuser:db-ABC/app`,
  );
  assert.equal(
    connectResource(target({ instance: member, cluster }), 'app'),
    `arn:aws:rds-db:eu-west-1:${accountId}:dbuser:cluster-XYZ/app`,
  );
  // The cluster of a member that could not be read is not guessed.
  assert.equal(connectResource(target({ instance: member }), 'app'), undefined);
});
