import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Observation } from '../../../src/probes/observation.ts';
import { expectRootCause } from './expect.ts';
import { database, directory, healthyObservations, mysql, postgresql } from './given.ts';

const withGreeting = (greeting: Observation): Observation[] =>
  healthyObservations()
    .filter((each) => each.probe !== 'mysql')
    .concat(greeting);

test('a port that drops, refuses or cannot be reached', () => {
  expectRootCause({ observations: withGreeting(mysql({}, 'timeout')) }, 'db-filtered');
  expectRootCause({ observations: withGreeting(mysql({}, 'refused')) }, 'db-refused');
  expectRootCause({ observations: withGreeting(mysql({}, 'unreachable')) }, 'db-no-route');
});

test('where the routing table here knows the way, somebody beyond it said no', () => {
  const greeting = mysql({}, 'unreachable');
  const { address } = greeting.facts;
  const route = (outcome: 'ok' | 'unreachable'): Observation => ({
    ...{ id: `route:${address}`, probe: 'route', subject: address, outcome },
    ...{ startedAt: '', durationMs: 0, facts: { address } },
  });
  const given = (outcome: 'ok' | 'unreachable') => ({
    observations: [...withGreeting(greeting), route(outcome)],
  });
  expectRootCause(given('ok'), 'db-prohibited');
  expectRootCause(given('unreachable'), 'db-no-route');
});

test('one address of two that works is enough', () => {
  expectRootCause(
    { observations: [...healthyObservations(), mysql({ address: '10.20.2.5' }, 'timeout')] },
    null,
  );
});

test('another protocol, and TLS from the first byte', () => {
  expectRootCause(
    { observations: withGreeting(mysql({ detectedProtocol: 'postgresql' }, 'unexpected')) },
    'db-wrong-protocol',
  );
  expectRootCause(
    { observations: withGreeting(postgresql({ detectedProtocol: 'tls' }, 'unexpected')) },
    'db-tls-only',
  );
});

test('the server that blocks this host, or is full, answers but is not usable', () => {
  expectRootCause(
    {
      observations: withGreeting(
        mysql({ errorCode: 1129, errorText: 'Host is blocked' }, 'failed'),
      ),
    },
    'db-host-blocked',
  );
  expectRootCause(
    { observations: withGreeting(mysql({ errorCode: 1040 }, 'failed')) },
    'db-too-many-connections',
  );
  expectRootCause(
    { observations: withGreeting(postgresql({ sqlState: '53300' }, 'failed')) },
    'db-too-many-connections',
  );
});

test('a login that is refused for want of a password is what a healthy server does', () => {
  expectRootCause(
    {
      observations: withGreeting(
        mysql({ errorCode: 1045, requestedPlugin: 'authentication_kerberos_client' }, 'failed'),
      ),
    },
    null,
  );
});

test('no usable key, no loaded plugin', () => {
  expectRootCause(
    { observations: withGreeting(postgresql({ authentication: 'gss', keytabUsable: false })) },
    'db-keytab-unusable',
  );
  expectRootCause(
    {
      observations: withGreeting(mysql({ errorCode: 1524 }, 'failed')),
      // RDS calls the database enabled: then a reboot is what is missing (rebootPending.test.ts).
      subject: {
        database: {
          ...database,
          memberships: [{ ...database.memberships[0]!, status: 'joined' }],
        },
      },
    },
    'db-kerberos-not-enabled',
  );
});

test('a failed membership explains the missing key', () => {
  const failed = {
    ...database,
    memberships: [{ ...database.memberships[0]!, status: 'enable-kerberos-failed' }],
  };
  const given = {
    subject: { database: failed },
    observations: withGreeting(postgresql({ authentication: 'gss', keytabUsable: false })),
  };
  const finding = expectRootCause(given, 'membership-failed');
  assert.match(
    finding?.fixes[0]?.command ?? '',
    /aws rds modify-db-instance .*--domain d-1234567890/,
  );
});

test('membership: none, waiting, on the way, unknown', () => {
  const as = (status: string) => ({
    subject: { database: { ...database, memberships: [{ ...database.memberships[0]!, status }] } },
  });
  expectRootCause({ subject: { database: { ...database, memberships: [] } } }, 'membership-none');
  assert.equal(
    expectRootCause(as('pending-maintenance-enable-kerberos'), 'membership-pending')?.severity,
    'error',
  );
  assert.equal(expectRootCause(as('enabling-kerberos'), 'membership-pending')?.severity, 'warning');
  expectRootCause(as('pending-maintenance-disable-kerberos'), null);
  expectRootCause(as('active'), 'membership-unknown');
});

test('a directory that is down comes before everything it takes down', () => {
  const down = {
    ...directory,
    description: { ...directory.description, Stage: 'Inoperable' as const },
  };
  const failed = {
    ...database,
    memberships: [{ ...database.memberships[0]!, status: 'enable-kerberos-failed' }],
  };
  expectRootCause({ subject: { directory: down, database: failed } }, 'directory-not-active');
});

test('directories that RDS cannot use', () => {
  const of = (description: object) => ({
    subject: {
      directory: { ...directory, description: { ...directory.description, ...description } },
    },
  });
  expectRootCause(of({ Type: 'ADConnector' }), 'directory-type-unsupported');
  expectRootCause(
    of({ Type: 'SharedMicrosoftAD', ShareStatus: 'PendingAcceptance' }),
    'directory-not-shared',
  );
  expectRootCause(of({ Type: 'SharedMicrosoftAD', ShareStatus: 'Shared' }), null);
});

test('the other engines are judged by their own first packets', () => {
  const greeting = (
    probe: string,
    facts: object,
    outcome: Observation['outcome'],
  ): Observation => ({
    id: `${probe}:10.20.1.5:1`,
    probe,
    subject: probe,
    outcome,
    startedAt: '2026-11-21T02:00:00.000Z',
    durationMs: 5,
    facts: { host: 'mydb', address: '10.20.1.5', port: 1433, ...facts },
  });
  expectRootCause(
    { observations: withGreeting(greeting('sqlserver', {}, 'timeout')) },
    'db-filtered',
  );
  const wrong = expectRootCause(
    { observations: withGreeting(greeting('oracle', { detectedProtocol: 'http' }, 'unexpected')) },
    'db-wrong-protocol',
  );
  assert.match(wrong?.title ?? '', /Oracle \(TNS\), but http/);
  expectRootCause(
    { observations: withGreeting(greeting('oracle', { errorCode: 12519 }, 'failed')) },
    'db-too-many-connections',
  );
  const oracle = (acceptsKerberos: boolean) => ({
    observations: withGreeting(greeting('oracle', { service: 'ORCL', acceptsKerberos }, 'ok')),
  });
  assert.equal(expectRootCause(oracle(false), 'db-kerberos-not-enabled')?.severity, 'warning');
  expectRootCause(oracle(true), null);
  expectRootCause(
    { observations: withGreeting(greeting('db2', { acceptsKerberos: false }, 'ok')) },
    'db-kerberos-not-enabled',
  );
  expectRootCause(
    { observations: withGreeting(greeting('db2', { acceptsKerberos: true }, 'ok')) },
    null,
  );
});
