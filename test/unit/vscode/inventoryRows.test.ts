import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loaded } from '../../../src/aws/section.ts';
import type { CredentialRepair } from '../../../src/aws/section.ts';
import type { AccountSnapshot, Directory, RegionSnapshot } from '../../../src/aws/snapshot.ts';
import { inventoryRows } from '../../../src/vscode/tree/inventoryRows.ts';
import { plainLook } from '../../../src/vscode/tree/look.ts';
import { problemCount } from '../../../src/vscode/tree/problemCount.ts';
import type { Row } from '../../../src/vscode/tree/row.ts';

const directory: Directory = {
  description: {
    DirectoryId: 'd-1111111111',
    Name: 'awsmad.example.com',
    Type: 'MicrosoftAD',
    Edition: 'Enterprise',
    Stage: 'Active',
  },
  domainControllers: loaded([
    { DnsIpAddr: '10.0.0.10', Status: 'Active', AvailabilityZone: 'eu-west-1a' },
    { DnsIpAddr: '10.0.1.10', Status: 'Impaired', AvailabilityZone: 'eu-west-1b' },
  ]),
  trusts: loaded([
    {
      TrustId: 't-1',
      RemoteDomainName: 'onprem.example.com',
      TrustState: 'Verified',
      TrustDirection: 'One-Way: Outgoing',
    },
  ]),
  conditionalForwarders: loaded([]),
  sharedWith: loaded([]),
  regions: loaded([]),
  ipRoutes: loaded([]),
  settings: loaded([]),
  ldaps: loaded([]),
  hybridUpdates: { outcome: 'not-applicable' },
};

function instance(name: string, status?: string, more: object = {}) {
  return {
    DBInstanceIdentifier: name,
    DBInstanceArn: `arn:aws:rds:eu-west-1:123456789012:db:${name}`,
    DBInstanceStatus: 'available',
    Engine: 'postgres',
    Endpoint: { Address: `${name}.abc.eu-west-1.rds.amazonaws.com`, Port: 5432 },
    ...(status === undefined
      ? {}
      : { DomainMemberships: [{ Domain: 'd-1111111111', Status: status, IAMRoleName: 'rds' }] }),
    ...more,
  };
}

function account(region: Partial<RegionSnapshot>, more: Partial<AccountSnapshot> = {}) {
  const whole: RegionSnapshot = {
    region: 'eu-west-1',
    directories: loaded([directory]),
    instances: loaded([]),
    clusters: loaded([]),
    globalClusters: loaded([]),
    ...region,
  };
  const caller = loaded({ account: '123456789012', arn: 'arn:aws:iam::123456789012:user/dba' });
  return { takenAt: '2026-11-20T10:00:00Z', caller, regions: [whole], ...more };
}

/** The tree as a person reads it: indentation, icon, label, description. "Network" rows have their own test. */
function outline(rows: readonly Row[], depth = 0): string[] {
  return rows
    .filter(({ kind }) => kind !== 'network')
    .flatMap((row) => [
      `${'  '.repeat(depth)}${row.icon.name} ${row.label} | ${row.description}`,
      ...outline(row.children, depth + 1),
    ]);
}

function everyRow(rows: readonly Row[]): Row[] {
  return rows.flatMap((row) => [row, ...everyRow(row.children)]);
}

const rowsOf = (snapshot: AccountSnapshot) => inventoryRows(snapshot, plainLook);

test('a Region shows its directories, their databases with the membership in words, failed ones first', () => {
  const rows = rowsOf(
    account({
      instances: loaded([
        instance('alpha', 'kerberos-enabled'),
        instance('beta'),
        instance('gamma', 'enable-kerberos-failed'),
        instance('delta-10', 'enabling-kerberos'),
        instance('delta-2', 'enabling-kerberos'),
        instance('epsilon', 'active'),
      ]),
    }),
  );
  assert.deepEqual(outline(rows), [
    'globe eu-west-1 | Ireland · 6 databases · 1 failed',
    '  organization awsmad.example.com | active · Enterprise · 2 domain controllers · d-1111111111',
    '    error gamma | enabling Kerberos failed · RDS for PostgreSQL',
    '    question epsilon | active · RDS for PostgreSQL',
    '    sync delta-2 | enabling Kerberos · RDS for PostgreSQL',
    '    sync delta-10 | enabling Kerberos · RDS for PostgreSQL',
    '    pass alpha | Kerberos enabled · RDS for PostgreSQL',
    '    list-tree Domain controllers | 10.0.0.10, 10.0.1.10',
    '      server 10.0.0.10 | active · eu-west-1a',
    '      warning 10.0.1.10 | impaired · eu-west-1b',
    '    list-tree Trusts | onprem.example.com',
    '      link onprem.example.com | verified · One-Way: Outgoing',
    '  list-tree Not joined to a directory | 1',
    '    circle-slash beta | not joined · RDS for PostgreSQL',
  ]);
});

