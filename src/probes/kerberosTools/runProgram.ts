/** Runs one of the machine's own programs: no shell, no input, a deadline, bounded output, and nothing left behind. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { ProbeContext } from '../observation.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Program {
  /** Absolute. */
  readonly path: string;
  readonly args: readonly string[];
  readonly env: Environment;
}

export interface ProgramRun {
  /** `cancelled`: the run was given up; `not-started`: the system refused to start it. */
  readonly ended: 'exited' | 'timeout' | 'cancelled' | 'not-started';
  /** Exit status of a program that exited by itself. */
  readonly status?: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * The capability to start programs. A face hands it to a diagnosis where it trusts the place that it works in, and leaves
 * it out in an untrusted workspace; without it nothing is ever started.
 */
export type RunProgram = (program: Program, context: ProbeContext) => Promise<ProgramRun>;

/** Bytes of each stream: far above any list of tickets. */
const mostOutput = 4_194_304;

/** Runs the program to its end; kills it, and all that it started, at the deadline or when the run is cancelled. Never throws. */
export const runProgram: RunProgram = ({ path, args, env }, { signal, timeoutMs }) =>
  new Promise((resolve) => {
    if (signal.aborted) {
      resolve({ ended: 'cancelled', stdout: '', stderr: '' });
      return;
    }
    // A group of its own, so that its children die with it; Windows has none.
    const ownGroup = process.platform !== 'win32';
    const output = { stdout: '', stderr: '' };
    let child: ChildProcess;
    try {
      child = spawn(path, [...args], {
        env: { ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: ownGroup,
        windowsHide: true,
        shell: false,
      });
    } catch {
      resolve({ ended: 'not-started', ...output });
      return;
    }
    const finish = (ended: ProgramRun['ended'], status?: number | null): void => {
      clearTimeout(deadline);
      signal.removeEventListener('abort', cancel);
      resolve({ ended, ...output, ...(typeof status === 'number' && { status }) });
    };
    const stop = (ended: 'timeout' | 'cancelled'): void => {
      kill(child, ownGroup);
      finish(ended);
    };
    const cancel = (): void => stop('cancelled');
    const deadline = setTimeout(() => stop('timeout'), timeoutMs);
    signal.addEventListener('abort', cancel, { once: true });
    for (const name of ['stdout', 'stderr'] as const) {
      child[name]?.setEncoding('utf8').on('data', (text: string) => {
        output[name] += text;
        if (output[name].length > mostOutput) kill(child, ownGroup);
      });
    }
    child.once('error', () => finish('not-started'));
    child.once('close', (status) => finish('exited', status));
  });

function kill(child: ChildProcess, ownGroup: boolean): void {
  if (child.pid === undefined) return;
  try {
    if (ownGroup) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // It has ended in the meantime.
  }
}
