import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Observation, Outcome } from '../../../src/probes/observation.ts';
import { conclude } from '../../../src/diagnosis/conclude.ts';
import { expectRootCause } from './expect.ts';
import {
  controllers,
  dns,
  evidence,
  healthyObservations,
  kdc,
  proof,
  realm,
  resolver,
} from './given.ts';

const user = 'ONPREM.EXAMPLE.COM';
const userKdc = '172.16.0.10';
const startedAt = '2026-11-21T02:00:00.000Z';

function size(address: string, transport: 'udp' | 'tcp', outcome: Outcome): Observation {
  const id = `kdc-size:${transport}:${address}`;
  const facts = { address, port: 88, transport, realm, padding: 6000 };
  return { id, probe: 'kdc-size', subject: id, outcome, startedAt, durationMs: 1, facts };
}

const sizes = (transport: 'udp' | 'tcp', ...outcomes: readonly Outcome[]) =>
  outcomes.map((outcome, index) => size(controllers[index] ?? '', transport, outcome));

test('full-size packets that vanish everywhere are a black hole; one that passes is none', () => {
  const with_ = (...more: readonly Observation[]) => ({
    observations: [...healthyObservations(), ...more],
  });
  const finding = expectRootCause(
    with_(...sizes('tcp', 'timeout', 'timeout')),
    'kdc-mtu-blackhole',
  );
  assert.match(finding?.explanation ?? '', /6000 bytes/);
  expectRootCause(with_(...sizes('tcp', 'timeout', 'ok')), null);
  expectRootCause(with_(...sizes('tcp', 'ok', 'ok')), null);
});

test('large datagrams that vanish are information while TCP works', () => {
  const observations = [
    ...healthyObservations(),
    ...sizes('udp', 'timeout', 'timeout'),
    ...sizes('tcp', 'ok', 'ok'),
  ];
  const { findings, healthy } = conclude(evidence({ observations }));
  assert.ok(healthy);
  assert.ok(findings.some(({ id }) => id === 'config-udp-preference'));
});

function trustGiven(refers: 'yes' | 'no' | 'unknown', method: 'cldap' | 'krbtgt' = 'cldap') {
  const zone = `_kerberos._tcp.${user.toLowerCase()}`;
  const id = `trust:${userKdc}`;
  const facts = {
    address: userKdc,
    port: 88,
    transport: 'tcp',
    realm: user,
    domain: realm.toLowerCase(),
    refers,
  };
  return {
    subject: { userRealm: user },
    client: { defaultRealm: user },
    observations: [
      ...healthyObservations(),
      dns(resolver, zone, 'SRV', {
        answers: [
          {
            type: 'SRV',
            name: zone,
            priority: 0,
            weight: 0,
            port: 88,
            target: 'dc.onprem.example.com',
          },
          { type: 'A', name: 'dc.onprem.example.com', data: userKdc },
        ],
      }),
      kdc(userKdc, 'tcp', { realm: user }),
      kdc(userKdc, 'udp', { realm: user }),
      proof(userKdc, { realm: user, method }),
      { id, probe: 'trust', subject: id, outcome: 'ok' as const, startedAt, durationMs: 1, facts },
    ],
  };
}

test("an Active Directory that does not know the directory's name has no trust with it", () => {
  const finding = expectRootCause(trustGiven('no'), 'trust-missing-user-side');
  assert.match(
    finding?.title ?? '',
    /KDCs of ONPREM\.EXAMPLE\.COM do not know AWSMAD\.EXAMPLE\.COM/,
  );
  expectRootCause(trustGiven('yes'), null);
  expectRootCause(trustGiven('unknown'), null);
});

test('MIT and Heimdal never refer, so their "no" accuses nobody', () => {
  expectRootCause(trustGiven('no', 'krbtgt'), null);
});

function service(
  probe: 'kpasswd' | 'ldap',
  address: string,
  outcome: Outcome,
  more: object = {},
): Observation {
  const id = `${probe}:tcp:${address}`;
  const facts = { address, port: 464, transport: 'tcp', realm, ...more };
  return { id, probe, subject: id, outcome, startedAt, durationMs: 1, facts };
}

const onAll = (probe: 'kpasswd' | 'ldap', outcome: Outcome, more: object = {}) =>
  controllers.map((address) => service(probe, address, outcome, more));

test('a password service that nobody can reach is a warning; one that only stays silent is none', () => {
  const all = (more: readonly Observation[]) => ({
    observations: [...healthyObservations(), ...more],
  });
  assert.equal(
    expectRootCause(all(onAll('kpasswd', 'timeout')), 'kpasswd-blocked')?.severity,
    'warning',
  );
  expectRootCause(all(onAll('kpasswd', 'timeout', { connected: true })), null);
  expectRootCause(all(onAll('kpasswd', 'ok')), null);
});

test('LDAP that is blocked is information', () => {
  const { findings, healthy } = conclude(
    evidence({ observations: [...healthyObservations(), ...onAll('ldap', 'refused')] }),
  );
  assert.ok(healthy);
  assert.ok(findings.some(({ id }) => id === 'ldap-blocked'));
});
