import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeRole } from '../../../src/aws/roleJudgement.ts';
import type { RoleProblem, RoleSubject } from '../../../src/aws/roleProblem.ts';
import { loaded } from '../../../src/aws/section.ts';
import type { RoleSnapshot } from '../../../src/aws/snapshot.ts';
import { accountId, arnOf, role, trust } from './builders.ts';

const database: RoleSubject = {
  region: 'eu-west-1',
  engine: 'mysql',
  engineFamily: 'mysql',
  arn: arnOf('db', 'mydb'),
  accountId,
  members: [],
  memberships: [{ directoryId: 'd-1234567890' }],
};
const both = ['directoryservice.rds.amazonaws.com', 'rds.amazonaws.com'];
const needed = [
  'ds:DescribeDirectories',
  'ds:AuthorizeApplication',
  'ds:UnauthorizeApplication',
  'ds:GetAuthorizedApplicationDetails',
];

function judge(parts: Partial<RoleSnapshot>, subject = database): readonly RoleProblem[] {
  return judgeRole('ds-role', loaded(role(parts)), subject);
}
const kinds = (problems: readonly RoleProblem[]): string[] => problems.map(({ kind }) => kind);
const policies = (...statements: readonly object[]): Partial<RoleSnapshot> => ({
  attachedPolicyArns: loaded([]),
  policies: loaded([{ name: 'own', document: { Statement: statements } }]),
});
const allow = (Action: unknown, Resource: unknown = '*', more: object = {}): object => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});

