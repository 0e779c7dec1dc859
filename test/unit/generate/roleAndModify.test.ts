import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engineFamily } from '../../../src/aws/engine.ts';
import { regions } from '../../../src/aws/regions.ts';
import { judgeRole } from '../../../src/aws/roleJudgement.ts';
import { loaded } from '../../../src/aws/section.ts';
import { databasesOf } from '../../../src/aws/databases.ts';
import type { DatabaseTarget } from '../../../src/aws/databases.ts';
import { planModify } from '../../../src/generate/modify/modify.ts';
import { planRole } from '../../../src/generate/role/role.ts';
import type { RoleRequest } from '../../../src/generate/role/role.ts';
import { roleFormats, roleText } from '../../../src/generate/role/roleText.ts';
import { account, accountId, arnOf, region, role as roleSnapshot } from '../aws/builders.ts';

function role(request: RoleRequest) {
  const planned = planRole(request);
  assert.ok('role' in planned, 'problem' in planned ? planned.problem : '');
  return planned.role;
}

test('the judge of roles finds nothing wrong with a generated one, in any Region, for any engine', () => {
  for (const { name } of regions) {
    for (const engine of ['mysql', 'aurora-postgresql', 'oracle-ee', 'sqlserver-se', 'db2-ae']) {
      const { trustPolicy, policyArn, policy } = role({ region: name, engine, accountId });
      const family = engineFamily(engine);
      const subject = {
        region: name,
        engine,
        ...(family === undefined ? {} : { engineFamily: family }),
        arn: arnOf('db', 'mydb', name),
        accountId,
        members: [],
        memberships: [{ directoryId: 'd-1234567890' }],
      };
      for (const permissions of [
        { attachedPolicyArns: loaded([policyArn]) },
        { attachedPolicyArns: loaded([]), policies: loaded([{ name: 'own', document: policy }]) },
      ]) {
        const problems = judgeRole(
          'r',
          loaded(roleSnapshot({ trustPolicy, ...permissions })),
          subject,
        );
        assert.deepEqual(problems, [], `${name} ${engine}`);
      }
    }
  }
});

test('one role in each form', () => {
  const made = role({ region: 'eu-west-1', engine: 'mysql' });
  assert.equal(made.name, 'rds-directoryservice-kerberos-access-role');
  for (const format of roleFormats)
    assert.match(roleText(made, format), /AmazonRDSDirectoryServiceAccess/);
  assert.equal(
    roleText(made, 'terraform'),
    `resource "aws_iam_role" "rds_directory_service" {
  name               = "rds-directoryservice-kerberos-access-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = [
            "directoryservice.rds.amazonaws.com",
            "rds.amazonaws.com",
          ]
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "rds_directory_service" {
  role       = aws_iam_role.rds_directory_service.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonRDSDirectoryServiceAccess"
}
`,
  );
  const template = JSON.parse(roleText(made, 'cloudformation')) as {
    Resources: { RdsDirectoryServiceRole: { Properties: { AssumeRolePolicyDocument: unknown } } };
  };
  assert.deepEqual(
    template.Resources.RdsDirectoryServiceRole.Properties.AssumeRolePolicyDocument,
    made.trustPolicy,
  );
  const [create = ''] = roleText(made, 'bash').split('\n');
  const document = /--assume-role-policy-document '(.*)'$/.exec(create)?.[1] ?? '';
  assert.deepEqual(JSON.parse(document), made.trustPolicy);
});

test('SQL Server’s role has another name and one principal; an opt-in Region has its own', () => {
  const sqlServer = role({ region: 'eu-west-1', engine: 'sqlserver-ee' });
  assert.equal(sqlServer.name, 'rds-directoryservice-access-role');
  assert.doesNotMatch(JSON.stringify(sqlServer.trustPolicy), /directoryservice/);
  const milan = role({ region: 'eu-south-1', engine: 'mysql' });
  assert.match(
    JSON.stringify(milan.trustPolicy),
    /directoryservice\.rds\.eu-south-1\.amazonaws\.com/,
  );
});

