/** The command-line program `kerberos-doctor`. */
import { homedir, hostname } from 'node:os';
import { createInterface } from 'node:readline/promises';
import { interruptSignal } from './interrupt.ts';
import { outputOf } from './output.ts';
import { run } from './run.ts';

const signal = interruptSignal(process);

/** On standard error, so that the question does not end up in the result. */
async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  // In a line editor Ctrl-C arrives as an event of its own.
  terminal.once('SIGINT', () => process.emit('SIGINT'));
  try {
    return (await terminal.question(question, { signal })).trim();
  } finally {
    terminal.close();
  }
}

void run(process.argv.slice(2), {
  env: process.env,
  platform: process.platform,
  homeDirectory: homedir(),
  hostName: hostname(),
  input: () => process.stdin,
  ...(process.stdin.isTTY && process.stderr.isTTY ? { ask } : {}),
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
  signal,
}).then((status) => {
  // Every write has been flushed; an idle keep-alive connection must not hold the shell's prompt back.
  process.exit(status);
});
