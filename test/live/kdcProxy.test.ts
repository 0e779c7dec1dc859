/** MS-KKDCP through python-kdcproxy, in front of an MIT KDC; MIT's own client goes the same way. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { askKdcProxy } from '../../src/probes/kdcProxy.ts';
import { kerberosTlsModule } from '../../src/probes/tlsModule.ts';
import { createAuthority } from '../../src/simulator/realm/certificate.ts';
import { context, loopback } from './context.ts';
import { startKdcProxy } from './servers/kdcProxy.ts';
import type { KdcProxy } from './servers/kdcProxy.ts';
import { startMitKdc } from './servers/mitKdc.ts';
import type { MitKdc } from './servers/mitKdc.ts';
import { missing, run } from './servers/process.ts';

const realm = 'LIVE.TEST';
const host = 'localhost';

describe('a KDC behind an HTTPS proxy', { skip: missing('krb5kdc', 'kinit', 'python3') }, () => {
  const authority = createAuthority('CA of the proxy', new Date());
  let kdc: MitKdc;
  let proxy: KdcProxy;

  before(async () => {
    kdc = await startMitKdc(realm);
    kdc.kadmin('addprinc -pw secret alice');
    proxy = await startKdcProxy(kdc, authority.issue({ names: [host], validDays: 5 }));
  });
  after(async () => {
    await proxy.stop();
    await kdc.stop();
  });

  const ask = (change: { realm?: string; host?: string; ca?: readonly string[] } = {}) =>
    askKdcProxy(
      {
        host,
        address: loopback,
        port: proxy.port,
        path: '/KdcProxy',
        realm,
        ca: [authority.cert],
        ...change,
      },
      context(),
    );

  test('the KDC answers through it, with its clock', async () => {
    const { outcome, facts } = await ask();
    assert.deepEqual(
      [outcome, facts.httpStatus, facts.contentType, facts.reply],
      ['ok', 200, 'application/kerberos', 'krb-error'],
    );
    assert.ok(Math.abs(facts.skewMs ?? Infinity) < 2000);
  });

  test('a realm that it does not know is an HTTP error with a reason', async () => {
    const { outcome, facts } = await ask({ realm: 'NOWHERE.TEST' });
    assert.deepEqual([outcome, facts.httpStatus], ['failed', 503]);
    assert.match(facts.detail ?? '', /Can't find remote/);
  });

  test('its certificate: of an unknown authority, and for another name', async () => {
    const untrusted = await ask({ ca: [] });
    assert.equal(untrusted.facts.certificateProblem, 'untrusted');
    const other = await ask({ host: 'proxy.example.com' });
    assert.equal(other.facts.certificateProblem, 'name');
  });

  /** MIT's client with a krb5.conf that names the proxy only; what it prints when it fails. */
  const kinit = (name: string, ...more: string[]): string => {
    const file = join(kdc.folder, 'proxy.conf');
    const lines = [`kdc = https://${name}:${proxy.port}/KdcProxy`, ...more];
    writeFileSync(
      file,
      `[libdefaults]\ndefault_realm = ${realm}\ndns_lookup_kdc = false\n[realms]\n${realm} = {\n${lines.join('\n')}\n}\n`,
    );
    const env = { KRB5_CONFIG: file, KRB5CCNAME: `FILE:${join(kdc.folder, 'proxy.cc')}` };
    try {
      run('kinit', ['alice'], env, 'secret\n');
      return '';
    } catch (error) {
      return String((error as { stderr?: string }).stderr);
    }
  };

  test("MIT's client agrees on whom it trusts", (t) => {
    if (kerberosTlsModule() !== 'present') {
      if (process.env['LIVE_REQUIRED'] === '1') throw new Error('not installed: krb5-k5tls');
      console.warn('SKIPPED: not installed: krb5-k5tls');
      t.skip('not installed: krb5-k5tls');
      return;
    }
    const anchors = join(kdc.folder, 'anchors.pem');
    writeFileSync(anchors, authority.cert);
    assert.equal(kinit(host, `http_anchors = FILE:${anchors}`), '');
    assert.match(kinit(host), /Cannot contact any KDC/);
    assert.match(kinit('127.0.0.1', `http_anchors = FILE:${anchors}`), /Cannot contact any KDC/);
  });
});