test('names that IAM refuses are refused here', () => {
  const right = { region: 'eu-west-1', engine: 'mysql' };
  for (const wrong of [
    { name: 'a b' },
    { name: '${x}' },
    { name: 'x'.repeat(65) },
    { accountId: '12' },
    { region: 'x;y' },
  ])
    assert.ok('problem' in planRole({ ...right, ...wrong }), JSON.stringify(wrong));
});

function target(instance: object, cluster?: object): DatabaseTarget {
  const snapshot = account(
    region({
      instances: loaded([
        { DBInstanceIdentifier: 'db', DBInstanceArn: arnOf('db', 'db'), ...instance },
      ]),
      clusters: loaded(
        cluster === undefined
          ? []
          : [{ DBClusterIdentifier: 'c', DBClusterArn: arnOf('cluster', 'c'), ...cluster }],
      ),
    }),
  );
  const [first] = databasesOf(snapshot);
  assert.ok(first);
  return first;
}

function modify(database: DatabaseTarget) {
  const planned = planModify({ target: database, directoryId: 'd-9067000000', roleName: 'role' });
  assert.ok('modify' in planned, 'problem' in planned ? planned.problem : '');
  const [first, second] = planned.modify.steps;
  const bash = (step: typeof first) => (step?.commands ?? []).map((command) => command.bash);
  return { join: bash(first), restarts: bash(second), notes: planned.modify.notes.join('\n') };
}

test('an instance is modified and restarted itself', () => {
  const { join, restarts, notes } = modify(
    target({ Engine: 'mysql', IAMDatabaseAuthenticationEnabled: true }),
  );
  assert.deepEqual(join, [
    'aws rds modify-db-instance --db-instance-identifier db --domain d-9067000000 --domain-iam-role-name role --apply-immediately --region eu-west-1',
  ]);
  assert.deepEqual(restarts, [
    'aws rds reboot-db-instance --db-instance-identifier db --region eu-west-1',
  ]);
  assert.match(notes, /--no-enable-iam-database-authentication/);
  assert.match(notes, /Do not change the port/);
});

test('Aurora is modified as a cluster: MySQL restarts its readers, PostgreSQL every instance', () => {
  const members = [
    { DBInstanceIdentifier: 'writer', IsClusterWriter: true },
    { DBInstanceIdentifier: 'reader', IsClusterWriter: false },
  ];
  const mysql = modify(target({}, { Engine: 'aurora-mysql', DBClusterMembers: members }));
  assert.match(mysql.join.join(), /modify-db-cluster --db-cluster-identifier c --domain/);
  assert.deepEqual(
    mysql.restarts.map((line) => /identifier (\w+)/.exec(line)?.[1]),
    ['reader'],
  );
  const postgresql = modify(target({}, { Engine: 'aurora-postgresql', DBClusterMembers: members }));
  assert.deepEqual(
    postgresql.restarts.map((line) => /identifier (\w+)/.exec(line)?.[1]),
    ['writer', 'reader'],
  );
  assert.doesNotMatch(
    modify(target({}, { Engine: 'aurora-mysql', IAMDatabaseAuthenticationEnabled: true })).notes,
    /IAM/,
  );
});

test('what cannot do Kerberos gets a sentence and no command', () => {
  const right = { directoryId: 'd-9067000000', roleName: 'role' };
  for (const [database, change] of [
    [target({ Engine: 'mariadb' }), {}],
    [target({ Engine: 'custom-oracle-ee' }), {}],
    [target({}, { Engine: 'mysql' }), {}],
    [target({ Engine: 'mysql' }), { directoryId: 'corp.example.com' }],
  ] as const)
    assert.ok('problem' in planModify({ target: database, ...right, ...change }), database.engine);
});