test('an Aurora cluster holds its members, and shows the worst of them', () => {
  const cluster = {
    DBClusterIdentifier: 'aurora',
    DBClusterArn: 'arn:aws:rds:eu-west-1:123456789012:cluster:aurora',
    Engine: 'aurora-mysql',
    Status: 'available',
    DomainMemberships: [{ Domain: 'd-1111111111', Status: 'kerberos-enabled' }],
  };
  const member = (name: string, status: string) =>
    instance(name, status, { Engine: 'aurora-mysql', DBClusterIdentifier: 'aurora' });
  const rows = rowsOf(
    account({
      clusters: loaded([cluster]),
      instances: loaded([
        member('writer', 'kerberos-enabled'),
        member('reader', 'enable-kerberos-failed'),
      ]),
    }),
  );
  const [region] = rows;
  const [found] = region!.children[0]!.children;
  assert.equal(found!.label, 'aurora');
  assert.equal(found!.icon.name, 'error');
  assert.deepEqual(
    found!.children.map((row) => row.label),
    ['reader', 'writer', 'Network'],
  );
  assert.equal(found!.target, cluster.DBClusterArn);
});

test('the badge counts a cluster once, with its members', () => {
  const memberships = [{ Domain: 'd-1111111111', Status: 'enable-kerberos-failed' }];
  const cluster = {
    DBClusterIdentifier: 'aurora',
    Engine: 'aurora-mysql',
    DomainMemberships: memberships,
  };
  const snapshot = account({
    clusters: loaded([cluster]),
    instances: loaded([
      instance('writer', 'enable-kerberos-failed', { DBClusterIdentifier: 'aurora' }),
      instance('alone', 'enable-kerberos-failed'),
      instance('well', 'kerberos-enabled'),
    ]),
  });
  assert.deepEqual(problemCount(snapshot), { databases: 2, directories: 0 });
});

test('a failed membership says what to do, in the tooltip, to a screen reader and to copy', () => {
  const rows = everyRow(
    rowsOf(account({ instances: loaded([instance('gamma', 'enable-kerberos-failed')]) })),
  );
  const gamma = rows.find((row) => row.label === 'gamma')!;
  assert.match(gamma.tooltip.paragraphs.join('\n'), /enable-kerberos-failed.*Next: /s);
  assert.match(gamma.copy?.nextStep ?? '', /^aws rds modify-db-instance .*--domain d-1111111111/);
  assert.match(gamma.spoken, /^instance gamma, .*enabling Kerberos failed, .*Check the IAM role/);
  assert.deepEqual(gamma.tokens, [
    'diagnosable',
    ...['hasArn', 'hasEndpoint', 'hasNextStep', 'hasCli', 'hasConsole'],
  ]);
  assert.equal(gamma.copy?.endpoint, 'gamma.abc.eu-west-1.rds.amazonaws.com:5432');
});

test('what is not permitted is one row with one action; the rest is there', () => {
  const denied = {
    outcome: 'not-permitted',
    action: 'ds:DescribeTrusts',
    message: 'Not permitted: ds:DescribeTrusts.',
  } as const;
  const rows = everyRow(
    rowsOf(
      account({
        directories: loaded([{ ...directory, trusts: denied }]),
        instances: loaded([instance('alpha', 'kerberos-enabled')]),
      }),
    ),
  );
  const failure = rows.find((row) => row.kind === 'failure')!;
  assert.equal(failure.label, 'not permitted: ds:DescribeTrusts');
  assert.equal(failure.action?.command, 'kerberosDoctor.copyNextStep');
  assert.match(failure.copy?.nextStep ?? '', /"Action": "ds:DescribeTrusts"/);
  assert.ok(rows.some((row) => row.label === 'alpha'));
});

