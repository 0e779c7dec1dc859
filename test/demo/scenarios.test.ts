/** From `npm start -- --headless` to the root cause, for every scenario of the demo. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { scenarios } from '../../src/simulator/scenarioTable.ts';

const root = join(import.meta.dirname, '../..');

function start(
  args: readonly string[],
): Promise<{ status: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['scripts/start.mjs', '--headless', ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (data: Buffer) => (out += data.toString()));
    child.stderr.on('data', (data: Buffer) => (err += data.toString()));
    child.on('close', (status) => resolve({ status, out, err }));
  });
}

interface Told {
  readonly healthy: boolean;
  readonly rootCause: {
    readonly id: string;
    readonly severity: string;
    readonly evidence: readonly string[];
  } | null;
  readonly observations: readonly { readonly id: string }[];
}

for (const { name, expected, unreadable } of scenarios) {
  test(`${name}: ${expected.rootCause ?? 'no root cause'}`, async () => {
    const { status, out, err } = await start(['--scenario', name, '--format', 'json']);
    if (unreadable === true) {
      assert.equal(status, 3, err);
      assert.equal(out, '');
      assert.match(err, /aws sso login|credentials/i);
      return;
    }
    const told = JSON.parse(out) as Told;
    assert.equal(told.rootCause?.id ?? null, expected.rootCause);
    assert.equal(told.healthy, expected.healthy);
    assert.equal(status, told.rootCause?.severity === 'error' ? 1 : 0, err);
    // Evidence is never a dangling reference.
    const known = new Set(told.observations.map(({ id }) => id));
    for (const id of told.rootCause?.evidence ?? []) assert.ok(known.has(id), id);
  });
}

test('the report for people opens with the cause', async () => {
  const { out } = await start(['--scenario', 'cross-vpc-security-group']);
  const [headline = '', cause = ''] = out
    .slice(out.indexOf('✖ Kerberos login'))
    .split('\n')
    .filter((line) => line !== '');
  assert.match(headline, /cannot work from this machine/);
  assert.match(cause, /Cause\s+The database cannot reach its directory/);
});

test('a scenario that does not exist: the names there are, status 2', async () => {
  const { status, err } = await start(['--scenario', 'nonsense']);
  assert.equal(status, 2);
  assert.match(err, /healthy/);
});
