/** TLS behind MariaDB and PostgreSQL: required, expired, of another name, of an authority that this machine trusts. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { greetMysql } from '../../src/probes/mysql.ts';
import { greetPostgresql } from '../../src/probes/postgresql.ts';
import { createAuthority } from '../../src/simulator/realm/certificate.ts';
import { context, loopback } from './context.ts';
import { startMariaDb } from './servers/mariadb.ts';
import type { MariaDb } from './servers/mariadb.ts';
import { addNamespace } from './servers/namespace.ts';
import type { Namespace } from './servers/namespace.ts';
import { startMitKdc } from './servers/mitKdc.ts';
import type { MitKdc } from './servers/mitKdc.ts';
import { startPostgresql } from './servers/postgresql.ts';
import type { Postgres } from './servers/postgresql.ts';
import { missing, run } from './servers/process.ts';

const realm = 'LIVE.TEST';
const host = 'localhost';
const authority = createAuthority('Amazon RDS eu-west-1 Root CA RSA2048 G1', new Date());
const openssl = (certificate: string, ...wanted: string[]): string =>
  run('openssl', ['x509', '-noout', ...wanted], {}, certificate).trim();

describe(
  'MariaDB that insists on TLS',
  { skip: missing('krb5kdc', 'mariadbd', 'mariadb-install-db', 'openssl') },
  () => {
    const identity = authority.issue({ names: [host], validDays: 30 });
    let kdc: MitKdc;
    let server: MariaDb;

    before(async () => {
      kdc = await startMitKdc(realm);
      server = await startMariaDb(
        kdc,
        'mysql/localhost',
        [
          `create user alice identified via gssapi using 'alice@${realm}'`,
          "create user pam identified via pam using 'other' require ssl",
          "create user pw identified by 'x'",
        ],
        { identity, settings: ['require_secure_transport=on', 'plugin_load_add=auth_pam'] },
      );
    });
    after(async () => {
      await server.stop();
      await kdc.stop();
    });

    const greet = (user?: string) =>
      greetMysql(
        { host, address: loopback, port: server.port, ...(user !== undefined && { user }) },
        context(),
      );

    test('the login goes through TLS, so that its demand never shows', async () => {
      const { outcome, facts } = await greet('alice');
      assert.deepEqual(
        [outcome, facts.encrypted, facts.requestedPlugin, facts.spn, facts.realm],
        ['ok', true, 'auth_gssapi_client', 'mysql/localhost', realm],
      );
      assert.deepEqual(
        [facts.keytabUsable, facts.errorCode, facts.tlsRequired],
        [true, undefined, undefined],
      );
    });

    test('in clear text it would refuse the right password in the words for a wrong one', () => {
      const inClear = ['--no-defaults', '--skip-ssl', '-h', loopback, '-P', `${server.port}`];
      const login = (...more: string[]) => run('mariadb', [...inClear, '-upw', '-px', ...more]);
      assert.throws(() => login('-e', 'select 1'), /ERROR 1045/);
      assert.match(login('--ssl', '-e', 'select 1'), /1/);
    });

    test('the certificate is the one that OpenSSL shows', async () => {
      const { facts } = await greet();
      const certificate = facts.handshake?.certificate;
      assert.ok(certificate);
      const printed = openssl(identity.cert, '-fingerprint', '-sha256');
      assert.equal(printed.split('=')[1], certificate.fingerprint);
      assert.equal(
        Date.parse(openssl(identity.cert, '-enddate').split('=')[1] ?? ''),
        Date.parse(certificate.validTo),
      );
      assert.deepEqual(certificate.authority, { id: 'rds-ca-rsa2048-g1', region: 'eu-west-1' });
      assert.deepEqual([certificate.names, certificate.nameError], [[host], undefined]);
      assert.equal(certificate.tlsVersion, 'TLSv1.3');
    });

    test('an account of PAM is asked for its password by dialog', async () => {
      const { outcome, facts } = await greet('pam');
      assert.deepEqual(
        [outcome, facts.requestedPlugin, facts.errorCode],
        ['ok', 'dialog', undefined],
      );
    });
  },
);

/** All ciphers of the lowest security level: OpenSSL 3 signs for TLS 1.1 only there. */
const outdated = ['tls_version=TLSv1.1', 'ssl_cipher=ALL:@SECLEVEL=0'];

