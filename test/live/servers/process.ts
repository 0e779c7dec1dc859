import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { createSocket } from 'node:dgram';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestContext } from 'node:test';

/** A real server that a test started on loopback, in a folder of its own. */
export interface LiveServer {
  stop(): Promise<void>;
}

const folders = [
  '/usr/sbin',
  '/usr/bin',
  '/sbin',
  '/usr/local/bin',
  '/usr/lib/postgresql/15/bin',
  '/usr/lib/postgresql/16/bin',
  '/usr/lib/postgresql/17/bin',
];

/** Path of an installed program, or undefined. */
export function installed(program: string): string | undefined {
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}

/**
 * Why a suite has to be skipped (printed, so that nobody takes it for passed), or false. With `LIVE_REQUIRED=1` a missing
 * program is an error instead.
 */
export function missing(...programs: string[]): string | false {
  const absent = programs.filter((program) => installed(program) === undefined);
  if (absent.length === 0) return false;
  const text = `not installed: ${absent.join(', ')}`;
  if (process.env['LIVE_REQUIRED'] === '1') throw new Error(text);
  console.warn(`SKIPPED: ${text}`);
  return text;
}

/**
 * Skips the test, loudly, when a program is missing; fails it instead when `LIVE_REQUIRED=1`.
 * @returns whether the test can go on
 */
export function needs(t: TestContext, ...programs: string[]): boolean {
  const reason = missing(...programs);
  if (reason === false) return true;
  t.skip(reason);
  return false;
}

export function temporaryFolder(name: string): string {
  return mkdtempSync(join(tmpdir(), `kd-${name}-`));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** A port that is free on loopback for TCP and UDP. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = await new Promise<number>((resolve, reject) => {
      const server = createServer();
      server.on('error', reject);
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
      });
    });
    const free = await new Promise<boolean>((resolve) => {
      const socket = createSocket('udp4');
      socket.on('error', () => resolve(false));
      socket.bind(port, '127.0.0.1', () => socket.close(() => resolve(true)));
    });
    if (free) return port;
  }
}

/** Runs a program to its end; its output, or an error that holds it. */
export function run(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  input = '',
): string {
  return execFileSync(installed(program) ?? program, args, {
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC', ...env },
    encoding: 'utf8',
    input,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Starts a server in a process group of its own and waits until `ready` says so. */
export async function start(
  program: string,
  args: readonly string[],
  ready: () => boolean | Promise<boolean>,
  env: NodeJS.ProcessEnv = {},
): Promise<LiveServer> {
  const child = spawn(installed(program) ?? program, args, {
    env: { ...process.env, LC_ALL: 'C', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  child.stdout.on('data', (text) => (output += String(text)));
  child.stderr.on('data', (text) => (output += String(text)));
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new Error(`${program} ended at once:\n${output}`);
    if (await ready()) return { stop: () => stop(child) };
    await sleep(50);
  }
  await stop(child);
  throw new Error(`${program} did not come up within 15 s:\n${output}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  // The group: some servers fork.
  process.kill(-child.pid, 'SIGTERM');
  const late = setTimeout(
    () => child.pid !== undefined && process.kill(-child.pid, 'SIGKILL'),
    5000,
  );
  await ended;
  clearTimeout(late);
}
