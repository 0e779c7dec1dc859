import assert from 'node:assert/strict';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestContext } from 'node:test';
import { findProgram, windowsKlist } from '../../../../src/probes/kerberosTools/findPrograms.ts';
import { identityOf } from '../../../../src/probes/kerberosTools/implementation.ts';
import { runProgram } from '../../../../src/probes/kerberosTools/runProgram.ts';
import { limits } from '../../net/loopback.ts';

const posix = { skip: process.platform === 'win32' && 'POSIX shell scripts' };

function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'kd-tools-'));
  t.after(() => rmSync(path, { recursive: true }));
  return path;
}

const node = (script: string) => ({
  path: process.execPath,
  args: ['-e', script],
  env: { ...process.env },
});

test('output, status and environment of a program', async () => {
  const script = 'console.log(process.env.KD); console.error("no"); process.exit(3)';
  const run = await runProgram({ ...node(script), env: { KD: 'yes; $(id)' } }, limits(20_000));
  assert.deepEqual(run, { ended: 'exited', status: 3, stdout: 'yes; $(id)\n', stderr: 'no\n' });
});

test('a program that does not exist, and a run that was cancelled before', async () => {
  const absent = { path: '/nonexistent/klist', args: [], env: {} };
  assert.equal((await runProgram(absent, limits(1000))).ended, 'not-started');
  const signal = AbortSignal.abort();
  assert.equal((await runProgram(node(''), { signal, timeoutMs: 1000 })).ended, 'cancelled');
});

test('the deadline and a cancelled run end the program and what it started', posix, async (t) => {
  const own = folder(t);
  const pidFile = join(own, 'pid');
  const script = `const { spawn } = require('node:child_process');
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    require('node:fs').writeFileSync(${JSON.stringify(pidFile)}, String(child.pid));
    setInterval(() => {}, 1000);`;
  const isGone = async (): Promise<boolean> => {
    const pid = Number(readFileSync(pidFile, 'utf8'));
    for (let tries = 0; tries < 100; tries += 1) {
      try {
        process.kill(pid, 0);
        // Where nobody collects the dead, they stay in the table.
        if (readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')) return true;
      } catch {
        return true;
      }
      await sleep(20);
    }
    return false;
  };
  const late = await runProgram(node(script), limits(1500));
  assert.equal(late.ended, 'timeout');
  assert.ok(await isGone());
  const abort = new AbortController();
  setTimeout(() => abort.abort(), 1500);
  const cancelled = await runProgram(node(script), { signal: abort.signal, timeoutMs: 60_000 });
  assert.equal(cancelled.ended, 'cancelled');
  assert.ok(await isGone());
});

test('a program that never stops printing is stopped', async () => {
  const endless = 'const fill = () => process.stdout.write("x".repeat(65536), fill); fill()';
  const { ended, stdout } = await runProgram(node(endless), limits(60_000));
  assert.equal(ended, 'exited');
  assert.ok(stdout.length < 8_000_000);
});

test(
  'PATH is searched in order; relative entries, directories and plain files are not run',
  posix,
  async (t) => {
    const own = folder(t);
    const at = (name: string): string => {
      mkdirSync(join(own, name));
      return join(own, name);
    };
    const [first, second, third, fourth] = [at('a'), at('b'), at('c'), at('d')];
    writeFileSync(join(first, 'klist'), 'no program');
    mkdirSync(join(second, 'klist'));
    writeFileSync(join(third, 'klist'), '#!/bin/sh\n');
    chmodSync(join(third, 'klist'), 0o755);
    symlinkSync(join(third, 'klist'), join(fourth, 'klist'));
    const path = ['', '.', 'relative', first, second, fourth, third, fourth].join(':');
    assert.deepEqual(await findProgram('klist', { PATH: path }, 'linux'), [
      join(fourth, 'klist'),
      join(third, 'klist'),
    ]);
    assert.deepEqual(await findProgram('klist', {}, 'linux'), []);
    assert.equal(windowsKlist({ SystemRoot: 'D:\\W' }), 'D:\\W\\System32\\klist.exe');
  },
);

test('whose Kerberos it is', () => {
  assert.deepEqual(identityOf('Kerberos 5 version 1.20.1\n'), {
    implementation: 'mit',
    version: '1.20.1',
  });
  assert.deepEqual(identityOf('\nklist (Heimdal 7.8.0)\nCopyright'), {
    implementation: 'heimdal',
    version: '7.8.0',
  });
  assert.equal(identityOf('klist (Heimdal 1.5.1apple1)')?.implementation, 'apple');
  assert.equal(identityOf("klist: invalid option -- '-'\nUsage: klist [-e]"), undefined);
});
