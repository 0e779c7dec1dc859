import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { profileOfText } from '../../../src/krb5conf/profile.ts';
import { directoryId } from '../../../src/simulator/build/names.ts';
import { startSimulator } from '../../../src/simulator/startSimulator.ts';
import type { Simulator } from '../../../src/simulator/startSimulator.ts';
import { runHere } from './fakeSession.ts';

let simulator: Simulator;
const folder = mkdtempSync(join(tmpdir(), 'kerberos-doctor-generate-'));
before(async () => {
  simulator = await startSimulator({ scenario: 'healthy' });
});
after(async () => {
  rmSync(folder, { recursive: true });
  await simulator.stop();
});

const generate = (...args: string[]) =>
  runHere(['generate', ...args], { env: simulator.environment });

async function output(...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await generate(...args);
  assert.equal(status, 0, stderr);
  return stdout;
}

test('krb5-conf: from the directory in AWS, with its trust, by name or address', async () => {
  const [byId, byName, addresses] = await Promise.all([
    output('krb5-conf', '--directory', directoryId),
    output('krb5-conf', '--directory', 'AWSMAD.example.com'),
    output('krb5-conf', '--directory', 'awsmad.example.com', '--addresses'),
  ]);
  assert.equal(byId, byName);
  const profile = profileOfText('krb5.conf', byId);
  assert.equal(profile.value(['libdefaults', 'default_realm'])?.value, 'AWSMAD.EXAMPLE.COM');
  assert.equal(profile.sectionNames(['realms']).length, 2);
  const kdcs = profileOfText('krb5.conf', addresses).values([
    'realms',
    'AWSMAD.EXAMPLE.COM',
    'kdc',
  ]);
  assert.ok(kdcs.length > 1 && kdcs.every(({ value }) => /^127\./.test(value)), addresses);
});

test('krb5-conf: without AWS, for every reader', async () => {
  const args = [
    '--realm',
    'AWS.EXAMPLE.COM',
    '--kdc',
    '10.0.1.10:88',
    '--trust',
    'CORP.EXAMPLE.COM:dc1.corp.example.com:88',
  ];
  for (const reader of ['linux', 'heimdal', 'java', 'windows']) {
    const profile = profileOfText('krb5.conf', await output('krb5-conf', ...args, '--for', reader));
    assert.deepEqual(profile.errors, []);
    assert.equal(
      profile.value(['realms', 'CORP.EXAMPLE.COM', 'kdc'])?.value,
      'dc1.corp.example.com:88',
    );
  }
});

test('krb5-conf --merge: the existing file with what it lacks, and what was done on standard error', async () => {
  const file = join(folder, 'krb5.conf');
  writeFileSync(file, '# mine\n[libdefaults]\n  default_realm = CORP.EXAMPLE.COM\n');
  const { status, stdout, stderr } = await generate(
    'krb5-conf',
    '--realm',
    'AWS.EXAMPLE.COM',
    '--merge',
    file,
  );
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^# mine\n\[libdefaults\]\n {2}default_realm = CORP\.EXAMPLE\.COM\n/);
  assert.match(stderr, /default_realm stays CORP\.EXAMPLE\.COM/);
  writeFileSync(file, '[libdefaults\n');
  const broken = await generate('krb5-conf', '--realm', 'AWS.EXAMPLE.COM', '--merge', file);
  assert.deepEqual([broken.status, broken.stdout], [2, '']);
});

