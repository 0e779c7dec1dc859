/** Runs one command line and says how it ended. */
import { CommanderError } from 'commander';
import { SettingError } from '../net/settingError.ts';
import { escapeTerminal } from '../report/escapeTerminal.ts';
import { CommandFailure, exitStatus } from './exitStatus.ts';
import { Interrupted } from './interrupt.ts';
import { createProgram } from './program.ts';
import type { Session } from './session.ts';

/**
 * @param args the words after the program's name
 * @returns the exit status; everything is written by then, and nothing is thrown
 */
export async function run(args: readonly string[], session: Session): Promise<number> {
  const pending: Promise<void>[] = [];
  let status: number = exitStatus.clean;
  const program = createProgram({
    session,
    finish: (result) => {
      status = result;
    },
    writeOut: (text) => pending.push(session.stdout.write(text)),
    writeErr: (text) => pending.push(session.stderr.write(text)),
  });
  try {
    await Promise.race([program.parseAsync([...args], { from: 'user' }), aborted(session.signal)]);
  } catch (error) {
    status = await failed(error, session);
  }
  await Promise.all(pending);
  return status;
}

/** Rejects on Ctrl-C, so that not even work that ignores the signal keeps the user waiting. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason as Error);
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

async function failed(error: unknown, session: Session): Promise<number> {
  if (error instanceof CommanderError) {
    // Help and version end with 0; commander has written everything else that it has to say.
    return error.exitCode === 0 ? exitStatus.clean : exitStatus.usage;
  }
  const { text, status } = explained(error, session.signal);
  for (const sentence of text.split('\n'))
    await session.stderr.write(`kerberos-doctor: ${escapeTerminal(sentence)}\n`);
  return status;
}

function explained(error: unknown, signal: AbortSignal): { text: string; status: number } {
  // Whatever broke after Ctrl-C broke because of it.
  const cause: unknown = signal.aborted ? signal.reason : error;
  const text = cause instanceof Error ? cause.message : String(cause);
  if (cause instanceof CommandFailure) return { text, status: cause.status };
  if (cause instanceof SettingError) return { text, status: exitStatus.usage };
  if (cause instanceof Interrupted) return { text, status: exitStatus.incomplete };
  return {
    text: `Stopped by an error of its own: ${text}. Please report it with the command line.`,
    status: exitStatus.incomplete,
  };
}
