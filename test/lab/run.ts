/**
 * The fault matrix: real Active Directory, databases and DNS in network namespaces, one fault after the other, and the
 * cause that the product names.
 *
 *     npm run test:lab -- [NAME…] [--labs N] [--timeout MS] [--record] [--list] [--verbose] [--product FILE]
 *
 * NAME: part of a fault's id, or its hop. FILE: a built command line instead of the sources as they are. Needs root and the Debian packages of `.ci/run`. Status 0: every verdict is
 * the expected one, or it cannot run here and CI is not set; 1: some are not, or it cannot run in CI.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { misses } from './fault.ts';
import { allFaults } from './faultTable.ts';
import type { ListedFault } from './faultTable.ts';
import { buildProduct, startLab, stopEveryLab } from './lab.ts';
import type { Lab } from './lab.ts';
import { sweepDeadLabs } from './network.ts';
import { writeRecording } from './recording.ts';
import { attempt } from './shell.ts';
import { tryFault } from './tryFault.ts';
import type { Tried } from './tryFault.ts';

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    labs: { type: 'string', default: '2' },
    timeout: { type: 'string', default: '2000' },
    record: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    product: { type: 'string' },
  },
});

/** What the lab is made of. */
const programs = [
  ...['ip', 'nft', 'ss', 'samba', 'samba-tool', 'ldbmodify', 'dnsmasq', 'kinit', 'psql'],
  ...['mariadb', 'mariadbd', 'setpriv', 'nc'],
];

async function whyNot(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'network namespaces are a thing of Linux';
  if (process.getuid?.() !== 0) return 'only root may make network namespaces';
  for (const program of programs) {
    const { status } = await attempt('sh', ['-c', `command -v ${program}`]);
    if (status !== 0) return `${program} is not installed`;
  }
  return undefined;
}

function isWanted({ hop, fault }: ListedFault): boolean {
  return names.length === 0 || names.some((name) => fault.id.includes(name) || hop === name);
}

function report({ hop, fault }: ListedFault, tried: Tried): boolean {
  const wrong = [
    ...(tried.verdict === undefined ? [] : misses(fault.expect, tried.verdict)),
    ...tried.problems,
  ];
  const found = tried.verdict?.rootCause?.id ?? (tried.verdict ? 'healthy' : '–');
  const expected = fault.expect.rootCause ?? 'healthy';
  const seconds = tried.seconds.toFixed(1).padStart(5);
  const mark = wrong.length === 0 ? '✔' : '✖';
  console.log(
    `${mark} ${hop.padEnd(19)} ${fault.id.padEnd(38)} ${expected.padEnd(30)} ${found.padEnd(30)} ${seconds} s`,
  );
  for (const sentence of wrong) console.log(`      ${sentence}`);
  if (options.verbose) for (const line of details(tried)) console.log(`      ${line}`);
  if (options.record && tried.verdict) writeRecording(fault, tried.typed, tried.verdict);
  return wrong.length === 0;
}

function details({ verdict }: Tried): string[] {
  if (verdict === undefined) return [];
  return [
    ...verdict.findings.map(
      ({ id, severity, title, mutedBy }) =>
        `${severity} ${id}${mutedBy === null ? '' : ` (by ${mutedBy})`}: ${title}`,
    ),
    ...verdict.observations
      .filter(({ outcome }) => outcome !== 'ok' && outcome !== 'skipped')
      .map(({ id, outcome, error }) => `· ${id} ${outcome} ${error ?? ''}`),
  ];
}

/** One lab works through the queue that all share. @returns how many verdicts were wrong */
async function work(queue: ListedFault[], lab: Lab, product: string): Promise<number> {
  let wrong = 0;
  for (let listed = queue.shift(); listed !== undefined; listed = queue.shift()) {
    const tried = await tryFault(listed.fault, lab, {
      product,
      timeoutMs: Number(options.timeout),
      record: options.record,
    });
    if (!report(listed, tried)) wrong += 1;
  }
  return wrong;
}

async function main(): Promise<number> {
  const wanted = (await allFaults()).filter(isWanted);
  if (options.list) {
    for (const { hop, fault } of wanted)
      console.log(`${hop.padEnd(20)} ${fault.id.padEnd(38)} ${fault.title}`);
    return 0;
  }
  const reason = await whyNot();
  if (reason !== undefined) {
    console.error(`SKIPPED: ${reason}`);
    return process.env['CI'] === undefined ? 0 : 1;
  }
  const began = performance.now();
  const elapsed = (): string => `${((performance.now() - began) / 1000).toFixed(0)} s`;
  await sweepDeadLabs();
  const folder = mkdtempSync(join(tmpdir(), 'kd-product-'));
  try {
    const count = Math.min(Number(options.labs), wanted.length);
    const labels = Array.from({ length: count }, (_, index) => String.fromCharCode(97 + index));
    const product = options.product ?? (await buildProduct(folder));
    const queue = [...wanted];
    const wrong = await Promise.all(
      labels.map(async (label) => {
        const lab = await startLab(label);
        const ill = await lab.health();
        if (ill !== undefined) throw new Error(`lab ${label} does not work: ${ill}`);
        console.log(`  lab ${label} stands after ${elapsed()}`);
        return work(queue, lab, product);
      }),
    );
    const sum = wrong.reduce((a, b) => a + b, 0);
    console.log(`${wanted.length - sum} of ${wanted.length} root causes right, ${elapsed()}`);
    return sum === 0 ? 0 : 1;
  } finally {
    await stopEveryLab();
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void stopEveryLab().finally(() => process.exit(1)));
// The labs' programs hold the loop: without this a finished run would wait for none of them.
process.exit(await main());
