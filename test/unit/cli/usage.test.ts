import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { version } from '../../../src/cli/version.ts';
import { runHere } from './fakeSession.ts';

test('the version is that of package.json', async () => {
  const manifest = await readFile(new URL('../../../package.json', import.meta.url), 'utf8');
  assert.equal(version, (JSON.parse(manifest) as { version: string }).version);
  assert.deepEqual(await runHere(['--version']), { status: 0, stdout: `${version}\n`, stderr: '' });
});

test('help goes to standard output with status 0', async () => {
  for (const args of [['--help'], ['help', 'diagnose'], ['inventory', '--help']]) {
    const { status, stdout, stderr } = await runHere(args);
    assert.deepEqual([status, stderr], [0, ''], args.join(' '));
    assert.match(stdout, /^Usage: kerberos-doctor/);
  }
});

const wrong: readonly (readonly [readonly string[], RegExp])[] = [
  [[], /Usage: kerberos-doctor/],
  [['diagnoze'], /unknown command 'diagnoze'.*\n.*diagnose/s],
  [['inventory', '--format', 'yaml'], /Allowed choices are text, json/],
  [['inventory', '--nope'], /unknown option '--nope'/],
  [['inventory', 'extra'], /too many arguments/],
  [['inventory', '--region', 'Not A Region'], /is not the name of an AWS Region/],
  [['diagnose'], /Name a DB instance or cluster, or give --realm/],
  [['diagnose', 'db', '--realm', 'A.EXAMPLE'], /not both/],
  [['diagnose', 'db', '--timeout', '0'], /whole number from 1/],
  [['diagnose', 'db', '--timeout', '1.5'], /whole number from 1/],
  [['diagnose', 'db', '--principal', 'alice'], /has no realm; write USER@REALM/],
  [['diagnose', 'db', '--endpoint', 'x'], /go with --realm/],
  [['diagnose', '--realm', 'A B'], /not the name of a realm/],
  [['diagnose', '--realm', 'A.EXAMPLE', '--endpoint', 'db'], /needs --engine, one of mysql/],
  [
    ['diagnose', '--realm', 'A.EXAMPLE', '--endpoint', 'db', '--engine', 'dbase'],
    /--engine, one of/,
  ],
  [['diagnose', '--realm', 'A.EXAMPLE', '--engine', 'mysql'], /needs --endpoint/],
  [['diagnose', '--realm', 'A.EXAMPLE', '--kdc', 'a b'], /--kdc a b is not HOST/],
  [['diagnose', '--realm', 'A.EXAMPLE', '--dns', 'ns1'], /is not an IP address/],
];

test('wrong usage ends with 2, says why on standard error and prints no result', async () => {
  for (const [args, reason] of wrong) {
    const { status, stdout, stderr } = await runHere(args, {
      env: { AWS_CONFIG_FILE: '/nonexistent' },
    });
    assert.deepEqual([status, stdout], [2, ''], args.join(' '));
    assert.match(stderr, reason);
  }
});

test('a setting that cannot be read ends with 2', async () => {
  const args = ['diagnose', '--realm', 'A.EXAMPLE'];
  const { status, stderr } = await runHere(args, { env: { KERBEROS_DOCTOR_PORTS: 'dns=x' } });
  assert.equal(status, 2);
  assert.match(stderr, /^kerberos-doctor: KERBEROS_DOCTOR_PORTS gives "dns" the port "x"/);
});

test('words of the command line cannot drive the terminal', async () => {
  const escape = String.fromCharCode(27);
  const { stderr } = await runHere(['diagnose', 'db', '--principal', `${escape}[2J`]);
  assert.ok(!stderr.includes(escape));
});
