import assert from 'node:assert/strict';
import { test } from 'node:test';
import { start } from './spawned.ts';

const complete = async (...words: readonly string[]) =>
  (await start(['complete', '--', ...words], {}).ended).stdout
    .split('\n')
    .map((line) => line.split('\t')[0]);

test('commands, their options and the choices of an option are completed', async () => {
  const commands = await complete('');
  for (const name of ['lint', 'config', 'inventory', 'diagnose', 'reach', 'generate'])
    assert.ok(commands.includes(name), name);
  assert.ok((await complete('diagnose', '--krb5')).includes('--krb5-conf'));
  assert.deepEqual(
    (await complete('lint', '--format', 'sa')).filter((word) => word !== ''),
    ['sarif', ':4'],
  );
});

test('each shell gets a script, an unknown one gets none and a reason', async () => {
  for (const shell of ['bash', 'zsh', 'fish', 'powershell']) {
    const { status, stdout } = await start(['completion', shell], {}).ended;
    assert.equal(status, 0);
    assert.match(stdout, /kerberos-doctor complete/);
  }
  const { status, stdout, stderr } = await start(['completion', 'tcsh'], {}).ended;
  assert.deepEqual([status, stdout], [2, '']);
  assert.match(stderr, /zsh, bash, fish, powershell/);
});
