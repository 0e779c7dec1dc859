import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Observation, Outcome } from '../../../src/probes/observation.ts';
import { expectRootCause, findingsOf } from './expect.ts';
import {
  changed,
  controllers,
  dns,
  healthyObservations,
  kdc,
  proof,
  realm,
  resolver,
} from './given.ts';

const [first, second] = controllers;
const isKdc = (each: Observation) => each.probe === 'kdc' || each.probe === 'realm-proof';

/** Every KDC ends like this on both transports; its DNS stays as it is. */
function allKdcs(outcome: Outcome, error?: string): Observation[] {
  return changed(isKdc, () => []).concat(
    controllers.flatMap((address) => [
      kdc(address, 'udp', {}, outcome, error),
      kdc(address, 'tcp', {}, outcome, error),
    ]),
  );
}

test('silence on 88 while DNS of the same hosts answers is a filter', () => {
  const finding = expectRootCause({ observations: allKdcs('timeout') }, 'kdc-filtered');
  assert.match(
    finding?.title ?? '',
    /TCP and UDP 88 to both KDCs \(10\.0\.1\.10 and 10\.0\.2\.10\)/,
  );
  assert.match(finding?.explanation ?? '', /another service of it answers/);
  assert.equal(finding?.evidence.length, 4);
});

test('silence of everything is a host that is down', () => {
  const observations = allKdcs('timeout').map((each) =>
    each.probe === 'dns' && !each.id.includes(resolver)
      ? {
          ...each,
          outcome: 'timeout' as const,
          facts: { ...each.facts, rcode: undefined, answers: [] },
        }
      : each,
  );
  expectRootCause({ observations }, 'kdc-host-down');
});

test('refusal, prohibition and a missing route are told apart', () => {
  expectRootCause({ observations: allKdcs('refused') }, 'kdc-refused');
  expectRootCause({ observations: allKdcs('unreachable', 'EHOSTUNREACH') }, 'kdc-prohibited');
  expectRootCause({ observations: allKdcs('unreachable', 'ENETUNREACH') }, 'kdc-no-route');
});

test('a route that is missing here is told from a router far away by the routing table', () => {
  const withoutRoute = controllers.map((address) => ({
    ...kdc(address, 'udp', {}, 'unreachable'),
    id: `route:${address}`,
    probe: 'route',
    facts: { address },
  }));
  expectRootCause(
    { observations: [...allKdcs('unreachable', 'EHOSTUNREACH'), ...withoutRoute] },
    'kdc-no-route',
  );
});

test('a router that prohibits IPv6 tells only the datagrams', () => {
  const observations = changed(isKdc, () => []).concat(
    controllers.flatMap((address) => [
      kdc(address, 'udp', {}, 'unreachable', '(EACCES)'),
      kdc(address, 'tcp', {}, 'timeout'),
    ]),
  );
  expectRootCause({ observations }, 'kdc-prohibited');
});

test('a host that is absent is reported to TCP only: that is a host that is down', () => {
  const observations = changed(
    (each) => isKdc(each) || each.probe === 'dns',
    (each) => (each.id.includes(resolver) ? each : []),
  ).concat(
    controllers.flatMap((address) => [
      kdc(address, 'udp', {}, 'timeout'),
      kdc(address, 'tcp', {}, 'unreachable', '(EHOSTUNREACH)'),
      dns(address, realm.toLowerCase(), 'A', { answers: [] }, 'timeout'),
    ]),
  );
  expectRootCause({ observations }, 'kdc-host-down');
});

test('one controller of two is a warning, and no more', () => {
  const observations = changed(
    (each) => isKdc(each) && each.id.includes(first),
    (each) => (each.probe === 'kdc' ? { ...each, outcome: 'timeout' } : []),
  );
  const finding = expectRootCause({ observations }, 'kdc-one-of-several-down');
  assert.equal(finding?.severity, 'warning');
  assert.equal(findingsOf({ observations }).length, 1);
});

test('UDP alone blocked is a warning; TCP alone blocked is an error', () => {
  const without = (transport: string) =>
    changed(
      (each) => each.id.startsWith(`kdc:${transport}`),
      (each) => ({ ...each, outcome: 'timeout' }),
    );
  assert.equal(
    expectRootCause({ observations: without('udp') }, 'kdc-udp-blocked')?.severity,
    'warning',
  );
  assert.equal(
    expectRootCause({ observations: without('tcp') }, 'kdc-tcp-blocked')?.severity,
    'error',
  );
});

