import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Verdict } from '../../../src/diagnosis/verdict.ts';
import { startSimulator } from '../../../src/simulator/startSimulator.ts';
import { runHere } from './fakeSession.ts';

async function diagnosed(scenario: string, ...more: readonly string[]) {
  const simulator = await startSimulator({ scenario });
  try {
    const args = ['diagnose', simulator.scenario.target, '--timeout', '400', ...more];
    return await runHere(args, { env: simulator.environment });
  } finally {
    await simulator.stop();
  }
}

test('an error ends with 1, and the JSON names the root cause', async () => {
  const { status, stdout, stderr } = await diagnosed('db-refused', '--format', 'json');
  assert.deepEqual([status, stderr], [1, '']);
  const { rootCause, healthy, findings } = JSON.parse(stdout) as Verdict;
  assert.deepEqual([rootCause?.id, healthy], ['db-refused', false]);
  assert.deepEqual(Object.keys(findings[0] ?? {}).sort(), [
    'evidence',
    'explanation',
    'fixes',
    'hop',
    'id',
    'mutedBy',
    'severity',
    'title',
  ]);
});

test('a warning ends with 0, with --strict with 1', async () => {
  const lenient = await diagnosed('kdc-udp-blocked');
  assert.equal(lenient.status, 0);
  assert.match(
    lenient.stdout,
    /^▲ Kerberos login to mydb .* may fail from this machine \(testhost\)/,
  );
  assert.equal((await diagnosed('kdc-udp-blocked', '--strict')).status, 1);
});

test('progress goes to a terminal only, and is gone at the end', async () => {
  const simulator = await startSimulator({ scenario: 'healthy' });
  const args = ['diagnose', simulator.scenario.target, '--format', 'json'];
  const env = simulator.environment;
  const shown = await runHere(args, { env, terminal: true }).finally(() => simulator.stop());
  assert.match(shown.stderr, /Reading AWS: /);
  assert.match(shown.stderr, /KDCs \d+\/\d+/);
  const erase = `\r${String.fromCharCode(27)}[K`;
  assert.ok(shown.stderr.endsWith(erase));
  assert.ok(!shown.stderr.includes('\n'));
  assert.equal((JSON.parse(shown.stdout) as Verdict).healthy, true);
});

test('an interrupted session ends with 3 before anything is asked', async () => {
  const controller = new AbortController();
  controller.abort(new Error('stop'));
  const args = ['diagnose', '--realm', 'A.EXAMPLE'];
  const { status, stdout } = await runHere(args, {
    env: { KERBEROS_DOCTOR_RESOLVER: '127.0.0.1:9', KRB5_CONFIG: '/nonexistent' },
    signal: controller.signal,
  });
  assert.deepEqual([status, stdout], [3, '']);
});

test('--plan says what would be asked and why, and asks nothing', async () => {
  const simulator = await startSimulator({ scenario: 'healthy' });
  try {
    const args = ['diagnose', simulator.scenario.target, '--plan'];
    const { status, stdout } = await runHere(args, { env: simulator.environment });
    assert.equal(status, 0);
    assert.match(stdout, /^Asked at once:\n {2}name resolution: Address of mydb/);
    assert.match(stdout, /KDCs: AS-REQ for .* over UDP\n {6}named as a KDC by directory/);
    assert.match(stdout, /Asked as answers come in:\n(.*\n)* {2}realm: each KDC that answers must/);
    assert.match(stdout, /Read of AWS meanwhile:\n {2}The database's VPC/);
  } finally {
    await simulator.stop();
  }
});