describe(
  'MariaDB whose TLS is too old',
  { skip: missing('krb5kdc', 'mariadbd', 'mariadb-install-db', 'ip') },
  () => {
    let kdc: MitKdc;
    let inside: Namespace;
    let server: MariaDb;

    before(async () => {
      kdc = await startMitKdc(realm);
      inside = addNamespace('tls', '10.213.79');
      server = await startMariaDb(
        kdc,
        'mysql/localhost',
        ['create user alice identified via gssapi', "create user open identified by ''"],
        {
          identity: authority.issue({ names: [host], validDays: 30 }),
          inside,
          settings: ['require_secure_transport=on', 'performance_schema=on', ...outdated],
        },
      );
    });
    after(async () => {
      await server.stop();
      inside.remove();
      await kdc.stop();
    });

    const greet = (user: string) =>
      greetMysql({ host, address: inside.address, port: server.port, user }, context());

    test('it is spoken all the same, so that the fault has a name', async () => {
      const { outcome, facts } = await greet('alice');
      assert.deepEqual(
        [outcome, facts.handshake?.established, facts.encrypted, facts.spn],
        ['ok', true, true, 'mysql/localhost'],
      );
      assert.equal(facts.handshake?.certificate?.tlsVersion, 'TLSv1.1');
      assert.equal((await greet('open')).facts.loggedIn, true);
    });

    test('nothing counts towards blocking this host', () => {
      const counted = 'select sum_connect_errors from performance_schema.host_cache';
      assert.equal(server.sql(counted).trim(), '0');
    });
  },
);

describe(
  'PostgreSQL that insists on TLS',
  { skip: missing('krb5kdc', 'postgres', 'setpriv') },
  () => {
    let kdc: MitKdc;
    let expired: Postgres;
    let foreign: Postgres;

    before(async () => {
      kdc = await startMitKdc(realm);
      expired = await startPostgresql(kdc, {
        hba: 'local all all trust\nhostssl all all all gss\n',
        identity: authority.issue({ names: [host], validDays: -1 }),
        keytab: 'good',
      });
      foreign = await startPostgresql(kdc, {
        hba: 'local all all trust\nhostssl all all all scram-sha-256\nhost all all all gss\n',
        identity: authority.issue({ names: ['db.example.com'], validDays: 30 }),
        keytab: 'good',
      });
    });
    after(async () => {
      await expired.stop();
      await foreign.stop();
      await kdc.stop();
    });

    const greet = (server: Postgres, user?: string) =>
      greetPostgresql(
        { host, address: loopback, port: server.port, ...(user !== undefined && { user }) },
        context(),
      );

    test('hostssl only: refused in clear text, with the address that the server sees', async () => {
      const { outcome, facts } = await greet(expired, 'alice');
      assert.deepEqual(
        [outcome, facts.tlsRequired, facts.encrypted, facts.authentication, facts.keytabUsable],
        ['ok', true, true, 'gss', true],
      );
      assert.equal(facts.inClear?.sqlState, '28000');
      assert.equal(facts.clientAddress, loopback);
      const { facts: nobody } = await greet(expired);
      assert.deepEqual(
        [nobody.tlsRequired, nobody.clientAddress, nobody.inClear, nobody.authentication],
        [true, loopback, undefined, undefined],
      );
    });

    test('expired yesterday', async () => {
      const { facts } = await greet(expired);
      const { validTo = '' } = facts.handshake?.certificate ?? {};
      assert.ok(Date.parse(validTo) < Date.now());
    });

    test('another method in clear text, and a certificate for another name', async () => {
      const { outcome, facts } = await greet(foreign, 'alice');
      assert.deepEqual(
        [outcome, facts.authentication, facts.inClear?.authentication, facts.tlsRequired],
        ['ok', 'sasl', 'gss', undefined],
      );
      const certificate = facts.handshake?.certificate;
      assert.deepEqual(certificate?.names, ['db.example.com']);
      assert.match(certificate.nameError ?? '', /localhost/);
    });
  },
);
