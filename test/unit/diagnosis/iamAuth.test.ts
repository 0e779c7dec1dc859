import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conclude } from '../../../src/diagnosis/conclude.ts';
import type { Login } from '../../../src/diagnosis/subject.ts';
import { expectRootCause } from './expect.ts';
import { changed, database, evidence, mysql, postgresql } from './given.ts';

const login: Login = { authentication: 'iam' };
const enabled = {
  ...database,
  cluster: { DBClusterIdentifier: 'mydb', IAMDatabaseAuthenticationEnabled: true },
};

test('a login with IAM to a database that has it on: nothing is wrong', () => {
  expectRootCause({ subject: { login, database: enabled } }, null);
});

test('a login with IAM to a database that has it off', () => {
  const off = { ...database, cluster: { IAMDatabaseAuthenticationEnabled: false } };
  expectRootCause({ subject: { login, database: off } }, 'iam-auth-disabled');
  // Who logs in with Kerberos does not care.
  expectRootCause({ subject: { database: off } }, null);
});

test('an alias of the endpoint', () => {
  const given = { subject: { login: { ...login, host: 'db.example.com' }, database: enabled } };
  expectRootCause(given, 'iam-auth-alias-endpoint');
});

test('a server without TLS', () => {
  for (const greeting of [
    mysql({ tlsOffered: false }),
    mysql({ tlsOffered: true, handshake: { established: false, error: 'TLS handshake: failed.' } }),
    postgresql({ tls: 'refused' }),
  ]) {
    const observations = changed(
      (each) => each.probe === 'mysql',
      () => greeting,
    );
    expectRootCause({ subject: { login, database: enabled }, observations }, 'iam-auth-tls');
  }
  const unknown = changed(
    (each) => each.probe === 'mysql',
    () => mysql({ tlsOffered: false }, 'timeout'),
  );
  const { findings } = conclude(
    evidence({ subject: { login, database: enabled }, observations: unknown }),
  );
  assert.equal(
    findings.some(({ id }) => id === 'iam-auth-tls'),
    false,
  );
});

test('what Kerberos lacks is no cause for a login with IAM', () => {
  const apart = { ...enabled, memberships: [] };
  expectRootCause({ subject: { database: apart } }, 'membership-none');
  expectRootCause({ subject: { login, database: apart } }, null);
});
