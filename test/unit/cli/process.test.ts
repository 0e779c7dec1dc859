import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startSimulator } from '../../../src/simulator/startSimulator.ts';
import type { Simulator } from '../../../src/simulator/startSimulator.ts';
import { start } from './spawned.ts';

let simulator: Simulator;
before(async () => {
  simulator = await startSimulator({ scenario: 'healthy' });
});
after(() => simulator.stop());

const noSignals = process.platform === 'win32' && 'Windows has no SIGINT between processes';

test('Ctrl-C ends with 3 and one sentence, whatever hangs', { skip: noSignals }, async () => {
  simulator.setFault('*', { kind: 'hang' });
  const child = start(['diagnose', simulator.scenario.target], simulator.environment);
  while (simulator.requests().length === 0) await new Promise((next) => setTimeout(next, 20));
  child.kill('SIGINT');
  const { status, stdout, stderr } = await child.ended;
  assert.deepEqual([status, stdout], [3, '']);
  assert.equal(
    stderr,
    'kerberos-doctor: Interrupted before the work was complete; nothing was changed.\n',
  );
});

test('a reader that goes away is no error', async () => {
  const child = start(['config', '--format', 'json'], simulator.environment, 'closed');
  const { status, stderr } = await child.ended;
  assert.deepEqual([status, stderr], [0, '']);
});

test('the result goes to standard output, the status to the shell', async () => {
  const { status, stdout, stderr } = await start(['lint', '-'], {}).ended;
  assert.deepEqual([status, stderr], [0, '']);
  assert.match(stdout, /in 1 file\.\n$/);
});
