/** Runs the program as users do, in a process of its own. */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url));

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly ended: Promise<Ended>;
}

/**
 * @param env added to the few variables that any program needs; nothing of the machine's own AWS or Kerberos set-up
 * @param reader `closed` ends the pipe behind standard output before anything is written to it
 */
export function start(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  reader: 'open' | 'closed' = 'open',
): Started {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'];
  const inherited = Object.entries(process.env).filter(([name]) => kept.includes(name));
  const child = spawn(
    process.execPath,
    ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', main, ...args],
    { env: { ...Object.fromEntries(inherited), ...env }, stdio: ['pipe', 'pipe', 'pipe'] },
  );
  child.stdin.end();
  if (reader === 'closed') child.stdout.destroy();
  const status = new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  const stdout = reader === 'closed' ? Promise.resolve('') : text(child.stdout);
  return {
    kill: (signal) => child.kill(signal),
    ended: Promise.all([status, stdout, text(child.stderr)]).then(([code, out, err]) => ({
      status: code,
      stdout: out,
      stderr: err,
    })),
  };
}
