/** What we compute of a login, against what MIT's own kvno does with generated configurations, in a namespace of its own. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { simulateLogin } from '../../src/diagnosis/login/simulateLogin.ts';
import type { NameFacts } from '../../src/diagnosis/login/login.ts';
import { readTrace } from '../../src/kerberos/trace/readTrace.ts';
import type { TraceStep } from '../../src/kerberos/trace/traceStep.ts';
import { profileOfText } from '../../src/krb5conf/profile.ts';
import { missing, run } from './servers/process.ts';
import { ticketGrantingCache } from './servers/ticketGrantingCache.ts';

const cases = 200;
const user = 'A.TEST';

/** Lines of the hosts file: the first name of a line is canonical, the first line of an address its reverse name. */
const hosts = `127.0.0.1 localhost
127.0.1.1 ip-10-0-0-1.ec2.internal
127.0.1.1 db.b.test
127.0.1.2 ec2-1.compute.test alias.b.test
127.0.1.3 short.s.test short
127.0.0.11 kdc1.a.test
127.0.0.12 kdc2.a.test
127.0.0.13 kdc3.a.test
`;
/** What that makes of each host that is logged in to. */
const names: Readonly<Record<string, NameFacts>> = {
  'db.b.test': { canonical: 'db.b.test', reverse: 'ip-10-0-0-1.ec2.internal' },
  'DB.B.test': { canonical: 'db.b.test', reverse: 'ip-10-0-0-1.ec2.internal' },
  'alias.b.test': { canonical: 'ec2-1.compute.test', reverse: 'ec2-1.compute.test' },
  short: { canonical: 'short.s.test', reverse: 'short.s.test' },
  '127.0.1.1': { canonical: '127.0.1.1', reverse: 'ip-10-0-0-1.ec2.internal' },
  nowhere: {},
  'nowhere.b.test': {},
};

interface Case {
  readonly host: string;
  readonly text: string;
}

/** Park and Miller's minimal standard: the same configurations in every run. */
function generated(): readonly Case[] {
  let seed = 20_261_121;
  const next = (): number => (seed = (seed * 48_271) % 2_147_483_647);
  const one = <T>(...choices: readonly T[]): T => choices[next() % choices.length] as T;
  return Array.from({ length: cases }, () => ({
    host: one(...Object.keys(names)),
    text: [
      '[libdefaults]',
      ` default_realm = ${user}`,
      one('', ' rdns = false', ' rdns = yes', ' rdns = nonsense'),
      one('', '', ' dns_canonicalize_hostname = false', ' dns_canonicalize_hostname = fallback'),
      one('', ' qualify_shortname = q.test', ' qualify_shortname = ""'),
      one('', '', ' dns_lookup_kdc = false'),
      '[realms]',
      ` ${user} = {`,
      ...one(
        ['  kdc = kdc2.a.test', '  kdc = kdc1.a.test:88', '  kdc = kdc3.a.test:1088'],
        ['  kdc = kdc1.a.test', '  kdc = kdc2.a.test'],
        ['  kdc = kdc3.a.test:750'],
        ['  kdc = http://kdc1.a.test'],
        [],
      ),
      ' }',
      '[domain_realm]',
      one('', ' .b.test = B.TEST', ' b.test = A.TEST', ' db.b.test = C.TEST', ' .B.test = X.TEST'),
      one('', ' .ec2.internal = E.TEST', ' .test = T.TEST'),
      '',
    ].join('\n'),
  }));
}

const skip =
  missing('kvno', 'unshare', 'ip', 'mount') ||
  (process.getuid?.() === 0 ? false : 'a namespace needs root');

