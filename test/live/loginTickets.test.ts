/** The diagnosis with the tickets and the account of a real user, against a real KDC on loopback. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { DiagnosisRequest } from '../../src/diagnosis/request.ts';
import type { Verdict } from '../../src/diagnosis/verdict.ts';
import { runProgram } from '../../src/probes/kerberosTools/runProgram.ts';
import type { ServiceTicketFacts } from '../../src/probes/kerberosTools/serviceTicket.ts';
import { startMitKdc } from './servers/mitKdc.ts';
import type { MitKdc } from './servers/mitKdc.ts';
import { missing, run } from './servers/process.ts';

const realm = 'LIVE.TEST';
const password = 'Us3r-Passw0rd';
const programs = ['krb5kdc', 'kdb5_util', 'kinit', 'klist', 'kvno'] as const;

describe('a login with tickets', { skip: missing(...programs) }, () => {
  let kdc: MitKdc;
  let cache: string;

  before(async () => {
    kdc = await startMitKdc(realm);
    cache = join(kdc.folder, 'cc');
    for (const options of [
      '+requires_preauth alice',
      '-allow_tix disabled',
      '+needchange fresh',
      '-expire yesterday gone',
      '-e arcfour-hmac:normal old',
    ])
      kdc.kadmin(`addprinc -pw ${password} ${options}`);
    kdc.kadmin('addprinc -randkey postgres/db.live.test');
  });
  after(() => kdc.stop());

  const logIn = (...options: string[]): void => {
    run('kinit', ['-c', cache, ...options, 'alice'], kdc.env, `${password}\n`);
  };

  const verdictOf = (host: string, more: Partial<DiagnosisRequest>): Promise<Verdict> =>
    diagnose(
      {
        target: { kind: 'realm', realm, endpoint: { host, port: 5432, engine: 'postgresql' } },
        timeoutMs: 2000,
        // Port 9 of loopback answers no DNS: nothing leaves this machine.
        env: {
          ...process.env,
          ...kdc.env,
          KRB5CCNAME: cache,
          KERBEROS_DOCTOR_RESOLVER: '127.0.0.1:9',
        },
        vantage: { host: 'live', platform: process.platform },
        runProgram,
        ...more,
      },
      { signal: new AbortController().signal },
    );

  const idsOf = ({ findings }: Verdict): readonly string[] =>
    findings
      .filter(({ hop }) => ['tgt', 'service-ticket', 'kdc-answers'].includes(hop))
      .map(({ id }) => id);

  test('a good ticket gets the service ticket, which is not stored', async () => {
    logIn();
    const before = readFileSync(cache);
    const verdict = await verdictOf('db.live.test', {
      useTickets: true,
      principal: `alice@${realm}`,
    });
    assert.deepEqual(idsOf(verdict), []);
    const asked = verdict.observations.find(({ id }) => id === 'service-ticket');
    const facts = asked?.facts as ServiceTicketFacts;
    assert.deepEqual(
      [asked?.outcome, facts.received, facts.keyVersion, facts.stored, facts.requests],
      [
        'ok',
        `postgres/db.live.test@${realm}`,
        1,
        false,
        [
          {
            realm,
            server: `postgres/db.live.test@${realm}`,
            answeredBy: ['127.0.0.1'],
            errorCode: 0,
          },
        ],
      ],
    );
    assert.deepEqual(readFileSync(cache), before);
  });

  test('a service that the KDC does not know', async () => {
    logIn();
    const verdict = await verdictOf('nodb.live.test', { useTickets: true });
    assert.deepEqual(idsOf(verdict), ['spn-missing']);
    const [finding] = verdict.findings.filter(({ id }) => id === 'spn-missing');
    assert.match(finding!.explanation, /127\.0\.0\.1 \(LIVE\.TEST\) answered .*\(7\)/);
  });

  test('no ticket, an expired one, another principal, and no service ticket is asked for', async () => {
    run('rm', ['-f', cache]);
    const none = await verdictOf('db.live.test', { useTickets: true });
    assert.deepEqual(idsOf(none), ['ticket-missing']);
    assert.ok(!none.observations.some(({ probe }) => probe === 'service-ticket'));
    logIn('-l', '1s');
    run('sleep', ['2']);
    const expired = await verdictOf('db.live.test', { useTickets: true });
    assert.deepEqual(idsOf(expired), ['ticket-expired']);
    logIn();
    const other = await verdictOf('db.live.test', { principal: `old@${realm}` });
    assert.ok(idsOf(other).includes('ticket-other-principal'));
  });

  test('accounts, asked without a password', async () => {
    for (const [name, id] of [
      ['nobody', 'principal-unknown'],
      ['disabled', 'account-disabled'],
      ['fresh', 'password-must-change'],
      ['gone', 'account-expired'],
      ['old', 'kdc-enctypes-weak'],
    ] as const) {
      const verdict = await verdictOf('db.live.test', { principal: `${name}@${realm}` });
      assert.ok(idsOf(verdict).includes(id), `${name}: ${idsOf(verdict).join(', ')}`);
      const asked = verdict.observations.filter(({ probe }) => probe === 'user');
      assert.equal(asked.length, 1);
    }
  });

  test('without the wish nothing is started and the cache is only read', async () => {
    run('rm', ['-f', cache]);
    const started: string[] = [];
    const verdict = await verdictOf('db.live.test', {
      runProgram: ({ path }) => {
        started.push(path);
        return Promise.reject(new Error('must not run'));
      },
    });
    assert.deepEqual([started, existsSync(cache)], [[], false]);
    assert.equal(verdict.findings.find(({ id }) => id === 'ticket-missing')?.severity, 'info');
  });
});