test('parts that do not apply to a directory are left out', () => {
  const connector = { ...directory, trusts: { outcome: 'not-applicable' } as const };
  const rows = everyRow(rowsOf(account({ directories: loaded([connector]) })));
  assert.ok(!rows.some((row) => row.label === 'Trusts' || row.kind === 'failure'));
});

test('unusable credentials are one row, not one for each call', () => {
  const expired = {
    outcome: 'credentials',
    message: 'The SSO session of profile demo has expired; sign in again.',
    profile: 'demo',
    command: 'aws sso login --profile demo',
    repair: 'sso-login',
  } as const;
  const unread: RegionSnapshot = {
    region: 'eu-west-1',
    directories: expired,
    instances: expired,
    clusters: expired,
    globalClusters: expired,
  };
  const rows = rowsOf(account(unread, { caller: expired }));
  assert.equal(everyRow(rows).length, 1);
  assert.equal(rows[0]!.action?.command, 'kerberosDoctor.signIn');
  assert.match(rows[0]!.action.title, /run aws sso login --profile demo in a terminal/);
  assert.deepEqual(rows[0]!.credentials, { repair: 'sso-login', profile: 'demo' });
  assert.equal(rows[0]!.copy?.nextStep, 'aws sso login --profile demo');
});

const repairs = {
  'sso-login': 'signIn',
  login: 'signIn',
  'configure-sso': 'signIn',
  'mfa-code': 'refreshInventory',
  'edit-config': 'openAwsConfig',
  'choose-profile': 'chooseProfile',
  retry: 'refreshInventory',
} as const;

for (const [repair, command] of Object.entries(repairs)) {
  test(`credentials that take ${repair} have one action`, () => {
    const caller = { outcome: 'credentials', message: 'No.', repair: repair as CredentialRepair };
    const [row, ...more] = rowsOf(account({}, { caller: { ...caller, outcome: 'credentials' } }));
    assert.deepEqual([row?.action?.command, more.length], [`kerberosDoctor.${command}`, 0]);
    assert.match(row?.action?.title ?? '', /^Select to .*\.$/);
  });
}

test('a Region that cannot be read at all is one row below the Region', () => {
  const closed = { outcome: 'failed', message: 'eu-west-1 is not enabled; enable it.' } as const;
  const rows = rowsOf(
    account({
      directories: closed,
      instances: closed,
      clusters: closed,
      globalClusters: closed,
    }),
  );
  assert.deepEqual(
    rows[0]!.children.map((row) => [row.label, row.description]),
    [['eu-west-1 is not enabled', 'enable it.']],
  );
});

test('without a Region the way on is to choose one', () => {
  const caller = { outcome: 'failed', message: 'No AWS Region is chosen; choose one.' } as const;
  const rows = rowsOf(account({}, { caller, regions: [] }));
  assert.equal(rows[0]!.action?.command, 'kerberosDoctor.chooseRegions');
});

test('an account without directories and databases has no rows, so that the welcome text shows', () => {
  assert.deepEqual(rowsOf(account({ directories: loaded([]) })), []);
});

test('databases of a directory that is not here are in a group of their own', () => {
  const self = {
    DomainMemberships: [{ FQDN: 'corp.example.com', Status: 'joined' }],
    Engine: 'sqlserver-se',
  };
  const rows = rowsOf(account({ instances: loaded([instance('mssql', undefined, self)]) }));
  const group = rows[0]!.children.find((row) => row.label === 'Joined to another directory');
  assert.deepEqual(
    group?.children.map((row) => `${row.icon.name} ${row.label}`),
    ['pass mssql'],
  );
});

test('ids are unique and the same in the next refresh', () => {
  const snapshot = account({
    instances: loaded([instance('alpha', 'kerberos-enabled'), instance('beta')]),
  });
  const ids = everyRow(rowsOf(snapshot)).map((row) => row.id);
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(
    everyRow(rowsOf(snapshot)).map((row) => row.id),
    ids,
  );
});

test('every row carries its state in words', () => {
  const snapshot = account({
    instances: loaded([instance('alpha', 'kerberos-enabled'), instance('beta')]),
  });
  for (const row of everyRow(rowsOf(snapshot))) {
    assert.notEqual(row.label, '');
    assert.notEqual(row.description, '', row.id);
    assert.ok(row.spoken.includes(row.label), row.id);
  }
});
