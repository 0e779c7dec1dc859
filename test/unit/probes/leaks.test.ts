import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Socket } from 'node:net';
import { loopback, tcpServer } from '../net/loopback.ts';
import type { Run } from './runProbes.ts';

const script = join(import.meta.dirname, 'runProbes.ts');
const quiet = '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON';

/** Resolves when the process has ended by itself; the run's time limit is the judge of one that never does. */
function runProbes(port: number): Promise<Run> {
  const child = spawn(process.execPath, [quiet, script, loopback, `${port}`, '150']);
  let output = '';
  child.stdout.on('data', (text) => (output += String(text)));
  child.stderr.pipe(process.stderr);
  return new Promise((resolve) => {
    child.on('close', () => resolve(JSON.parse(output) as Run));
  });
}

const servers: Readonly<Record<string, (socket: Socket) => void>> = {
  'never answers and never closes': () => undefined,
  'drips and never closes': (socket) => {
    const timer = setInterval(() => socket.write('\x30'), 20);
    socket.on('close', () => clearInterval(timer));
  },
  'talks without end': (socket) => void socket.write(Buffer.alloc(5_000_000, 0x30)),
  'has closed its half': (socket) => {
    socket.resume();
    socket.end('\x16');
  },
};

for (const [name, serve] of Object.entries(servers)) {
  test(`a server that ${name}: no probe leaves a socket or a timer, and the process ends`, async (t) => {
    const port = await tcpServer(t, serve);
    const { results, left } = await runProbes(port);
    assert.deepEqual(left, []);
    assert.equal(Object.keys(results).length, 22);
  });
}
