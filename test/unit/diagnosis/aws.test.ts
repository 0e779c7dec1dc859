import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Section } from '../../../src/aws/section.ts';
import type { NetworkSnapshot } from '../../../src/aws/snapshot.ts';
import type { AwsEvidence } from '../../../src/diagnosis/evidence/evidence.ts';
import type { Endpoint, FlowKind, FlowVerdict, StepKind } from '../../../src/reachability/flow.ts';
import { conclude } from '../../../src/diagnosis/conclude.ts';
import { membershipRules } from '../../../src/diagnosis/rules/membership.ts';
import { expectRootCause } from './expect.ts';
import { changed, controllers, database, directory, evidence, kdc } from './given.ts';

const nothing: Section<never[]> = { outcome: 'loaded', value: [] };
const network: NetworkSnapshot = {
  region: 'eu-west-1',
  vpcs: nothing,
  subnets: nothing,
  securityGroups: nothing,
  networkAcls: nothing,
  routeTables: nothing,
  peerings: nothing,
  prefixLists: nothing,
  networkInterfaces: nothing,
  transitGatewayAttachments: nothing,
  transitGatewayRouteTables: nothing,
};

function aws(over: Partial<AwsEvidence> = {}): AwsEvidence {
  return {
    snapshot: { network, roles: [], events: nothing },
    flows: [],
    staleReferences: [],
    engineProblems: [],
    roleProblems: [],
    ...over,
  };
}

const end = (kind: Endpoint['kind'], label: string): Endpoint => ({
  kind,
  label,
  subnetIds: [],
  securityGroupIds: [],
});

function blocked(
  kind: FlowKind,
  step: StepKind,
  over: { required?: boolean; result?: 'blocked' | 'unknown' } = {},
): FlowVerdict {
  const result = over.result ?? 'blocked';
  return {
    flow: {
      id: `${kind}:88/tcp`,
      kind,
      from: end('database', 'mydb'),
      to: end('domain-controller', 'd-1: 10.0.1.10'),
      protocol: 'tcp',
      ports: { from: 88, to: 88 },
      purpose: 'Kerberos',
      required: over.required ?? true,
    },
    result,
    steps: [
      {
        kind: step,
        result,
        resources: ['sg-1'],
        because: 'port matches, 10.0.0.0/16 does not contain 10.20.1.0/24',
        changes: [
          {
            kind: 'security-group-rule',
            groupId: 'sg-1',
            direction: 'ingress',
            protocol: 'tcp',
            ports: { from: 88, to: 88 },
            peer: { cidr: '10.20.1.0/24' },
          },
        ],
      },
    ],
    fix: { title: 'Allow 88/tcp', cli: 'aws ec2 …', terraform: 't', cloudFormation: 'c' },
  };
}

const failed = {
  ...database,
  memberships: [{ ...database.memberships[0]!, status: 'enable-kerberos-failed' }],
};
const silentKdcs = changed(
  (each) => each.probe === 'kdc' || each.probe === 'realm-proof',
  () => [],
).concat(
  controllers.flatMap((address) => [
    kdc(address, 'udp', {}, 'timeout'),
    kdc(address, 'tcp', {}, 'timeout'),
  ]),
);

test('what blocks the database from its directory explains the failed membership', () => {
  for (const [step, id] of [
    ['security-group-ingress', 'sg-directory-ingress'],
    ['security-group-egress', 'sg-database-egress'],
    ['nacl-ingress', 'nacl-blocked'],
    ['nacl-return-ingress', 'nacl-blocked'],
    ['route', 'route-missing'],
  ] as const) {
    const given = {
      aws: aws({ flows: [blocked('database-to-directory', step)] }),
      subject: { database: failed },
    };
    const finding = expectRootCause(given, id);
    assert.equal(finding?.severity, 'error');
    assert.match(finding.fixes[0]?.command ?? '', /aws ec2 authorize-security-group-ingress/);
    assert.ok(finding.fixes[0]?.alternatives?.some(({ title }) => title === 'Terraform'));
  }
});