test('a stale kdc line is not the fault of the controllers', () => {
  const observations = [
    ...healthyObservations(),
    kdc('192.0.2.7', 'udp', {}, 'timeout'),
    kdc('192.0.2.7', 'tcp', {}, 'timeout'),
  ];
  const finding = expectRootCause(
    {
      observations,
      client: { realms: [{ realm, kdcs: [{ host: '192.0.2.7', port: 88 }], invalid: [] }] },
    },
    'config-kdc-stale',
  );
  assert.match(finding?.title ?? '', /krb5\.conf names 192\.0\.2\.7/);
});

test('a KDC that says WRONG_REALM serves another realm', () => {
  const observations = changed(
    (each) => each.probe === 'kdc',
    (each) => ({
      ...each,
      facts: {
        ...each.facts,
        errorCode: 68,
        errorName: 'KDC_ERR_WRONG_REALM',
        clientRealm: 'OTHER.EXAMPLE.COM',
      },
    }),
  ).filter((each) => each.probe !== 'realm-proof');
  const finding = expectRootCause({ observations }, 'kdc-wrong-realm');
  assert.match(finding?.title ?? '', /OTHER\.EXAMPLE\.COM, not for AWSMAD\.EXAMPLE\.COM/);
});

test('error 6 alone proves nothing, a failed proof does', () => {
  expectRootCause(
    {
      observations: changed(
        (each) => each.probe === 'realm-proof',
        () => [],
      ),
    },
    null,
  );
  expectRootCause(
    {
      observations: changed(
        (each) => each.probe === 'realm-proof',
        (each) => proof(each.id.includes(first) ? first : second, { serves: 'no', errorCode: 6 }),
      ),
    },
    'kdc-wrong-realm',
  );
});

test('a single foreign kdc line is blamed on krb5.conf', () => {
  const observations = [
    ...healthyObservations(),
    kdc('192.0.2.7', 'tcp'),
    proof('192.0.2.7', { serves: 'no' }),
  ];
  const given = {
    observations,
    client: { realms: [{ realm, kdcs: [{ host: '192.0.2.7', port: 88 }], invalid: [] }] },
  };
  expectRootCause(given, 'config-kdc-wrong-realm');
});

test('something else on port 88 is not a KDC', () => {
  const observations = changed(
    (each) => isKdc(each),
    (each) =>
      each.probe === 'kdc' && each.id.includes('tcp')
        ? {
            ...each,
            outcome: 'unexpected',
            facts: { ...each.facts, errorCode: undefined, receivedHex: '485454502f312e31' },
          }
        : [],
  );
  expectRootCause({ observations }, 'kdc-not-kerberos');
});

test('all clocks alike: this machine is off; one of two: that controller is', () => {
  const skewed = (which: (id: string) => boolean) =>
    changed(
      (each) => each.probe === 'kdc' && which(each.id),
      (each) => ({ ...each, facts: { ...each.facts, skewMs: 420_000 } }),
    );
  const all = expectRootCause({ observations: skewed(() => true) }, 'clock-local-off');
  assert.match(all?.title ?? '', /7 min 0 s behind every KDC/);
  const one = expectRootCause(
    { observations: skewed((id) => id.includes(second)) },
    'clock-kdc-off',
  );
  assert.match(one?.title ?? '', /10\.0\.2\.10/);
});

test('a clock within clockskew is fine, and clockskew is the one configured', () => {
  const observations = changed(
    (each) => each.probe === 'kdc',
    (each) => ({ ...each, facts: { ...each.facts, skewMs: -200_000 } }),
  );
  expectRootCause({ observations }, null);
  expectRootCause({ observations, client: { clockSkewSeconds: 60 } }, 'clock-local-off');
});

test("users' controllers that are off are not the directory's", () => {
  const user = 'ONPREM.EXAMPLE.COM';
  const observations = [
    ...healthyObservations(),
    dns(resolver, `_kerberos._tcp.${user.toLowerCase()}`, 'SRV', {
      answers: [
        {
          type: 'SRV',
          name: `_kerberos._tcp.${user.toLowerCase()}`,
          priority: 0,
          weight: 0,
          port: 88,
          target: 'dc.onprem.example.com',
        },
        { type: 'A', name: 'dc.onprem.example.com', data: '172.16.0.10' },
      ],
    }),
    kdc('172.16.0.10', 'tcp', { realm: user, skewMs: 900_000 }),
  ];
  expectRootCause(
    { observations, subject: { userRealm: user }, client: { defaultRealm: user } },
    'clock-user-realm-off',
  );
});
