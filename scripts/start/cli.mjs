// The demo without a window: the command line, as a user of the packaged product runs it.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './build.mjs';
import { demoEnvironment } from './demo.mjs';

/**
 * Prints the inventory and the diagnosis; with a format only the diagnosis, so that stdout can be read
 * by a program. Returns the status of the diagnosis: 1 when the scenario has an error in it.
 */
export async function runCli(demo, format, signal) {
  const { target, databaseUser, options = [], scenario, summary } = demo;
  const user = databaseUser ? ['--db-user', databaseUser] : [];
  const diagnose = ['diagnose', target, ...user, ...options];
  process.stderr.write(`Scenario ${scenario}: ${summary}\n`);
  if (format !== undefined) return kerberosDoctor(demo, [...diagnose, '--format', format], signal);
  process.stdout.write('\n$ kerberos-doctor inventory\n\n');
  await kerberosDoctor(demo, ['inventory'], signal);
  process.stdout.write(`\n$ kerberos-doctor ${diagnose.join(' ')}\n\n`);
  return kerberosDoctor(demo, diagnose, signal);
}

function kerberosDoctor(demo, args, signal) {
  // The status of a diagnosis that was broken off: it could not complete.
  if (signal.aborted) return Promise.resolve(3);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'dist', 'cli.js'), ...args], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: demoEnvironment(demo),
    });
    signal.addEventListener('abort', () => child.kill('SIGINT'));
    child.once('error', reject);
    child.once('close', (status) => resolve(status ?? 3));
  });
}
