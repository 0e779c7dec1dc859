import assert from 'node:assert/strict';
import { test } from 'node:test';
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
