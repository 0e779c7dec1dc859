import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Verdict } from '../../../src/diagnosis/verdict.ts';
import { startSimulator } from '../../../src/simulator/startSimulator.ts';
import { runHere } from './fakeSession.ts';

const text =
  'kinit: Cannot find KDC for realm "CORP.EXAMPLE.COM" while getting initial credentials';

test('explains a text: the sentence, the causes, and status 1', async () => {
  const { status, stdout } = await runHere(['explain', text]);
  assert.equal(status, 1);
  assert.match(stdout, /CORP\.EXAMPLE\.COM/);
  assert.match(stdout, /config-no-kdc-source/);
  assert.match(stdout, /To confirm:/);
});

test('gives the whole explanation as JSON', async () => {
  const { stdout } = await runHere(['explain', text, '--format', 'json']);
  const { explanations } = JSON.parse(stdout) as {
    explanations: { symptom: string; spans: object[]; causes: { finding: string }[] }[];
  };
  assert.equal(explanations[0]?.symptom, 'kdc-unfindable');
  assert.deepEqual(explanations[0].spans, [{ start: 7, end: 51 }]);
});

test('says that it does not know a text, with status 0', async () => {
  const { status, stdout } = await runHere(['explain', 'all is lost']);
  assert.equal(status, 0);
  assert.match(stdout, /not known/);
});

test('shows no escape sequence of the text', async () => {
  const { stdout } = await runHere(['explain', 'Cannot find KDC for realm "\u001b[31mX"']);
  assert.ok(!stdout.includes('\u001b'));
});

test('diagnose --error joins what the login said to what is seen from here', async () => {
  const simulator = await startSimulator({ scenario: 'healthy' });
  try {
    const { status, stdout } = await runHere(
      ['diagnose', simulator.scenario.target, '--format', 'json', '--error', '-'],
      {
        env: simulator.environment,
        input:
          'psql: error: GSSAPI continuation error: Unspecified GSS failure.  Minor code may provide more information: Key version is not available\n',
      },
    );
    const { rootCause, observations } = JSON.parse(stdout) as Verdict;
    assert.deepEqual([status, rootCause?.id], [1, 'db-keytab-stale']);
    assert.ok(observations.some(({ id }) => id === 'reported-error'));
  } finally {
    await simulator.stop();
  }
});

test('--login computes what a client does, and names the line that decides', async () => {
  const simulator = await startSimulator({ scenario: 'healthy' });
  try {
    const args = ['explain', '--login', 'alice', 'db.example.com', '--client', 'java'];
    const { status, stdout } = await runHere([...args, '--format', 'json'], {
      env: simulator.environment,
    });
    const { spn, steps } = JSON.parse(stdout) as { spn: string; steps: { because: string }[] };
    assert.equal(status, 0);
    assert.match(spn, /^postgres\/db\.example\.com@[A-Z.]+$/);
    assert.ok(steps.some(({ because }) => /default_realm \(.*:\d+\)/.test(because)));
    const { status: usage } = await runHere(['explain', '--login', 'alice']);
    assert.equal(usage, 2);
  } finally {
    await simulator.stop();
  }
});