test('sql, connect, modify: for a database of the account', async () => {
  const user = ['--user', 'alice@corp.example.com'];
  assert.match(
    await output('sql', 'mydb', ...user),
    /CREATE USER `alice`@`%` IDENTIFIED WITH 'authentication_kerberos' BY 'CORP\.EXAMPLE\.COM';/,
  );
  assert.match(
    await output('sql', 'reports', ...user),
    /GRANT rds_ad TO "alice@CORP\.EXAMPLE\.COM";/,
  );
  assert.match(
    await output('connect', 'reports', ...user, '--tool', 'psql', '--for', 'linux'),
    /^psql 'host=reports\./m,
  );
  const windows = await output('connect', 'reports', ...user, '--tool', 'psql', '--for', 'windows');
  assert.match(windows, /host=reports\.[a-z0-9.-]*\.awsmad\.example\.com /);
  const json = JSON.parse(await output('connect', 'mydb', ...user, '--format', 'json')) as {
    tool: string;
  }[];
  assert.deepEqual(
    json.map(({ tool }) => tool),
    ['mysql', 'jdbc', 'workbench'],
  );
  const modify = await output('modify', 'mydb', '--shell', 'bash');
  assert.match(
    modify,
    /aws rds modify-db-cluster --db-cluster-identifier mydb --domain d-\w+ --domain-iam-role-name \S+ --apply-immediately/,
  );
  assert.match(modify, /reboot-db-instance/);
});

test('iam-role: the Region decides the principals', async () => {
  const milan = await output('iam-role', '--region', 'eu-south-1', '--format', 'json');
  assert.match(milan, /directoryservice\.rds\.eu-south-1\.amazonaws\.com/);
  assert.match(await output('iam-role', '--format', 'terraform'), /resource "aws_iam_role"/);
});

test('connect tells what in the clients’ own files defeats Kerberos, and no password', async () => {
  const file = join(folder, 'pg_service.conf');
  writeFileSync(file, '[sales]\nuser=alice\npassword=hunter2\n');
  const { status, stderr } = await runHere(
    [
      'generate',
      'connect',
      '--engine',
      'postgres',
      '--endpoint',
      'db.example.com',
      '--user',
      'alice@CORP.EXAMPLE.COM',
    ],
    { env: { PGSERVICEFILE: file, ODBCINI: '/nonexistent' } },
  );
  assert.equal(status, 0);
  assert.match(
    stderr,
    /pg_service\.conf \[sales\] user: The role of a Kerberos user is the whole principal/,
  );
  assert.doesNotMatch(stderr, /hunter2/);
});

const wrong: readonly (readonly [readonly string[], RegExp])[] = [
  [['krb5-conf'], /Give either --directory ID, read from AWS, or --realm/],
  [['krb5-conf', '--realm', 'A.B', '--directory', 'd-1'], /Give either/],
  [['krb5-conf', '--realm', 'A B'], /is not the name of a realm/],
  [['krb5-conf', '--directory', 'd-1', '--kdc', 'x'], /go with --realm/],
  [['krb5-conf', '--directory', 'd-none'], /There is no directory d-none in .*; there is d-/],
  [['sql', '--user', 'alice@A.B'], /Name a database, or give --engine/],
  [['sql', '--engine', 'postgres', '--user', 'alice'], /has no realm/],
  [['sql', '--engine', 'sqlserver', '--user', 'alice@A.B'], /NetBIOS/],
  [['connect', '--engine', 'postgres', '--user', 'alice@A.B'], /give --endpoint/],
  [
    ['connect', '--engine', 'postgres', '--endpoint', '10.0.0.1', '--user', 'alice@A.B'],
    /no address has a service principal/,
  ],
  [
    ['connect', 'mydb', '--user', 'alice@A.B', '--tool', 'psql'],
    /--tool psql is not one of mysql, jdbc, workbench/,
  ],
  [['iam-role', '--region', 'Not A Region'], /is not the name of an AWS Region/],
  [['modify', 'mydb', '--directory', 'corp.example.com'], /Directory ids look like/],
];

test('wrong usage ends with 2, says why and prints no result', async () => {
  for (const [args, reason] of wrong) {
    const { status, stdout, stderr } = await generate(...args);
    assert.deepEqual([status, stdout], [2, ''], `${args.join(' ')}\n${stderr}`);
    assert.match(stderr, reason);
  }
});
