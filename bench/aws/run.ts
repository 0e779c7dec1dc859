/**
 * How long the inventory of a large account takes, with how many requests and how much memory; side by side with the AWS
 * CLI asking the same, one command after the other. Everything comes from the simulator on loopback.
 *
 *     node bench/aws/run.ts [--full]
 *
 * Without --full the AWS CLI asks for one Region only, and its time is multiplied; with it, for all of them (minutes).
 */
import { fork, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { demoAccessKeyId } from '../../src/simulator/environment.ts';
import { accountOf, regionNames } from './account.ts';
import type { Size } from './account.ts';
import { installAwsCli, ofDirectory, ofRegion } from './awsCli.ts';
import type { Told } from './load.ts';

const sizes: readonly Size[] = [
  { instances: 100, directories: 1, regions: 1 },
  { instances: 1_000, directories: 10, regions: 3 },
  { instances: 10_000, directories: 100, regions: 17 },
];
/** What a call to AWS takes from another continent, about. */
const farAway = 100;
const full = process.argv.includes('--full');

async function answerOf<T>(child: ChildProcess): Promise<T> {
  const [message] = (await once(child, 'message')) as [T];
  return message;
}

function environmentOf(url: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    HOME: '/nonexistent',
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: demoAccessKeyId,
    AWS_SECRET_ACCESS_KEY: 'nothing-secret',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

async function measure(size: Size, latencyMs: number): Promise<void> {
  const server = fork(join(import.meta.dirname, 'serve.ts'), [
    JSON.stringify(size),
    `${latencyMs}`,
  ]);
  try {
    const { url } = await answerOf<{ url: string }>(server);
    const env = environmentOf(url);
    const load = fork(join(import.meta.dirname, 'load.ts'), [regionNames(size).join(',')], { env });
    const told = await answerOf<Told>(load);
    server.send('requests');
    const { requests } = await answerOf<{ requests: number }>(server);
    const complete =
      told.instances === size.instances &&
      told.directories === size.directories &&
      told.errors === 0;
    if (!complete) throw new Error(`incomplete: ${JSON.stringify(told)}`);
    const { instances, directories, regions } = size;
    console.log(
      `${instances} instances, ${directories} directories, ${regions} Regions, ${latencyMs} ms an answer: ${seconds(told.ms)} (${seconds(told.cpuMs)} of processor), ` +
        `${requests} requests, memory ${told.startRssMb.toFixed(0)} MB before and ${told.peakRssMb.toFixed(0)} MB at most; ` +
        `for the tree ${told.inventoryMs.toFixed(0)} ms`,
    );
    if (size === sizes.at(-1) && latencyMs === 0) compare(size, env, told.ms);
  } finally {
    server.kill();
  }
}

function compare(size: Size, env: NodeJS.ProcessEnv, ours: number): void {
  const cli = installAwsCli();
  if ('missing' in cli) {
    console.log(`SKIPPED: the comparison with the AWS CLI. ${cli.missing}`);
    return;
  }
  const { regions: states } = accountOf(size);
  const names = regionNames(size);
  const asked = full ? names : names.slice(0, 1);
  const commands = asked.flatMap((region) => [
    ...ofRegion.map((command) => [...command, '--region', region]),
    ...(states[region]?.directories ?? []).flatMap(({ description }) =>
      ofDirectory(description.DirectoryId ?? '').map((command) => [...command, '--region', region]),
    ),
  ]);
  const start = performance.now();
  for (const command of commands) {
    // As an argument: for RDS in us-east-1 this program ignores AWS_ENDPOINT_URL.
    const args = [...command, '--endpoint-url', env['AWS_ENDPOINT_URL'] ?? ''];
    const { status, stderr } = spawnSync(cli.program, args, {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (status !== 0) throw new Error(`aws ${command.join(' ')}: ${stderr}`);
  }
  const took = performance.now() - start;
  const scaled = (took * names.length) / asked.length;
  const what = `AWS CLI, one command after the other: ${commands.length} commands for ${asked.length} of ${names.length} Regions in ${seconds(took)}`;
  const all = full ? '' : `; for all of them about ${seconds(scaled)} (multiplied, not measured)`;
  console.log(`${what}${all}: ${(scaled / ours).toFixed(0)} times as long`);
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

for (const size of sizes) await measure(size, farAway);
for (const size of sizes) await measure(size, 0);