const cases: {
  name: string;
  parts: Partial<RoleSnapshot>;
  subject?: Partial<RoleSubject>;
  kinds: readonly string[];
}[] = [
  { name: 'as AWS documents it', parts: {}, kinds: [] },
  {
    name: 'statements and principals as single values',
    parts: { trustPolicy: { Statement: (trust(both) as { Statement: unknown[] }).Statement[0] } },
    kinds: [],
  },
  {
    name: 'rds alone for MySQL',
    parts: { trustPolicy: trust('rds.amazonaws.com') },
    kinds: ['role-trust-principal'],
  },
  {
    name: 'rds alone for SQL Server',
    parts: { trustPolicy: trust('rds.amazonaws.com') },
    subject: { engine: 'sqlserver-se', engineFamily: 'sqlserver' },
    kinds: [],
  },
  {
    name: 'global names in an opt-in Region',
    parts: {},
    subject: { region: 'ap-east-1' },
    kinds: ['role-trust-principal'],
  },
  {
    name: 'regional names in an opt-in Region',
    parts: {
      trustPolicy: trust([
        'directoryservice.rds.ap-east-1.amazonaws.com',
        'rds.ap-east-1.amazonaws.com',
      ]),
    },
    subject: { region: 'ap-east-1' },
    kinds: [],
  },
  {
    name: 'the Oracle page’s three names in an opt-in Region',
    parts: { trustPolicy: trust([...both, 'directoryservice.rds.ap-east-1.amazonaws.com']) },
    subject: { region: 'ap-east-1' },
    kinds: [],
  },
  {
    name: 'China, where no name is documented',
    parts: { trustPolicy: trust('ec2.amazonaws.com') },
    subject: { region: 'cn-north-1' },
    kinds: ['couldNotCheck'],
  },
  { name: 'everybody', parts: { trustPolicy: trust(both, { Principal: '*' }) }, kinds: [] },
  {
    name: 'another action',
    parts: { trustPolicy: trust(both, { Action: 'sts:TagSession' }) },
    kinds: ['role-trust-principal'],
  },
  {
    name: 'an action with a wildcard in another case',
    parts: { trustPolicy: trust(both, { Action: 'STS:assume*' }) },
    kinds: [],
  },
  {
    name: 'a Deny beside the Allow',
    parts: {
      trustPolicy: {
        Statement: [
          ...(trust(both) as { Statement: object[] }).Statement,
          { Effect: 'Deny', Principal: { Service: 'rds.amazonaws.com' }, Action: '*' },
        ],
      },
    },
    kinds: ['role-trust-principal'],
  },
  {
    name: 'SourceArn of this database',
    parts: {
      trustPolicy: trust(both, {
        Condition: { ArnLike: { 'aws:SourceArn': arnOf('db', 'mydb') } },
      }),
    },
    kinds: [],
  },
  {
    name: 'SourceArn of the old name',
    parts: {
      trustPolicy: trust(both, { Condition: { ArnLike: { 'aws:SourceArn': arnOf('db', 'old') } } }),
    },
    kinds: ['role-trust-condition'],
  },
  {
    name: 'SourceArn with a wildcard',
    parts: {
      trustPolicy: trust(both, {
        Condition: { ArnLike: { 'AWS:sourcearn': `arn:aws:rds:*:${accountId}:db:*` } },
      }),
    },
    kinds: [],
  },
  {
    name: 'a wildcard in StringEquals is a plain asterisk',
    parts: {
      trustPolicy: trust(both, {
        Condition: { StringEquals: { 'aws:SourceArn': `arn:aws:rds:eu-west-1:${accountId}:db:*` } },
      }),
    },
    kinds: ['role-trust-condition'],
  },
  {
    name: 'another account',
    parts: {
      trustPolicy: trust(both, {
        Condition: { StringEquals: { 'aws:SourceAccount': ['999900001111'] } },
      }),
    },
    kinds: ['role-trust-condition'],
  },
  {
    name: 'several values are alternatives',
    parts: {
      trustPolicy: trust(both, {
        Condition: { StringEquals: { 'aws:SourceAccount': ['999900001111', accountId] } },
      }),
    },
    kinds: [],
  },
  {
    name: 'a condition that only AWS knows',
    parts: {
      trustPolicy: trust(both, { Condition: { StringEquals: { 'aws:SourceOrgID': 'o-1' } } }),
    },
    kinds: ['couldNotCheck', 'couldNotCheck'],
  },
  {
    name: 'the same with IfExists',
    parts: {
      trustPolicy: trust(both, {
        Condition: { StringEqualsIfExists: { 'aws:SourceOrgID': 'o-1' } },
      }),
    },
    kinds: [],
  },
  {
    name: 'a negated condition',
    parts: {
      trustPolicy: trust(both, {
        Condition: { ArnNotLike: { 'aws:SourceArn': 'arn:aws:rds:*:*:db:test-*' } },
      }),
    },
    kinds: [],
  },
  { name: 'no document', parts: { trustPolicy: 'x' }, kinds: ['couldNotCheck'] },
  {
    name: 'the cluster’s ARN for an Aurora member',
    parts: {
      trustPolicy: trust(both, {
        Condition: { ArnEquals: { 'aws:SourceArn': arnOf('cluster', 'c') } },
      }),
    },
    subject: { engine: 'aurora-mysql', cluster: { DBClusterArn: arnOf('cluster', 'c') } },
    kinds: [],
  },

  {
    name: 'the managed policy of another partition',
    parts: {
      attachedPolicyArns: loaded([
        'arn:aws-us-gov:iam::aws:policy/service-role/AmazonRDSDirectoryServiceAccess',
      ]),
    },
    subject: { region: 'us-gov-west-1' },
    kinds: [],
  },
  { name: 'no policy', parts: { attachedPolicyArns: loaded([]) }, kinds: ['role-permissions'] },
  { name: 'the four actions', parts: policies(allow(needed)), kinds: [] },
  { name: 'ds:*', parts: policies(allow('ds:*')), kinds: [] },
  {
    name: 'three of the four',
    parts: policies(allow(needed.slice(0, 3))),
    kinds: ['role-permissions'],
  },
  {
    name: 'NotAction',
    parts: policies({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }),
    kinds: [],
  },
  {
    name: 'this directory only',
    parts: policies(
      allow('ds:Describe*'),
      allow(needed.slice(1), `arn:aws:ds:eu-west-1:${accountId}:directory/d-1234567890`),
    ),
    kinds: [],
  },
  {
    name: 'another directory only',
    parts: policies(
      allow('ds:Describe*'),
      allow(needed.slice(1), `arn:aws:ds:eu-west-1:${accountId}:directory/d-0000000000`),
    ),
    kinds: ['role-permissions'],
  },
  {
    name: 'an explicit Deny',
    parts: policies(allow('ds:*'), { Effect: 'Deny', Action: 'ds:Unauthorize*', Resource: '*' }),
    kinds: ['role-permissions'],
  },
  {
    name: 'a Deny beside the managed policy',
    parts: {
      policies: loaded([
        {
          name: 'deny',
          document: {
            Statement: { Effect: 'Deny', Action: 'ds:AuthorizeApplication', Resource: '*' },
          },
        },
      ]),
    },
    kinds: ['role-permissions'],
  },
  {
    name: 'another Region',
    parts: policies(
      allow('ds:*', '*', { Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } } }),
    ),
    kinds: ['role-permissions'],
  },
  {
    name: 'a condition nobody here can evaluate',
    parts: policies(
      allow('ds:*', '*', { Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }),
    ),
    kinds: ['couldNotCheck'],
  },
  {
    name: 'policies that may not be read',
    parts: {
      attachedPolicyArns: loaded([]),
      policies: { outcome: 'not-permitted', action: 'iam:GetPolicy', message: 'x.' },
    },
    kinds: ['couldNotCheck'],
  },
  {
    name: 'a boundary without the actions',
    parts: {
      permissionsBoundaryArn: 'arn:b',
      permissionsBoundary: loaded({ name: 'b', document: { Statement: [allow('s3:*')] } }),
    },
    kinds: ['role-permissions'],
  },
  {
    name: 'a boundary with them',
    parts: {
      permissionsBoundaryArn: 'arn:b',
      permissionsBoundary: loaded({ name: 'b', document: { Statement: [allow('*')] } }),
    },
    kinds: [],
  },
  {
    name: 'a boundary that may not be read',
    parts: { permissionsBoundaryArn: 'arn:b' },
    kinds: ['couldNotCheck'],
  },
];

