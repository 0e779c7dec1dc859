import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { Verdict } from '../../src/diagnosis/verdict.ts';
import { askDns } from '../../src/probes/dns.ts';
import { askKdc } from '../../src/probes/kdc.ts';
import { runProgram } from '../../src/probes/kerberosTools/runProgram.ts';
import { askKpasswd } from '../../src/probes/kpasswd.ts';
import { readRootDse } from '../../src/probes/ldap.ts';
import { proveRealm } from '../../src/probes/realmProof.ts';
import { inspectTls } from '../../src/probes/tls.ts';
import type { UserFacts } from '../../src/probes/user.ts';
import { context } from './context.ts';
import { missing, needs, run } from './servers/process.ts';
import { startSambaDc } from './servers/sambaDc.ts';
import type { SambaDc } from './servers/sambaDc.ts';

const root = process.getuid?.() === 0 ? false : 'needs root for a network namespace';

describe('Samba AD DC', { skip: missing('samba', 'samba-tool', 'ip') || root }, () => {
  let dc: SambaDc;
  before(async () => {
    dc = await startSambaDc();
  });
  after(() => dc.stop());

  for (const transport of ['udp', 'tcp'] as const) {
    const at = (
      port: number,
    ): { address: string; port: number; transport: 'udp' | 'tcp'; realm: string } => ({
      address: dc.address,
      port,
      transport,
      realm: dc.realm,
    });

    test(`${transport}: KDC, its exact clock, and the keys of krbtgt`, async () => {
      const { outcome, facts } = await askKdc({ ...at(88), client: { kind: 'krbtgt' } }, context());
      assert.deepEqual([outcome, facts.errorCode, facts.enctypes], ['ok', 25, [18]]);
      assert.ok(
        Math.abs(facts.skewMs!) <= 50 && facts.skewUncertaintyMs! <= 50,
        `${facts.skewMs} ms`,
      );
    });

    test(`${transport}: realm proof by netlogon ping and by krbtgt`, async () => {
      const forest = dc.domain;
      const named = await proveRealm({ ...at(88), ldapPort: 389 }, context());
      assert.deepEqual(
        [named.outcome, named.facts.method, named.facts.serves, named.facts.forest],
        ['ok', 'cldap', 'yes', forest],
      );
      const other = await proveRealm({ ...at(88), realm: 'OTHER.TEST', ldapPort: 389 }, context());
      assert.deepEqual([other.facts.serves, other.facts.servedRealm], ['no', dc.realm]);
      const kerberos = await proveRealm(at(88), context());
      assert.deepEqual([kerberos.facts.method, kerberos.facts.serves], ['krbtgt', 'yes']);
      const neither = await proveRealm({ ...at(88), realm: 'OTHER.TEST' }, context());
      assert.equal(neither.facts.serves, 'no');
    });

    test(`${transport}: kpasswd and DNS answer`, async () => {
      assert.equal((await askKpasswd(at(464), context())).outcome, 'ok');
      const name = `_kerberos._${transport}.${dc.domain}`;
      const question = {
        server: dc.address,
        port: 53,
        serverRole: 'directory',
        transport,
        name,
        type: 'SRV',
      } as const;
      const { facts } = await askDns(question, context());
      assert.deepEqual(facts.answers, [
        { type: 'SRV', name, priority: 0, weight: 100, port: 88, target: `onpdc1.${dc.domain}` },
      ]);
    });
  }

  const ports = [
    ['udp', 389],
    ['tcp', 389],
    ['tls', 636],
    ['tcp', 3268],
    ['tls', 3269],
  ] as const;
  for (const [transport, port] of ports) {
    test(`rootDSE over ${transport} ${port} equals ldapsearch`, async (t) => {
      if (!needs(t, 'ldapsearch')) return;
      const host = `onpdc1.${dc.domain}`;
      const { outcome, facts } = await readRootDse(
        { address: dc.address, port, transport, host },
        context(),
      );
      assert.equal(outcome, 'ok');
      const wanted = ['dnsHostName', 'ldapServiceName', 'supportedSASLMechanisms'];
      const url = `ldap://${dc.address}`;
      const text = run('ldapsearch', ['-x', '-LLL', '-H', url, '-s', 'base', '-b', '', ...wanted]);
      const values = (name: string): string[] =>
        [...text.matchAll(new RegExp(`^${name}: (.*)$`, 'gm'))].map(([, value]) => value!);
      assert.equal(facts.hostName, values('dnsHostName')[0]);
      assert.equal(facts.realm, values('ldapServiceName')[0]?.split('@')[1]);
      // Over datagrams nobody can bind, so no mechanisms are offered.
      if (transport !== 'udp')
        assert.deepEqual(facts.saslMechanisms, values('supportedSASLMechanisms'));
      assert.ok(Math.abs(facts.skewMs!) <= facts.skewUncertaintyMs! + 50);
      assert.equal(facts.certificate !== undefined, transport === 'tls');
    });
  }

  test('the certificate of LDAPS is shown, and not trusted', async () => {
    const host = `onpdc1.${dc.domain}`;
    const { outcome, facts } = await inspectTls(
      { address: dc.address, port: 636, host },
      context(),
    );
    assert.equal(outcome, 'failed');
    assert.match(facts.certificate?.subject ?? '', new RegExp(`CN=${host}`, 'i'));
    assert.notEqual(facts.certificate?.chainError, undefined);
  });

  test('a login with tickets: accounts, a service that is there and one that is not', async (t) => {
    if (!needs(t, 'kinit', 'kvno')) return;
    dc.tool('user', 'create', 'alice', 'Us3r-Passw0rd!');
    dc.tool('user', 'create', 'svc', 'Us3r-Passw0rd!');
    dc.tool('spn', 'add', `postgres/db.${dc.domain}`, 'svc');
    const conf = join(dc.folder, 'krb5.conf');
    writeFileSync(
      conf,
      `[libdefaults]
 default_realm = ${dc.realm}
 dns_lookup_kdc = false
 dns_canonicalize_hostname = false
[realms]
 ${dc.realm} = {
  kdc = ${dc.address}
 }
[domain_realm]
 .${dc.domain} = ${dc.realm}
`,
    );
    const env = { KRB5_CONFIG: conf, KRB5CCNAME: join(dc.folder, 'cc') };
    run('kinit', ['alice'], env, 'Us3r-Passw0rd!\n');
    const ask = async (host: string, user: string): Promise<Verdict> =>
      diagnose(
        {
          target: {
            kind: 'realm',
            realm: dc.realm,
            endpoint: { host: `${host}.${dc.domain}`, port: 5432, engine: 'postgresql' },
          },
          principal: `${user}@${dc.realm}`,
          useTickets: true,
          runProgram,
          timeoutMs: 3000,
          env: { ...process.env, ...env, KERBEROS_DOCTOR_RESOLVER: '127.0.0.1:9' },
          vantage: { host: 'live', platform: process.platform },
        },
        { signal: new AbortController().signal },
      );
    const found = ({ findings }: Verdict): readonly string[] =>
      findings.filter(({ hop }) => ['tgt', 'service-ticket'].includes(hop)).map(({ id }) => id);
    const good = await ask('db', 'alice');
    assert.deepEqual(found(good), []);
    const ticket = good.observations.find(({ id }) => id === 'service-ticket');
    assert.equal(ticket?.outcome, 'ok', ticket?.error);
    const keys = good.observations.find(({ probe }) => probe === 'user')?.facts;
    assert.deepEqual((keys as UserFacts).enctypes, [18]);
    assert.deepEqual(found(await ask('nodb', 'alice')), ['spn-missing']);
    assert.deepEqual(found(await ask('db', 'nobody')), [
      'principal-unknown',
      'ticket-other-principal',
    ]);
  });
});
