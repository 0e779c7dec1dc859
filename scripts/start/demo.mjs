// The simulator as a process of its own: what it holds open ends with it.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './build.mjs';

const program = join(root, 'dist', 'simulator.js');

/** Prints the scenarios; returns the exit status. */
export function listScenarios() {
  return spawnSync(process.execPath, [program, '--list'], { stdio: 'inherit' }).status ?? 1;
}

/**
 * Starts a scenario and returns what it told: `{scenario, summary, target, databaseUser, options, environment}`,
 * with `stop()`. The process ends with ours even when we are killed, because it reads our end of a pipe.
 * @throws Error with `exitStatus` when the simulator does not start
 */
export async function startDemo(scenario) {
  const child = spawn(
    process.execPath,
    [program, '--scenario', scenario, '--format', 'json', '--until-eof'],
    // A group of its own: Ctrl-C reaches us first, and the window's account lives until we are done.
    { stdio: ['pipe', 'pipe', 'inherit'], detached: process.platform !== 'win32' },
  );
  const ended = new Promise((resolve) => child.once('close', resolve));
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([
    new Promise((resolve) => lines.once('line', resolve)),
    ended.then((status) => ({ status })),
  ]);
  if (typeof first !== 'string') {
    // The simulator has said why.
    throw Object.assign(new Error('The demo did not start.'), { exitStatus: first.status ?? 3 });
  }
  const stop = async () => {
    child.stdin.end();
    await ended;
  };
  return { ...JSON.parse(first), stop };
}

/** Our environment with the demo's in it, and without any AWS or Kerberos setting of the user's. */
export function demoEnvironment(demo) {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(AWS_|KRB5|KERBEROS_DOCTOR_)/.test(name),
  );
  return { ...Object.fromEntries(own), ...demo.environment };
}