const simulated = (decision: string, deniedByOrganization = false): Partial<RoleSnapshot> => ({
  simulated: loaded(needed.map((action) => ({ action, decision, deniedByOrganization }))),
});
const conditional = policies(
  allow('ds:*', '*', { Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }),
);
cases.push(
  {
    name: 'the organization denies',
    parts: simulated('implicitDeny', true),
    kinds: ['role-permissions'],
  },
  {
    name: 'a simulated explicit deny',
    parts: simulated('explicitDeny'),
    kinds: ['role-permissions'],
  },
  {
    name: 'a simulation without a resource proves nothing',
    parts: simulated('implicitDeny'),
    kinds: [],
  },
  {
    name: 'a condition that the simulation settles',
    parts: { ...conditional, ...simulated('allowed') },
    kinds: [],
  },
  {
    name: 'a condition that it does not settle',
    parts: { ...conditional, ...simulated('implicitDeny') },
    kinds: ['couldNotCheck'],
  },
  {
    name: 'a missing policy stays one',
    parts: { attachedPolicyArns: loaded([]), ...simulated('implicitDeny') },
    kinds: ['role-permissions'],
  },
  {
    name: 'a simulation that may not be asked for',
    parts: {
      simulated: { outcome: 'not-permitted', action: 'iam:SimulatePrincipalPolicy', message: 'x' },
    },
    kinds: [],
  },
);

for (const { name, parts, subject, kinds: expected } of cases) {
  test(`role: ${name} → ${expected.join(', ') || 'right'}`, () => {
    const problems = judge(parts, { ...database, ...subject });
    assert.deepEqual(kinds(problems), expected);
    for (const { evidence, fix } of problems) {
      assert.match(evidence, /^[A-Z][^\n]+\.$/);
      assert.notEqual(fix.title, '');
    }
  });
}

test('role: a deleted role is an error with the commands that create it again', () => {
  const [problem] = judgeRole('ds-role', loaded('absent'), database);
  assert.equal(problem?.kind, 'role-missing');
  assert.deepEqual(
    problem.fix.commands.map(({ bash }) => bash),
    [
      `aws iam create-role --role-name ds-role --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":["directoryservice.rds.amazonaws.com","rds.amazonaws.com"]},"Action":"sts:AssumeRole"}]}'`,
      'aws iam attach-role-policy --role-name ds-role --policy-arn arn:aws:iam::aws:policy/service-role/AmazonRDSDirectoryServiceAccess',
    ],
  );
});

test('role: what may not be read is no wrong role', () => {
  const denied = {
    outcome: 'not-permitted',
    action: 'iam:GetRole',
    message: 'not permitted: iam:GetRole.',
  } as const;
  const problems = judgeRole('ds-role', denied, database);
  assert.deepEqual(kinds(problems), ['couldNotCheck']);
  assert.match(problems[0]?.evidence ?? '', /not permitted: iam:GetRole/);
});

/** The document in the fix's command. */
function fixedTrust(problem: RoleProblem | undefined): object {
  const command = problem?.fix.commands[0]?.bash ?? '';
  return JSON.parse(/--policy-document '(.*)'$/.exec(command)?.[1] ?? '') as object;
}

test('role: the missing principal is named, and the fix makes the role right without touching the rest', () => {
  const before = trust('rds.amazonaws.com', { Sid: 'Mine' });
  const [problem] = judge({ trustPolicy: before });
  assert.match(
    problem?.evidence ?? '',
    /admits only rds\.amazonaws\.com; it lacks directoryservice\.rds\.amazonaws\.com/,
  );
  const after = fixedTrust(problem);
  assert.deepEqual(
    (after as { Statement: unknown[] }).Statement[0],
    (before as { Statement: unknown[] }).Statement[0],
  );
  assert.deepEqual(judge({ trustPolicy: after }), []);
});

test('role: a pinned condition is widened by this database, once for both principals', () => {
  const Condition = { ArnLike: { 'aws:SourceArn': arnOf('db', 'old') } };
  const problems = judge({ trustPolicy: trust(both, { Condition }) });
  assert.equal(problems.length, 1);
  assert.match(
    problems[0]?.evidence ?? '',
    /only where ArnLike aws:SourceArn .*:db:old; this database is .*:db:mydb/,
  );
  const after = fixedTrust(problems[0]);
  assert.deepEqual(judge({ trustPolicy: after }), []);
  assert.match(JSON.stringify(after), /db:old/);
});
