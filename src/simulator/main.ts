/**
 * `node dist/simulator.js [--scenario NAME] [--subnet 127.x.y.0/24] [--format sh|json] [--list]`
 *
 * Runs a scenario until it is interrupted. The first thing on stdout is the environment for the
 * product: `export` lines to eval, or one JSON line for programs.
 */
import { parseArgs } from 'node:util';
import { startSimulator } from './startSimulator.ts';
import type { Simulator } from './startSimulator.ts';
import { scenarios } from './scenarioTable.ts';

const options = {
  scenario: { type: 'string', default: 'healthy' },
  subnet: { type: 'string' },
  format: { type: 'string', default: 'sh' },
  list: { type: 'boolean', default: false },
  'until-eof': { type: 'boolean', default: false },
} as const;

async function main(): Promise<void> {
  const { values } = parseArgs({ options });
  if (values.list) {
    const rows = scenarios.map(({ name, summary }) => `${name.padEnd(28)}${summary}\n`);
    process.stdout.write(values.format === 'json' ? `${listAsJson()}\n` : rows.join(''));
    return;
  }
  const simulator = await startSimulator({
    scenario: values.scenario,
    ...(values.subnet !== undefined && { subnet: values.subnet }),
  });
  const ended = interrupted(values['until-eof']);
  process.stdout.write(values.format === 'json' ? asJson(simulator) : asExports(simulator));
  await ended;
  await simulator.stop();
}

function listAsJson(): string {
  return JSON.stringify(
    scenarios.map(({ name, summary, expected }) => ({ name, summary, expected })),
  );
}

function asJson({ environment, scenario }: Simulator): string {
  const { name, summary, target, databaseUser, options: more, expected } = scenario;
  const told = {
    scenario: name,
    summary,
    target,
    databaseUser,
    options: more,
    expected,
    environment,
  };
  return `${JSON.stringify(told)}\n`;
}

function asExports({ environment, scenario }: Simulator): string {
  const lines = Object.entries(environment).map(
    ([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'`,
  );
  return [
    `# scenario ${scenario.name}: ${scenario.summary}`,
    ...lines,
    `# then: kerberos-doctor diagnose ${[scenario.target, ...(scenario.options ?? [])].join(' ')}`,
    '',
  ].join('\n');
}

/** Resolves on Ctrl-C or a request to end; on demand also when the program that holds our stdin is gone. */
function interrupted(untilEof: boolean): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => resolve());
    // Whoever should have read the environment is gone.
    process.stdout.once('error', () => resolve());
    if (untilEof) process.stdin.once('end', resolve).resume();
  });
}

main().catch((error: unknown) => {
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`simulator: ${text}\n`);
  process.exitCode = 2;
});