test('with an enabled membership it is a warning: it joined once', () => {
  const flows = [blocked('database-to-directory', 'security-group-ingress')];
  assert.equal(
    expectRootCause({ aws: aws({ flows }) }, 'sg-directory-ingress')?.severity,
    'warning',
  );
});

test('a recommended port is information, and unknown is no finding', () => {
  expectRootCause(
    {
      aws: aws({
        flows: [blocked('database-to-directory', 'security-group-ingress', { required: false })],
      }),
    },
    null,
  );
  expectRootCause(
    {
      aws: aws({
        flows: [blocked('database-to-directory', 'security-group-ingress', { result: 'unknown' })],
      }),
    },
    null,
  );
});

test("the directory's group explains silent KDCs, and an answer refutes it", () => {
  const flows = [blocked('client-to-directory', 'security-group-ingress')];
  expectRootCause({ aws: aws({ flows }), observations: silentKdcs }, 'sg-directory-client');
  expectRootCause({ aws: aws({ flows }) }, null);
});

test("the database's group is refuted by a greeting", () => {
  expectRootCause(
    { aws: aws({ flows: [blocked('client-to-database', 'security-group-ingress')] }) },
    null,
  );
});

test('each problem of the role, with the commands that mend it; what could not be checked is none', () => {
  const problem = (
    kind:
      | 'role-missing'
      | 'role-trust-principal'
      | 'role-trust-condition'
      | 'role-permissions'
      | 'couldNotCheck',
  ) => ({
    roleName: 'rds-kerberos',
    problem: {
      kind,
      evidence: 'The trust policy names rds.amazonaws.com only.',
      fix: {
        title: 'Update the trust policy',
        commands: [{ bash: 'aws iam …', powershell: 'aws iam …' }],
      },
    },
  });
  for (const kind of [
    'role-missing',
    'role-trust-principal',
    'role-trust-condition',
    'role-permissions',
  ] as const) {
    const finding = expectRootCause(
      { aws: aws({ roleProblems: [problem(kind)] }), subject: { database: failed } },
      kind,
    );
    assert.equal(finding?.fixes[0]?.command, 'aws iam …');
  }
  expectRootCause({ aws: aws({ roleProblems: [problem('couldNotCheck')] }) }, null);
});

test('what AWS refuses is named, and accuses nobody', () => {
  const refused = {
    outcome: 'not-permitted',
    action: 'ec2:DescribeSecurityGroups',
    message: 'm',
  } as const;
  const snapshot = {
    network: { ...network, securityGroups: refused },
    roles: [{ roleName: 'r', role: { ...refused, action: 'iam:GetRole' } }],
    events: { outcome: 'throttled', message: 'Rate exceeded' } as const,
  };
  const { findings, healthy } = conclude(evidence({ aws: aws({ snapshot }) }));
  assert.ok(healthy);
  const told = findings.find(({ id }) => id === 'aws-not-permitted');
  assert.match(told?.title ?? '', /ec2:DescribeSecurityGroups and iam:GetRole/);
  assert.ok(findings.some(({ id }) => id === 'aws-throttled'));
});

test("the reason of a failed join is quoted from RDS's own events", () => {
  const events = {
    outcome: 'loaded',
    value: [
      {
        Message:
          'Failed to join a host to a domain. Domain membership status for instance mydb has been set to Failed.',
      },
    ],
  } as const;
  const finding = expectRootCause(
    {
      aws: aws({ snapshot: { network, roles: [], events } }),
      subject: { database: failed },
    },
    'membership-failed',
  );
  assert.match(finding?.explanation ?? '', /Failed to join a host to a domain/);
});

test('an error code of Windows comes with what mends it, before the join is repeated', () => {
  const message = (code: number) =>
    `Failed to join a host to your domain. During the domain join process, Microsoft Windows returned the error code ${code}.`;
  const events = {
    outcome: 'loaded' as const,
    value: [
      { Message: message(5), Date: new Date('2026-11-19T00:00:00Z') },
      { Message: message(1355), Date: new Date('2026-11-20T00:00:00Z') },
    ],
  };
  const failedJoin = { ...database.memberships[0]!, status: 'failed' };
  const finding = expectRootCause(
    {
      subject: { database: { ...database, memberships: [failedJoin] } },
      aws: aws({ snapshot: { network, roles: [], events } }),
    },
    'membership-failed',
  );
  assert.match(finding?.fixes[0]?.title ?? '', /DNS addresses and the name of the domain/);
  assert.match(finding?.fixes[1]?.command ?? '', /^aws rds modify-db-/);
});

