import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startSimulator } from '../../../src/simulator/startSimulator.ts';
import type { FlowVerdict } from '../../../src/reachability/flow.ts';
import { start } from './spawned.ts';

async function reach(scenario: string, ...args: readonly string[]) {
  const simulator = await startSimulator({ scenario });
  try {
    return await start(['reach', ...args], simulator.environment).ended;
  } finally {
    await simulator.stop();
  }
}

test('a database that reaches its directory: status 0', async () => {
  const { status, stdout, stderr } = await reach('healthy', 'mydb', 'awsmad.example.com');
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^✔ allowed/);
});

test('a blocked one names the group, marks the hop and gives one command: status 1', async () => {
  const { status, stdout } = await reach('cross-vpc-security-group', 'mydb', 'awsmad.example.com');
  assert.equal(status, 1);
  assert.match(stdout, /^✖ blocked {2}sg-\w+ \(d-\w+_controllers\) allows/);
  assert.match(stdout, /→ ✖ security group, inbound/);
  assert.match(stdout, /aws ec2 authorize-security-group-ingress/);
});

test('one port, as JSON, from this machine: unknown without its address, status 3', async () => {
  const { status, stdout } = await reach(
    'healthy',
    'client',
    'mydb',
    '--port',
    '13306',
    '--format',
    'json',
  );
  const { verdicts } = JSON.parse(stdout) as { verdicts: readonly FlowVerdict[] };
  assert.deepEqual([...new Set(verdicts.map(({ result }) => result))], ['unknown']);
  assert.equal(status, 3);
});

test('what does not exist, and what is no port or address: status 2 and a next step', async () => {
  const absent = await reach('healthy', 'nonsense', 'mydb');
  assert.equal(absent.status, 2);
  assert.match(absent.stderr, /nonsense.*kerberos-doctor inventory/s);
  assert.equal((await reach('healthy', 'mydb', 'awsmad.example.com', '--port', 'x')).status, 2);
  assert.equal((await reach('healthy', 'client', 'mydb', '--client', 'home')).status, 2);
});
