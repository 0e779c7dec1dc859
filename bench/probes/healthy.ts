/**
 * How long the probe set takes against a healthy realm on loopback, side by side with the commands that the AWS guide
 * recommends (nc, dig, kinit) and with nmap, as far as they are installed. Run: npx node bench/probes/healthy.ts
 */
import { spawnSync } from 'node:child_process';
import { askDns } from '../../src/probes/dns.ts';
import { askKdc } from '../../src/probes/kdc.ts';
import { askKdcWithLargeRequest } from '../../src/probes/kdcSize.ts';
import { askKpasswd } from '../../src/probes/kpasswd.ts';
import { proveRealm } from '../../src/probes/realmProof.ts';
import { askForReferral } from '../../src/probes/trust.ts';
import { context, loopback } from '../../test/live/context.ts';
import { startDnsmasq } from '../../test/live/servers/dnsmasq.ts';
import { startMitKdc } from '../../test/live/servers/mitKdc.ts';
import { installed } from '../../test/live/servers/process.ts';

const rounds = 7;
const realm = 'BENCH.TEST';
const name = '_kerberos._udp.bench.test';

const kdc = await startMitKdc(realm, { kadmind: true });
const dns = await startDnsmasq(['--local=/bench.test/', `--srv-host=${name},kdc.bench.test,88`]);
const { port, kpasswdPort } = kdc;

async function probeSet(): Promise<void> {
  const ctx = context(2000);
  const observations = await Promise.all(
    (['udp', 'tcp'] as const).flatMap((transport) => {
      const target = { address: loopback, port, transport, realm };
      const server = { server: loopback, port: dns.port, serverRole: 'directory' } as const;
      return [
        askDns({ ...server, transport, name, type: 'SRV' }, ctx),
        askKdc(target, ctx),
        proveRealm(target, ctx),
        askKdcWithLargeRequest(target, ctx),
        askForReferral({ ...target, domain: 'other.test' }, ctx),
        askKpasswd({ ...target, port: kpasswdPort }, ctx),
      ];
    }),
  );
  const bad = observations.filter(({ outcome }) => outcome !== 'ok' && outcome !== 'failed');
  if (bad.length > 0) throw new Error(JSON.stringify(bad));
}

/** The guide's sequence: ports with netcat, the record with dig, a ticket with kinit (for nobody: no password is needed). */
const commands: readonly (readonly [string, ...string[]])[] = [
  ...[port, kpasswdPort, dns.port].map(
    (each) => ['nc', '-z', '-w', '2', loopback, `${each}`] as const,
  ),
  ...[port, kpasswdPort, dns.port].map(
    (each) => ['nc', '-z', '-u', '-w', '2', loopback, `${each}`] as const,
  ),
  ['dig', `@${loopback}`, '-p', `${dns.port}`, name, 'SRV'],
  ['kinit', 'nobody'],
];
const scan: readonly (readonly [string, ...string[]])[] = [
  [
    'nmap',
    '-sU',
    '-sT',
    '-sV',
    '-Pn',
    '-p',
    `T:${port},${dns.port},U:${port},${dns.port}`,
    loopback,
  ],
];

function run(sequence: typeof commands): void {
  for (const [program, ...args] of sequence) {
    spawnSync(program, args, { env: { ...process.env, ...kdc.env }, input: '' });
  }
}

async function median(times: number, work: () => Promise<void> | void): Promise<number> {
  const taken: number[] = [];
  for (let round = 0; round < times; round += 1) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  return taken.sort((one, other) => one - other)[Math.floor(times / 2)] ?? Number.NaN;
}

try {
  const ours = await median(rounds, probeSet);
  console.log(`probe set (12 probes, parallel)    ${ours.toFixed(1)} ms`);
  const rivals = [
    { label: 'nc, dig, kinit', sequence: commands, times: 3 },
    { label: 'nmap -sU -sT -sV', sequence: scan, times: 1 },
  ];
  for (const { label, sequence, times } of rivals) {
    const absent = sequence.map(([program]) => program).filter((program) => !installed(program));
    if (absent.length > 0) {
      console.log(`${label}: not installed: ${[...new Set(absent)].join(', ')}`);
      continue;
    }
    const theirs = await median(times, () => run(sequence));
    console.log(
      `${label.padEnd(34)} ${theirs.toFixed(1)} ms, ${(theirs / ours).toFixed(1)} times ours`,
    );
  }
} finally {
  await dns.stop();
  await kdc.stop();
}
