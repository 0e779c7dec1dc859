/** The whole diagnosis from outside of a realm: DNS knows nothing of it, krb5.conf names an HTTPS proxy, the databases are real. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { Verdict } from '../../src/diagnosis/verdict.ts';
import { createAuthority } from '../../src/simulator/realm/certificate.ts';
import { startDnsmasq } from './servers/dnsmasq.ts';
import type { Dnsmasq } from './servers/dnsmasq.ts';
import { startKdcProxy } from './servers/kdcProxy.ts';
import type { KdcProxy } from './servers/kdcProxy.ts';
import { startMariaDb } from './servers/mariadb.ts';
import type { MariaDb } from './servers/mariadb.ts';
import { startMitKdc } from './servers/mitKdc.ts';
import type { MitKdc } from './servers/mitKdc.ts';
import { startPostgresql } from './servers/postgresql.ts';
import type { Postgres } from './servers/postgresql.ts';
import { missing } from './servers/process.ts';

const realm = 'LIVE.TEST';
const [databaseHost, proxyHost] = ['db.live.example', 'proxy.live.example'];
const programs = ['krb5kdc', 'dnsmasq', 'mariadbd', 'postgres', 'setpriv', 'python3'];

describe('a diagnosis through an HTTPS proxy', { skip: missing(...programs) }, () => {
  const authority = createAuthority('CA of the live test', new Date());
  let kdc: MitKdc;
  let dns: Dnsmasq;
  let proxy: KdcProxy;
  let mariadb: MariaDb;
  let postgresql: Postgres;

  before(async () => {
    kdc = await startMitKdc(realm);
    dns = await startDnsmasq(
      [databaseHost, proxyHost].map((name) => `--host-record=${name},127.0.0.1`),
    );
    proxy = await startKdcProxy(kdc, authority.issue({ names: [proxyHost], validDays: 9 }));
    mariadb = await startMariaDb(
      kdc,
      'mysql/localhost',
      ["create user pam identified via pam using 'other'"],
      {
        identity: authority.issue({ names: [databaseHost], validDays: -2 }),
        settings: ['plugin_load_add=auth_pam'],
      },
    );
    postgresql = await startPostgresql(kdc, {
      hba: 'local all all trust\nhostssl all all all gss\n',
      identity: authority.issue({ names: [databaseHost], validDays: 200 }),
      keytab: 'good',
    });
    writeFileSync(join(kdc.folder, 'anchors.pem'), authority.cert);
  });
  after(async () => {
    await postgresql.stop();
    await mariadb.stop();
    await proxy.stop();
    await dns.stop();
    await kdc.stop();
  });

  const run = (
    engine: 'mariadb' | 'postgresql',
    port: number,
    databaseUser: string,
    trusted = true,
  ): Promise<Verdict> => {
    const file = join(kdc.folder, 'client.conf');
    const lines = [
      `kdc = https://${proxyHost}:${proxy.port}/KdcProxy`,
      ...(trusted ? [`http_anchors = FILE:${join(kdc.folder, 'anchors.pem')}`] : []),
    ];
    writeFileSync(
      file,
      `[libdefaults]\n default_realm = ${realm}\n[realms]\n ${realm} = {\n  ${lines.join('\n  ')}\n }\n[domain_realm]\n .live.example = ${realm}\n`,
    );
    const endpoint = { host: databaseHost, port, engine };
    return diagnose(
      {
        target: { kind: 'realm', realm, endpoint },
        databaseUser,
        configFiles: [file],
        timeoutMs: 1000,
        env: {
          KERBEROS_DOCTOR_RESOLVER: `127.0.0.1:${dns.port}`,
          KRB5CCNAME: `FILE:${join(kdc.folder, 'none')}`,
        },
        // Windows has no modules of MIT's library: whether this machine has one must not matter here.
        vantage: { host: 'live', platform: 'win32' },
      },
      { signal: new AbortController().signal },
    );
  };

  const told = ({ findings }: Verdict): readonly string[] =>
    findings
      .filter(({ mutedBy }) => mutedBy === null)
      .map(({ severity, id }) => `${severity} ${id}`);

  test('PostgreSQL inside TLS, with a KDC behind the proxy: nothing above information', async () => {
    const verdict = await run('postgresql', postgresql.port, 'alice');
    assert.deepEqual(
      told(verdict).filter((line) => !line.startsWith('info ')),
      [],
    );
    assert.ok(told(verdict).includes('info db-tls-required'), told(verdict).join());
    assert.equal(verdict.healthy, true);
  });

  test('a proxy that the client does not trust is the root cause', async () => {
    const verdict = await run('postgresql', postgresql.port, 'alice', false);
    assert.equal(verdict.rootCause?.id, 'kdc-proxy-broken', told(verdict).join());
    assert.match(verdict.rootCause.title, /not trusted here/);
  });

  test('an expired certificate of MariaDB; the account of PAM needs no KDC', async () => {
    const verdict = await run('mariadb', mariadb.port, 'pam', false);
    assert.equal(verdict.rootCause?.id, 'db-certificate', told(verdict).join());
    assert.ok(told(verdict).includes('info kdc-proxy-broken'), told(verdict).join());
    assert.ok(told(verdict).includes('info db-user-method'), told(verdict).join());
  });
});