test('an engine limit is its own finding, with its AWS page, and explains the failed join', () => {
  const problem = {
    id: 'engine-iam-conflict',
    severity: 'error',
    title: 'Kerberos and IAM authentication are both on.',
    explanation: 'RDS for MySQL allows one.',
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-kerberos.html',
    fixes: [{ title: 'Turn one off' }],
  } as const;
  const given = { aws: aws({ engineProblems: [problem] }), subject: { database: failed } };
  const finding = expectRootCause(given, 'engine-iam-conflict');
  assert.equal(finding?.fixes[0]?.doc, problem.source);
});

test('a group without any inbound rule is a directory for AWS applications only', () => {
  const verdict = blocked('database-to-directory', 'security-group-ingress');
  const closed = {
    ...verdict,
    steps: verdict.steps.map((step) => ({ ...step, nearest: { kind: 'no-rules' as const } })),
  };
  const given = { aws: aws({ flows: [closed] }), subject: { database: failed } };
  expectRootCause(given, 'directory-sg-apps-only');
});

test('stale references and partly open ACLs are warnings', () => {
  const stale = {
    groupId: 'sg-1',
    direction: 'ingress',
    refersTo: 'sg-gone',
    status: 'deleted',
  } as const;
  assert.equal(
    expectRootCause({ aws: aws({ staleReferences: [stale] }) }, 'sg-stale-reference')?.severity,
    'warning',
  );
  const verdict = blocked('database-to-directory', 'nacl-return-ingress');
  const partly: FlowVerdict = {
    ...verdict,
    result: 'allowed',
    steps: verdict.steps.map((step) => ({
      ...step,
      result: 'allowed',
      warning: 'acl-1 admits 32768-40000 of 32768-61000',
    })),
  };
  assert.equal(
    expectRootCause({ aws: aws({ flows: [partly] }) }, 'nacl-blocked')?.severity,
    'warning',
  );
});

test('RDS Custom for SQL Server joins on its own host: no membership proves nothing', () => {
  const custom = { ...database, engine: 'custom-sqlserver-se', engineFamily: 'sqlserver' as const };
  const { rootCause } = conclude(
    evidence({ subject: { database: { ...custom, memberships: [] } }, observations: [] }),
    membershipRules,
  );
  assert.equal(rootCause, null);
  const rds = { ...custom, engine: 'sqlserver-se', memberships: [] };
  const other = conclude(
    evidence({ subject: { database: rds }, observations: [] }),
    membershipRules,
  );
  assert.equal(other.rootCause?.id, 'membership-none');
});

test('a path between the directory and a trusted domain matters as much as the trust does', () => {
  const flows = [blocked('directory-to-trusted-realm', 'security-group-egress')];
  const user = 'ONPREM.EXAMPLE.COM';
  const forwarder = { RemoteDomainName: user.toLowerCase(), DnsIpAddrs: ['10.9.9.9'] };
  const withTrust = (TrustState: 'Verified' | 'Failed') => ({
    aws: aws({ flows }),
    subject: {
      userRealm: user,
      directory: {
        ...directory,
        trusts: {
          outcome: 'loaded',
          value: [{ RemoteDomainName: user.toLowerCase(), TrustState }],
        } as const,
        conditionalForwarders: {
          outcome: 'loaded',
          value: [forwarder],
        } as const,
      },
    },
    client: { defaultRealm: user },
  });
  expectRootCause(withTrust('Failed'), 'sg-directory-egress');
  assert.equal(expectRootCause(withTrust('Verified'), 'sg-directory-egress')?.severity, 'warning');
  expectRootCause({ aws: aws({ flows }) }, null);
});
