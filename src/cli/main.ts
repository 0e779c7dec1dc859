/** The command-line program `kerberos-doctor`. */
import { homedir, hostname } from 'node:os';
import { interruptSignal } from './interrupt.ts';
import { outputOf } from './output.ts';
import { run } from './run.ts';

void run(process.argv.slice(2), {
  env: process.env,
  platform: process.platform,
  homeDirectory: homedir(),
  hostName: hostname(),
  input: () => process.stdin,
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
  signal: interruptSignal(process),
}).then((status) => {
  // Every write has been flushed; an idle keep-alive connection must not hold the shell's prompt back.
  process.exit(status);
});
