/** Programs of the lab: run to their end, or kept running until the lab goes. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** The program and its children are killed after so many milliseconds; its status is null then. */
  readonly timeoutMs?: number;
}

const longest = 60_000;

/** Runs a program to its end. Its status is data: only a program that cannot be started throws. */
export function attempt(
  program: string,
  args: readonly string[],
  { input = '', env = {}, cwd, timeoutMs = longest }: RunOptions = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      env: environment(env),
      ...(cwd === undefined ? {} : { cwd }),
      // A group of its own: a time-out must take the children of `ip netns exec` as well.
      detached: true,
    });
    const output = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
    child.stdin.on('error', () => undefined).end(input);
    const late = setTimeout(() => killGroup(child, 'SIGKILL'), timeoutMs);
    child.once('error', (error) => {
      clearTimeout(late);
      reject(error);
    });
    child.once('close', (status) => {
      clearTimeout(late);
      resolve({ status, ...output });
    });
  });
}

/** Runs a program that has to succeed; its output. */
export async function run(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const { status, stdout, stderr } = await attempt(program, args, options);
  if (status === 0) return stdout;
  throw new Error(`${[program, ...args].join(' ')} ended with ${status}:\n${stdout}${stderr}`);
}

/** Runs a script with `sh -e`. */
export function sh(script: string): Promise<string> {
  return run('sh', ['-e'], { input: script });
}

/** A server of the lab; its output goes nowhere, because each writes a log of its own. */
export function launch(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): ChildProcess {
  const child = spawn(program, args, {
    env: environment(env),
    stdio: 'ignore',
    detached: true,
  });
  child.on('error', () => undefined);
  return child;
}

export function killGroup({ pid }: Pick<ChildProcess, 'pid'>, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended by itself.
  }
}

/** Asks every 50 ms until the answer is yes. @throws after `seconds` */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  seconds = 30,
): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    if (await isSo()) return;
    await pause(50);
  }
  throw new Error(`${what}: not within ${seconds} s`);
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Nothing of the caller's own Kerberos, AWS or proxy settings may reach the lab. */
function environment(more: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { PATH } = process.env;
  return {
    PATH: `${PATH ?? ''}:/usr/sbin:/sbin:/usr/bin:/bin`,
    LC_ALL: 'C',
    TZ: 'UTC',
    ...more,
  };
}
