import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conclude } from '../../../src/diagnosis/conclude.ts';
import type { ClientView } from '../../../src/diagnosis/evidence/clientView.ts';
import type { KdcProxyFacts, KdcProxyObservation } from '../../../src/probes/kdcProxy.ts';
import type { Observation, Outcome } from '../../../src/probes/observation.ts';
import { expectRootCause } from './expect.ts';
import type { Given } from './given.ts';
import {
  client,
  controllers,
  dns,
  evidence,
  healthyObservations,
  kdc,
  realm,
  resolver,
} from './given.ts';

const host = 'proxy.example.com';

function proxy(facts: Partial<KdcProxyFacts>, outcome: Outcome): KdcProxyObservation {
  return {
    id: `kdc-proxy:${host}:443/KdcProxy:10.9.9.9:${realm}`,
    probe: 'kdc-proxy',
    subject: `https://${host}:443/KdcProxy (10.9.9.9)`,
    outcome,
    startedAt: '2026-11-21T02:00:00.000Z',
    durationMs: 12,
    facts: { host, address: '10.9.9.9', port: 443, path: '/KdcProxy', realm, ...facts },
    ...(outcome !== 'ok' && { error: `https://${host}:443/KdcProxy: it did not work.` }),
  };
}

const configured: Partial<ClientView> = {
  realms: [
    {
      ...client.realms[0]!,
      proxies: [{ host, port: 443, path: '/KdcProxy', origin: '/etc/krb5.conf:5', anchors: [] }],
    },
  ],
};

/** From outside of the directory's network: DNS knows nothing of it, and no controller answers. */
const outside = (...more: readonly Observation[]): Given => ({
  client: configured,
  observations: [
    ...healthyObservations().filter(({ probe }) => !['kdc', 'realm-proof', 'dns'].includes(probe)),
    dns(resolver, `_kerberos._tcp.${realm.toLowerCase()}`, 'SRV', { rcode: 'NXDOMAIN' }),
    ...controllers.flatMap((address) => [
      kdc(address, 'udp', {}, 'timeout'),
      kdc(address, 'tcp', {}, 'timeout'),
    ]),
    ...more,
  ],
});

test('a proxy that serves is all that a client outside needs', () => {
  const given = outside(proxy({ reply: 'krb-error', errorCode: 6, httpStatus: 200 }, 'ok'));
  expectRootCause(given, null);
  assert.deepEqual(
    conclude(evidence(given))
      .findings.filter(({ severity }) => severity !== 'info')
      .map(({ id }) => id),
    [],
  );
});

test('with DNS switched off a proxy is a source of KDCs', () => {
  const given = outside(proxy({ httpStatus: 200 }, 'ok'));
  const off = { ...given, client: { ...configured, dnsLookupKdc: false } };
  expectRootCause(off, null);
  const none = { ...given, client: { dnsLookupKdc: false } };
  expectRootCause(none, 'config-no-kdc-source');
});

test('each way to be broken has its words and its remedy', () => {
  const broken = (facts: Partial<KdcProxyFacts>, outcome: Outcome): string => {
    const finding = expectRootCause(outside(proxy(facts, outcome)), 'kdc-proxy-broken');
    assert.equal(finding?.severity, 'error');
    return `${finding.title} ${finding.explanation} ${finding.fixes[0]?.title ?? ''}`;
  };
  assert.match(
    broken({ certificateProblem: 'untrusted' }, 'failed'),
    /not trusted here.*Name the file/,
  );
  assert.match(broken({ certificateProblem: 'name' }, 'failed'), /for another name/);
  assert.match(broken({ certificateProblem: 'expired' }, 'failed'), /expired on/);
  assert.match(broken({ httpStatus: 404 }, 'failed'), /HTTP status 404.*path.*\/KdcProxy/);
  assert.match(
    broken({ httpStatus: 503, detail: "Can't find remote" }, 'failed'),
    /status 503.*The proxy says: Can't find remote.*reaches a KDC/,
  );
  assert.match(broken({ httpStatus: 200 }, 'unexpected'), /no KDC proxy/);
  assert.match(broken({}, 'refused'), /cannot be reached/);
});

test('a library without its TLS module never gets to the proxy', () => {
  const given = outside(proxy({ httpStatus: 200, tlsModule: 'missing' }, 'ok'));
  const finding = expectRootCause(given, 'kdc-proxy-broken');
  assert.match(finding?.fixes[0]?.command ?? '', /krb5-k5tls/);
});

test('beside a KDC of krb5.conf that serves it is a warning', () => {
  const realms = [{ ...configured.realms![0]!, kdcs: [{ host: controllers[0], port: 88 }] }];
  const given: Given = {
    client: { realms },
    observations: [...healthyObservations(), proxy({ httpStatus: 404 }, 'failed')],
  };
  assert.equal(expectRootCause(given, 'kdc-proxy-broken')?.severity, 'warning');
});
