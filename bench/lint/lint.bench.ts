/**
 * The linter: from an edit to the problems on a file of 10,000 lines, and a whole run against Heimdal's verify_krb5_conf.
 *     node bench/lint/lint.bench.ts [PROGRAM]
 * PROGRAM is verify_krb5_conf; its libraries are found through LD_LIBRARY_PATH. It runs in a network namespace of its own,
 * because it looks up every host; all KDCs here are addresses. Times are processor time, so that other work on the machine
 * stays out; that of garbage collection in other threads is counted.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lintKrb5Conf } from '../../src/krb5conf/lint.ts';
import { parseKrb5Conf } from '../../src/krb5conf/parse.ts';

const program = runs(process.argv[2]) ? process.argv[2] : undefined;
const folder = mkdtempSync(join(tmpdir(), 'lint-bench-'));
const file = join(folder, 'krb5.conf');

/** Whether the other program starts here; without its libraries it ends with status 127. */
function runs(candidate: string | undefined): boolean {
  if (candidate === undefined) return false;
  const { status } = spawnSync('unshare', ['-n', candidate, '/dev/null'], { encoding: 'utf8' });
  const starts = status !== null && status !== 127;
  if (!starts) console.error(`${candidate} does not start: is LD_LIBRARY_PATH set?`);
  return starts;
}

/** About `count` lines: two thirds realms, one third mappings, some of them mistaken. */
function configOf(count: number): string {
  const lines = [
    '[libdefaults]',
    '    default_realm = R0.EXAMPLE.COM',
    '    rdns = false',
    '[realms]',
  ];
  let realms = 0;
  for (; lines.length < (count * 2) / 3; realms++)
    lines.push(
      `    R${realms}.EXAMPLE.COM = {`,
      `        kdc = 10.${realms % 250}.0.10:88`,
      `        kdc = 10.${realms % 250}.1.10${realms % 100 === 0 ? ' # second' : ''}`,
      `        ${realms % 100 === 1 ? 'admin_sever' : 'admin_server'} = 10.${realms % 250}.0.10`,
      '    }',
    );
  lines.push('[domain_realm]');
  for (let mapped = 0; lines.length < count; mapped++) {
    const realm = mapped % 200 === 7 ? `Q${mapped}` : `R${mapped % realms}`;
    lines.push(`    h${mapped}.r${mapped % realms}.example.com = ${realm}.EXAMPLE.COM`);
  }
  return `${lines.join('\n')}\n`;
}

function cost(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function quantile(times: readonly number[], q: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}

function edits(text: string, runs: number): number[] {
  const lines = text.split('\n');
  return Array.from({ length: runs }, (_, run) => {
    // A keystroke in another line each time, the way a name grows letter by letter.
    const line = 5 + ((run * 37) % (lines.length - 10));
    const edited = lines.with(line, `${lines[line] ?? ''}x`).join('\n');
    return cost(() => lintKrb5Conf(parseKrb5Conf(edited)));
  });
}

/** Processor time of the other program in milliseconds, as bash reports it: process start and all. */
function verifyTime(): number {
  const command = `TIMEFORMAT='%U %S'; time ${program ?? ''} ${file} >/dev/null 2>&1`;
  const { stderr } = spawnSync('unshare', ['-n', 'bash', '-c', command], { encoding: 'utf8' });
  const [user = '', system = ''] = (stderr.trim().split('\n').at(-1) ?? '').split(' ');
  return (Number(user.replace(',', '.')) + Number(system.replace(',', '.'))) * 1000;
}

const milliseconds = (time: number): string => `${time.toFixed(1)} ms`;

const large = configOf(10_000);
edits(large, 40);
const times = edits(large, 200);
const problems = lintKrb5Conf(parseKrb5Conf(large)).length;
console.log(`edit to problems, 10,000 lines, ${problems} problems, 200 edits:`);
console.log(
  `  fastest ${milliseconds(quantile(times, 0))}, median ${milliseconds(quantile(times, 0.5))}, p95 ${milliseconds(quantile(times, 0.95))} (goal: p95 under 16 ms)`,
);

for (const count of [1_000, 10_000, 100_000]) {
  const text = configOf(count);
  writeFileSync(file, text);
  const ours = Array.from({ length: count > 50_000 ? 5 : 21 }, () =>
    cost(() => lintKrb5Conf(parseKrb5Conf(text))),
  );
  const median = quantile(ours, 0.5);
  if (program === undefined) {
    console.log(`lint ${count} lines: ${milliseconds(median)} (verify_krb5_conf not given)`);
    continue;
  }
  const theirs = quantile(Array.from({ length: 5 }, verifyTime), 0.5);
  console.log(
    `lint ${count} lines: ${milliseconds(median)}, verify_krb5_conf ${milliseconds(theirs)}, ratio ${(theirs / median).toFixed(2)}`,
  );
}
rmSync(folder, { recursive: true });
