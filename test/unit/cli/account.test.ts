import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Inventory } from '../../../src/aws/inventory/shape.ts';
import type { Verdict } from '../../../src/diagnosis/verdict.ts';
import { startSimulator } from '../../../src/simulator/startSimulator.ts';
import type { Simulator } from '../../../src/simulator/startSimulator.ts';
import { runHere } from './fakeSession.ts';
import { startRegionGate } from './regionGate.ts';

/** One account for all tests of this file; those that need a fault set it and take it away. */
let simulator: Simulator;
before(async () => {
  simulator = await startSimulator({ scenario: 'healthy' });
});
after(() => simulator.stop());

const here = (args: readonly string[]) => runHere(args, { env: simulator.environment });

const noColour = new RegExp(String.fromCharCode(27));

test('inventory: text for people, the contract for programs', async () => {
  const [text, json] = await Promise.all([
    here(['inventory']),
    here(['inventory', '--format', 'json']),
  ]);
  assert.deepEqual([text.status, text.stderr], [0, '']);
  assert.match(
    text.stdout,
    /✔ mydb \(cluster, Aurora MySQL .*: kerberos-enabled in awsmad\.example\.com/,
  );
  assert.doesNotMatch(text.stdout, noColour);
  assert.deepEqual([json.status, json.stderr], [0, '']);
  const { account, regions } = JSON.parse(json.stdout) as Inventory;
  assert.match(account ?? '', /^\d{12}$/);
  assert.deepEqual(Object.keys(regions[0] ?? {}).sort(), [
    'clusters',
    'directories',
    'errors',
    'globalClusters',
    'instances',
    'region',
  ]);
  assert.deepEqual(Object.keys(regions[0]?.clusters[0]?.memberships[0] ?? {}).sort(), [
    'directoryId',
    'fqdn',
    'meaning',
    'nextStep',
    'severity',
    'status',
    'transient',
  ]);
});

test('diagnose: by identifier, ARN and endpoint, in every format', async () => {
  const target = simulator.scenario.target;
  const json = await here(['diagnose', target, '--format', 'json']);
  assert.deepEqual([json.status, json.stderr], [0, '']);
  const verdict = JSON.parse(json.stdout) as Verdict;
  assert.deepEqual([verdict.healthy, verdict.rootCause], [true, null]);
  assert.ok(verdict.observations.length > 10);
  const { arn = '', endpoint = '' } = verdict.target;
  const [text, markdown, html] = await Promise.all([
    here(['diagnose', arn]),
    here(['diagnose', endpoint.toUpperCase(), '--format', 'markdown']),
    here(['diagnose', target, '--format', 'html', '--redact']),
  ]);
  assert.deepEqual([text.status, markdown.status, html.status], [0, 0, 0]);
  assert.match(text.stdout, /^✔ Nothing stands in the way of Kerberos login to mydb/);
  assert.match(markdown.stdout, /^# ✔ Nothing stands in the way/);
  assert.match(html.stdout, /^<!doctype html>/);
  assert.doesNotMatch(html.stdout, /mydb|awsmad|\b\d{12}\b(?<!0000000000\d\d)/i);
});

test('a target that does not exist: the nearest that do, status 2, no result', async () => {
  const { status, stdout, stderr } = await here(['diagnose', 'mybd']);
  assert.deepEqual([status, stdout], [2, '']);
  assert.match(
    stderr,
    /^kerberos-doctor: There is no DB instance or cluster mybd in eu-west-1; nearest: mydb, /,
  );
});

test('a profile that does not exist ends with 2 and names the files', async () => {
  const { status, stdout, stderr } = await here(['inventory', '--profile', 'nobody']);
  assert.deepEqual([status, stdout], [2, '']);
  assert.match(stderr, /no profile nobody in ~\/\.aws\/config/);
});

test('no profile and no Region at all ends with 3 and a next step', async () => {
  const nothing = {
    AWS_CONFIG_FILE: '/nonexistent/config',
    AWS_SHARED_CREDENTIALS_FILE: '/nonexistent/credentials',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  const { status, stdout, stderr } = await runHere(['inventory'], { env: nothing });
  assert.deepEqual([status, stdout], [3, '']);
  assert.match(stderr, /No AWS Region is chosen; choose one, give --region/);
  const noKeys = await runHere(['inventory', '--region', 'eu-west-1'], { env: nothing });
  assert.deepEqual([noKeys.status, noKeys.stdout], [3, '']);
  assert.match(noKeys.stderr, /No AWS credentials were found; .*aws configure/);
});

test('expired credentials end with 3 and the command that renews them', async () => {
  simulator.setFault('*', { kind: 'expired-token' });
  const { status, stdout, stderr } = await here(['inventory']).finally(() =>
    simulator.setFault('*', undefined),
  );
  assert.deepEqual([status, stdout], [3, '']);
  assert.match(stderr, /have expired; .*aws sso login --profile demo/);
  assert.equal(stderr.trim().split('\n').length, 1);
});

test('one call of many that is denied is told in its place, the rest shows', async () => {
  simulator.setFault('ds:DescribeTrusts', { kind: 'access-denied' });
  const { status, stdout, stderr } = await here(['inventory']).finally(() =>
    simulator.setFault('ds:DescribeTrusts', undefined),
  );
  assert.deepEqual([status, stderr], [0, '']);
  assert.match(stdout, /Not read\n.*not permitted: ds:DescribeTrusts/s);
  assert.match(stdout, /mydb \(cluster/);
});

test('a Region that is not enabled: the others show, status 3; alone: no result', async () => {
  const gate = await startRegionGate(simulator.environment['AWS_ENDPOINT_URL'] ?? '', 'me-south-1');
  const env = { ...simulator.environment, AWS_ENDPOINT_URL: gate.url };
  const json = ['inventory', '--format', 'json'];
  try {
    const both = await runHere([...json, '--region', 'eu-west-1', '--region', 'me-south-1'], {
      env,
    });
    const { regions } = JSON.parse(both.stdout) as Inventory;
    assert.deepEqual(
      regions.map(({ region, clusters }) => `${region} ${clusters.length}`),
      ['eu-west-1 1', 'me-south-1 0'],
    );
    const reason =
      /^kerberos-doctor: Region me-south-1 is not enabled for this account.*enable-region/;
    assert.equal(both.status, 3);
    assert.match(both.stderr, reason);
    const alone = await runHere([...json, '--region', 'me-south-1'], { env });
    assert.deepEqual([alone.status, alone.stdout], [3, '']);
    assert.match(alone.stderr, reason);
  } finally {
    await gate.stop();
  }
});

test('without AWS: a realm and an endpoint', async () => {
  const { environment, place } = simulator;
  const env = Object.fromEntries(
    Object.entries(environment).filter(([name]) => !name.startsWith('AWS_')),
  );
  const { status, stdout } = await runHere(
    [
      ...['diagnose', '--realm', 'AWSMAD.EXAMPLE.COM', '--format', 'json'],
      ...['--endpoint', `mydb.cluster-abc123.eu-west-1.rds.amazonaws.com:${place.ports.mysql}`],
      ...['--engine', 'aurora-mysql', '--principal', 'alice@AWSMAD.EXAMPLE.COM'],
    ],
    { env },
  );
  const verdict = JSON.parse(stdout) as Verdict;
  assert.equal(status, verdict.rootCause?.severity === 'error' ? 1 : 0);
  assert.equal(verdict.target.realm, 'AWSMAD.EXAMPLE.COM');
  assert.ok(verdict.observations.some(({ probe, outcome }) => probe === 'kdc' && outcome === 'ok'));
  assert.ok(!verdict.observations.some(({ probe }) => probe === 'aws'));
});
