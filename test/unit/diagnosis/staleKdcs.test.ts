import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DnsAnswer } from '../../../src/probes/dns.ts';
import type { Observation } from '../../../src/probes/observation.ts';
import { expectRootCause, findingsOf } from './expect.ts';
import {
  controllers,
  dns,
  endpoint,
  healthyObservations,
  kdc,
  mysql,
  proof,
  realm,
  resolved,
  resolver,
  srvAnswers,
} from './given.ts';

const zone = realm.toLowerCase();
const gone = '192.0.2.7';
const silent = [kdc(gone, 'udp', {}, 'timeout'), kdc(gone, 'tcp', {}, 'timeout')];

function srv(host: string, port = 88): DnsAnswer {
  return {
    type: 'SRV',
    name: `_kerberos._tcp.${zone}`,
    priority: 0,
    weight: 100,
    port,
    target: host,
  };
}

function apex(...addresses: readonly string[]): Observation {
  const answers = addresses.map((data): DnsAnswer => ({ type: 'A', name: zone, data }));
  return dns(resolver, zone, 'A', { answers });
}

/** The workstation's DNS names these KDCs only; the directory's own answers nothing. */
function published(...answers: readonly DnsAnswer[]): Observation[] {
  return [
    resolved(endpoint, ['10.20.1.5']),
    dns(resolver, `_kerberos._tcp.${zone}`, 'SRV', { answers }),
    ...controllers.flatMap((address) => [kdc(address, 'udp'), kdc(address, 'tcp'), proof(address)]),
    ...silent,
    mysql({ serverVersion: '8.0.36', tlsOffered: true }),
  ];
}

test('the only SRV record names a server that is gone: the domain has others', () => {
  const observations = [...published(srv('olddc.corp.test')), resolved('olddc.corp.test', [gone])];
  const finding = expectRootCause(
    { observations: [...observations, apex(...controllers)] },
    'dns-srv-stale',
  );
  assert.equal(finding?.severity, 'error');
  assert.match(finding.title, /DNS names olddc\.corp\.test as a KDC/);
});

test('one SRV record of several that is gone is a warning, and explains the silent address', () => {
  const observations = [
    ...published(...srvAnswers(), srv('olddc.corp.test')),
    resolved('olddc.corp.test', [gone]),
    apex(...controllers),
  ];
  assert.equal(expectRootCause({ observations }, 'dns-srv-stale')?.severity, 'warning');
  const down = findingsOf({ observations }).find((each) => each.id === 'kdc-one-of-several-down');
  assert.equal(down?.mutedBy, 'dns-srv-stale');
});

test('an SRV target that the domain itself holds is a controller that is down, not stale', () => {
  const observations = [
    ...published(...srvAnswers(), srv('dc3.awsmad.example.com')),
    resolved('dc3.awsmad.example.com', [gone]),
    apex(...controllers, gone),
  ];
  expectRootCause({ observations }, 'kdc-one-of-several-down');
});

test('an SRV record with a wrong port is stale, though the host serves on 88', () => {
  const [first] = controllers;
  const wrongPort = published(srv('dc1.awsmad.example.com', 89)).filter(
    (each) => !each.id.includes(gone),
  );
  const observations = [
    ...wrongPort,
    resolved('dc1.awsmad.example.com', [first]),
    kdc(first, 'udp', { port: 89 }, 'refused'),
    kdc(first, 'tcp', { port: 89 }, 'refused'),
    apex(...controllers),
  ];
  const finding = expectRootCause({ observations }, 'dns-srv-stale');
  assert.match(finding?.title ?? '', /dc1\.awsmad\.example\.com, port 89/);
});

test('an address of the domain that is silent, which no SRV record names, is left over', () => {
  const observations = [...healthyObservations(), apex(...controllers, gone), ...silent];
  const finding = expectRootCause({ observations }, 'dns-apex-stale-address');
  assert.equal(finding?.severity, 'warning');
  assert.match(finding.title, /192\.0\.2\.7/);
});

test('a realm that is no Active Directory may have anything at its name', () => {
  const observations = [...healthyObservations(), apex(gone), ...silent];
  const userRealm = 'OTHER.EXAMPLE.COM';
  const subject = { userRealm: realm, directoryRealm: userRealm, directory: undefined };
  assert.deepEqual(
    findingsOf({ observations, subject: subject as object }).filter(
      (each) => each.id === 'dns-apex-stale-address',
    ),
    [],
  );
});

test('where krb5.conf names only KDCs that are gone, those of DNS do not help the library', () => {
  const client = { realms: [{ realm, kdcs: [{ host: gone, port: 88 }], invalid: [] }] };
  const finding = expectRootCause(
    { observations: [...healthyObservations(), ...silent], client },
    'config-kdc-stale',
  );
  assert.equal(finding?.severity, 'error');
  assert.match(finding.explanation, /asks only those of krb5\.conf/);
});