describe('the simulation of a login', { skip }, () => {
  let folder: string;
  const traces: (readonly TraceStep[])[] = [];
  const all = generated();

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'login-simulation-'));
    const put = (name: string, content: string | Uint8Array): string => {
      writeFileSync(join(folder, name), content, { mode: 0o600 });
      return join(folder, name);
    };
    const bound: readonly (readonly [string, string])[] = [
      [put('hosts', hosts), '/etc/hosts'],
      [put('nsswitch.conf', 'hosts: files\n'), '/etc/nsswitch.conf'],
      [
        put('resolv.conf', 'nameserver 127.0.0.53\noptions attempts:1 timeout:1\nsearch s.test\n'),
        '/etc/resolv.conf',
      ],
    ];
    put('cache', ticketGrantingCache('alice', user));
    all.forEach(({ text }, index) => put(`krb5.${index}.conf`, text));
    const script = [
      'ip link set lo up',
      ...bound.map(([from, to]) => `mount --bind ${from} ${to}`),
      ...all.map(
        ({ host }, index) =>
          `KRB5_CONFIG=${folder}/krb5.${index}.conf KRB5CCNAME=FILE:${folder}/cache KRB5_TRACE=${folder}/trace.${index} kvno --no-store -S postgres ${host} >/dev/null 2>&1`,
      ),
      'true',
    ].join('\n');
    run('unshare', ['-n', '-m', 'sh', '-c', script], process.env);
    all.forEach((_, index) => {
      traces.push(readTrace(readFileSync(join(folder, `trace.${index}`), 'utf8')));
    });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const simulated = all.map(({ host, text }) =>
    simulateLogin(profileOfText('/etc/krb5.conf', text), {
      ...{ principal: 'alice', host, engine: 'postgresql', client: 'mit' },
      names: { ...names[host], searchDomain: 's.test' },
    }),
  );

  test('asks for the same service name', () => {
    simulated.forEach(({ spn }, index) => {
      const asked = askedFor(traces[index] ?? [], all[index]?.text.includes('= fallback') === true);
      // Of a request for another realm's ticket only the realm is in the trace.
      const compared = asked?.includes('/') === true ? spn : spn?.slice(spn.lastIndexOf('@') + 1);
      assert.equal(compared, asked, describeCase(all[index]));
    });
  });

  test('asks the KDCs of the same realm, in the same order', () => {
    let compared = 0;
    simulated.forEach(({ realms: [own] }, index) => {
      const steps = traces[index] ?? [];
      const sent = steps.findIndex((step) => step.kind === 'sendingToRealm');
      if (sent < 0) return;
      const first = steps[sent];
      assert.equal(first?.kind === 'sendingToRealm' && first.realm, own?.realm);
      const end = steps.findIndex((step, at) => at > sent && step.kind === 'sendingToRealm');
      const attempt = steps.slice(sent, end < 0 ? undefined : end);
      const tried = attempt.flatMap((step) => (step.kind === 'resolving' ? [step.host] : []));
      const asked = attempt.flatMap((step) =>
        step.kind === 'dnsQuery' ? [`${step.type} ${step.name}`] : [],
      );
      assert.deepEqual(
        [...new Set(tried)],
        own?.kdcs.map(({ host }) => host),
        describeCase(all[index]),
      );
      assert.deepEqual([...new Set(asked)], own?.asks, describeCase(all[index]));
      compared += 1;
    });
    assert.ok(compared > cases / 2, `${compared} of ${cases} sent a request`);
  });
});

/**
 * The service's name; without a realm where a referral decides it. With `fallback` the first line has the name as typed, so
 * that the first request counts.
 */
function askedFor(steps: readonly TraceStep[], fallback: boolean): string | undefined {
  const wanted = steps.find((step) => step.kind === 'gettingCredentials')?.server;
  if (!fallback) return wanted;
  for (const step of steps) {
    if (step.kind === 'startingReferral')
      return step.server.slice(0, step.server.lastIndexOf('@') + 1);
    if (step.kind === 'requestingTickets') return step.server;
    if (step.kind === 'requestingTgt') return /^krbtgt\/([^@]+)@/.exec(step.target)?.[1];
  }
  return wanted;
}

function describeCase(one: Case | undefined): string {
  return `${one?.host ?? ''}\n${one?.text ?? ''}`;
}
