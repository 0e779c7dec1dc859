import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Observation } from '../../../src/probes/observation.ts';
import { expectRootCause, findingsOf } from './expect.ts';
import { conclude } from '../../../src/diagnosis/conclude.ts';
import {
  changed,
  dns,
  endpoint,
  evidence,
  healthyObservations,
  kdc,
  proof,
  realm,
  resolved,
  resolver,
} from './given.ts';

const fromResolver = (each: Observation) => each.probe === 'dns' && each.id.includes(resolver);

function resolverSays(facts: object, outcome: Observation['outcome'] = 'failed'): Observation[] {
  return changed(fromResolver, (each) => ({
    ...each,
    outcome,
    facts: { ...each.facts, rcode: undefined, answers: [], ...facts },
  }));
}

test('a resolver that does not know the zone needs a forwarder', () => {
  const finding = expectRootCause(
    { observations: resolverSays({ rcode: 'NXDOMAIN' }) },
    'dns-forwarder-missing',
  );
  assert.match(
    finding?.title ?? '',
    /awsmad\.example\.com does not exist; the directory's own DNS knows it/,
  );
});

test('the missing SRV record is the same fault, and muted', () => {
  const srv = findingsOf({ observations: resolverSays({ rcode: 'NXDOMAIN' }) }).find(
    (each) => each.id === 'dns-srv-missing',
  );
  assert.equal(srv?.mutedBy, 'dns-forwarder-missing');
});

test('with KDCs in krb5.conf that answer it is only a warning', () => {
  const given = {
    observations: resolverSays({ rcode: 'NXDOMAIN' }),
    client: { realms: [{ realm, kdcs: [{ host: '10.0.1.10', port: 88 }], invalid: [] }] },
  };
  assert.equal(expectRootCause(given, 'dns-forwarder-missing')?.severity, 'warning');
});

test('refusal and failure of the zone are told apart', () => {
  expectRootCause({ observations: resolverSays({ rcode: 'REFUSED' }) }, 'dns-zone-refused');
  expectRootCause({ observations: resolverSays({ rcode: 'SERVFAIL' }) }, 'dns-forwarder-broken');
});

test('a resolver that answers nothing is silent', () => {
  expectRootCause({ observations: resolverSays({}, 'timeout') }, 'dns-server-silent');
});

test('a zone without Kerberos records', () => {
  expectRootCause({ observations: resolverSays({ rcode: 'NOERROR' }, 'ok') }, 'dns-srv-missing');
});

test('an endpoint without an address explains why the database was not asked', () => {
  const observations = healthyObservations()
    .filter((each) => each.probe !== 'mysql' && each.probe !== 'resolve')
    .concat(resolved(endpoint, [], 'ENOTFOUND'));
  const finding = expectRootCause({ observations }, 'dns-endpoint-unresolvable');
  assert.match(finding?.explanation ?? '', /ENOTFOUND/);
});

test('a public address for a private database is a split horizon', () => {
  const observations = healthyObservations().map((each) =>
    each.probe === 'resolve' ? resolved(endpoint, ['52.1.2.3']) : each,
  );
  expectRootCause({ observations }, 'dns-split-horizon');
});

test("the directory's own DNS may stay silent while the resolver knows the zone", () => {
  const observations = changed(
    (each) => each.probe === 'dns' && !fromResolver(each),
    (each) => ({
      ...each,
      outcome: 'timeout',
      facts: { ...each.facts, rcode: undefined, answers: [] },
    }),
  );
  expectRootCause({ observations }, null);
});

test('truncated answers with TCP 53 blocked', () => {
  const observations = changed(fromResolver, (each) => [
    { ...each, facts: { ...each.facts, truncated: true } },
    {
      ...each,
      id: `${each.id}:tcp`,
      outcome: 'timeout',
      facts: { ...each.facts, transport: 'tcp', rcode: undefined, answers: [] },
    },
  ]);
  expectRootCause({ observations }, 'dns-tcp-blocked');
});

test('a stub on this machine that does not run is told from a server that is silent', () => {
  const toStub = (each: Observation): Observation => ({
    ...each,
    outcome: 'refused',
    facts: { ...each.facts, server: '127.0.0.53', rcode: undefined, answers: [] },
  });
  const given = evidence({ observations: changed(fromResolver, toStub) });
  const { rootCause, findings } = conclude({ ...given, nameservers: ['127.0.0.53:53'] });
  assert.equal(rootCause?.id, 'dns-stub-dead');
  const silent = findings.find((each) => each.id === 'dns-server-silent');
  assert.equal(silent?.mutedBy, 'dns-stub-dead');
});

const usersRealm = 'CORP.EXAMPLE.COM';

function usersZone(facts: object, outcome: Observation['outcome']): Observation[] {
  const zone = usersRealm.toLowerCase();
  const asked = [`_kerberos._udp.${zone}`, `_kerberos._tcp.${zone}`, zone].map((name, index) =>
    dns(
      resolver,
      name,
      index === 2 ? 'A' : 'SRV',
      { rcode: undefined, ...facts } as object,
      outcome,
    ),
  );
  return [...healthyObservations(), ...asked];
}

test("the users' zone can be unknown, refused or unreachable as well", () => {
  const subject = { userRealm: usersRealm };
  const root = (facts: object, outcome: Observation['outcome'], id: string) =>
    expectRootCause({ subject, observations: usersZone(facts, outcome) }, id);
  assert.match(
    root({ rcode: 'NXDOMAIN' }, 'failed', 'dns-forwarder-missing')?.title ?? '',
    /corp\.example\.com, the users' domain/,
  );
  root({ rcode: 'REFUSED' }, 'failed', 'dns-zone-refused');
  root({}, 'timeout', 'dns-forwarder-broken');
});

test('where krb5.conf names KDCs of the users that answer, their zone may be unknown', () => {
  const address = '10.50.0.10';
  expectRootCause(
    {
      subject: { userRealm: usersRealm },
      client: {
        defaultRealm: usersRealm,
        realms: [{ realm: usersRealm, kdcs: [{ host: address, port: 88 }], invalid: [] }],
      },
      observations: [
        ...usersZone({ rcode: 'NXDOMAIN' }, 'failed').filter(
          (each) => !each.id.includes('_kerberos') || !each.id.includes('corp'),
        ),
        kdc(address, 'udp', { realm: usersRealm }),
        kdc(address, 'tcp', { realm: usersRealm }),
        proof(address, { realm: usersRealm }),
      ],
    },
    null,
  );
});

test('a look-up that only waits for a dead first server is not a name that does not exist', () => {
  const slow = { ...resolved(endpoint, [], 'ETIMEDOUT'), outcome: 'timeout' as const };
  const dead = dns('10.9.0.1', realm.toLowerCase(), 'A', {}, 'timeout');
  const given = evidence({
    observations: [
      ...healthyObservations().filter((each) => each.probe !== 'resolve' && each.probe !== 'mysql'),
      slow,
      dead,
    ],
  });
  const { rootCause } = conclude({ ...given, nameservers: ['10.9.0.1:53', `${resolver}:53`] });
  assert.equal(rootCause?.id, 'dns-first-server-dead');
});
