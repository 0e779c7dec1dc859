import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Section } from '../../../src/aws/section.ts';
import type { AwsEvidence } from '../../../src/diagnosis/evidence/evidence.ts';
import type { CertificateFacts } from '../../../src/probes/certificate.ts';
import type { Observation } from '../../../src/probes/observation.ts';
import { conclude } from '../../../src/diagnosis/conclude.ts';
import { expectRootCause } from './expect.ts';
import type { Given } from './given.ts';
import {
  database,
  directory,
  endpoint,
  evidence,
  healthyObservations,
  mysql,
  postgresql,
} from './given.ts';

/** Signed by itself. */
const anonymous: CertificateFacts = {
  tlsVersion: 'TLSv1.3',
  cipher: 'TLS_AES_256_GCM_SHA384',
  subject: `CN=${endpoint}, O=Amazon.com`,
  issuer: `CN=${endpoint}, O=Amazon.com`,
  chain: [endpoint],
  names: [endpoint],
  validFrom: '2026-08-01T00:00:00.000Z',
  validTo: '2027-08-01T00:00:00.000Z',
  fingerprint: 'AA:BB',
};

const rds: CertificateFacts = {
  ...anonymous,
  issuer: 'CN=Amazon RDS eu-west-1 Subordinate CA RSA2048 G1.A.3, OU=Amazon RDS',
  chain: [endpoint, 'Amazon RDS eu-west-1 Subordinate CA RSA2048 G1.A.3'],
  authority: { id: 'rds-ca-rsa2048-g1', region: 'eu-west-1' },
  chainError: 'SELF_SIGNED_CERT_IN_CHAIN',
};

const withDatabase = (greeting: Observation): Observation[] =>
  healthyObservations()
    .filter((each) => each.probe !== 'mysql')
    .concat(greeting);

const showing = (change: Partial<CertificateFacts>, host = endpoint): Given => ({
  observations: withDatabase(
    mysql({ host, handshake: { established: true, certificate: { ...rds, ...change } } }),
  ),
});

const informs = (given: Given): readonly string[] =>
  conclude(evidence(given))
    .findings.filter(({ severity }) => severity === 'info')
    .map(({ id, title }) => `${id}: ${title}`);

test('a certificate of RDS is no finding, though Node does not know the authority', () => {
  expectRootCause(showing({}), null);
  assert.deepEqual(informs(showing({})), []);
});

test('expired, retired authority, not yet valid, and about to expire', () => {
  const expired = expectRootCause(
    showing({ validTo: '2026-11-18T00:00:00.000Z' }),
    'db-certificate',
  );
  assert.equal(expired?.severity, 'error');
  assert.match(expired.title, /expired on 2026-11-18/);
  const retired = { id: 'rds-ca-2019', region: 'eu-west-1', expired: '2024-08-22' };
  assert.match(
    expectRootCause(showing({ authority: retired }), 'db-certificate')?.title ?? '',
    /rds-ca-2019, which expired on 2024-08-22/,
  );
  const early = expectRootCause(
    showing({ validFrom: '2026-11-22T00:00:00.000Z' }),
    'db-certificate',
  );
  assert.equal(early?.severity, 'error');
  const soon = expectRootCause(showing({ validTo: '2026-12-12T00:00:00.000Z' }), 'db-certificate');
  assert.deepEqual([soon?.severity, /in 20 days/.test(soon?.title ?? '')], ['warning', true]);
  expectRootCause(showing({ validTo: '2026-12-22T00:00:00.000Z' }), null);
});

test('at a name of RDS somebody else answers; elsewhere an unknown authority is only told', () => {
  const self: CertificateFacts = { ...anonymous, chainError: 'DEPTH_ZERO_SELF_SIGNED_CERT' };
  const at = (host: string): Given => ({
    observations: withDatabase(
      mysql({ host, handshake: { established: true, certificate: self } }),
    ),
  });
  const finding = expectRootCause(at(endpoint), 'db-certificate');
  assert.deepEqual(
    [finding?.severity, /signed by itself/.test(finding?.title ?? '')],
    ['warning', true],
  );
  expectRootCause(at('db.corp.example.com'), null);
  assert.match(informs(at('db.corp.example.com')).join(), /db-certificate: .*does not know/);
});

test('another name: a warning, but nothing to mend for the name in the directory’s domain', () => {
  const nameError = "Hostname/IP does not match certificate's altnames";
  const finding = expectRootCause(
    showing({ nameError, names: ['other.example.com'] }),
    'db-certificate',
  );
  assert.equal(finding?.severity, 'warning');
  assert.match(finding.explanation, /It covers other\.example\.com\./);
  const inDomain = showing({ nameError }, 'mydb.abc123.eu-west-1.awsmad.example.com');
  expectRootCause(inDomain, null);
  assert.match(informs(inDomain).join(), /TLS that verifies the name cannot be used/);
  expectRootCause(showing({ nameError }, '10.20.1.5'), null);
});

const nothing: Section<never[]> = { outcome: 'loaded', value: [] };

/** AWS said nothing but this of a certificate. */
const told = (severity: 'error' | 'warning', name: string): AwsEvidence => ({
  snapshot: {
    network: {
      region: 'eu-west-1',
      vpcs: nothing,
      subnets: nothing,
      securityGroups: nothing,
      networkAcls: nothing,
      routeTables: nothing,
      peerings: nothing,
      prefixLists: nothing,
      networkInterfaces: nothing,
      transitGatewayAttachments: nothing,
      transitGatewayRouteTables: nothing,
    },
    roles: [],
    events: nothing,
  },
  flows: [],
  staleReferences: [],
  roleProblems: [],
  engineProblems: [
    {
      id: 'db-certificate',
      severity,
      title: `The server certificate of ${name} expired on 2026-11-18.`,
      explanation: 'It was issued by rds-ca-rsa2048-g1.',
      source: 'https://docs.aws.amazon.com/',
      fixes: [{ title: 'Choose a current CA' }],
    },
  ],
});

test('what AWS says of the same certificate joins the finding', () => {
  const given = {
    ...showing({ validTo: '2026-11-18T00:00:00.000Z' }),
    aws: told('error', 'mydb'),
  };
  const { findings } = conclude(evidence(given));
  const certificates = findings.filter(({ id }) => id === 'db-certificate');
  assert.equal(certificates.length, 1);
  assert.deepEqual(certificates[0]?.evidence, ['mysql:10.20.1.5:3306', 'aws:membership']);
  const worse = {
    ...showing({ validTo: '2026-12-12T00:00:00.000Z' }),
    aws: told('error', 'mydb-2'),
  };
  const finding = expectRootCause(worse, 'db-certificate');
  assert.deepEqual(
    [finding?.severity, finding?.title],
    ['error', 'The server certificate of mydb-2 expired on 2026-11-18.'],
  );
  expectRootCause({ ...showing({}), aws: told('warning', 'mydb-2') }, 'db-certificate');
});

test('a server that insists on TLS is told of; one that cannot do it either lets nobody in', () => {
  const insisting = (established: boolean): Given => ({
    observations: withDatabase(
      mysql(
        {
          user: 'alice',
          tlsRequired: true,
          handshake: established
            ? { established, certificate: rds }
            : { established, error: 'TLS handshake: failed with ERR_SSL_UNSUPPORTED_PROTOCOL.' },
        },
        established ? 'ok' : 'failed',
      ),
    ),
  });
  expectRootCause(insisting(true), null);
  assert.match(informs(insisting(true)).join(), /db-tls-required: .*nobody in without TLS/);
  const finding = expectRootCause(insisting(false), 'db-tls-required');
  assert.match(finding?.explanation ?? '', /ERR_SSL_UNSUPPORTED_PROTOCOL/);
  const pg = postgresql({
    tlsRequired: true,
    encrypted: true,
    authentication: 'gss',
    handshake: { established: true, certificate: rds },
  });
  assert.match(informs({ observations: withDatabase(pg) }).join(), /db-tls-required/);
  const without = postgresql(
    {
      user: 'alice',
      tls: 'offered',
      encrypted: false,
      handshake: { established: false, error: 'TLS handshake: failed with ECONNRESET.' },
      sqlState: '28000',
      errorText:
        'no pg_hba.conf entry for host "10.9.9.9", user "alice", database "x", no encryption',
      clientAddress: '10.9.9.9',
    },
    'failed',
  );
  expectRootCause({ observations: withDatabase(without) }, 'db-tls-required');
});

test('TLS of yesterday is a warning', () => {
  const finding = expectRootCause(showing({ tlsVersion: 'TLSv1.1' }), 'db-tls-outdated');
  assert.match(finding?.title ?? '', /no newer TLS than TLS 1\.1/);
  expectRootCause(showing({ tlsVersion: 'TLSv1.2' }), null);
});

test('PAM: nothing to mend, and said so', () => {
  const given = { observations: withDatabase(mysql({ user: 'alice', requestedPlugin: 'dialog' })) };
  expectRootCause(given, null);
  assert.match(
    informs(given).join(),
    /db-user-method: alice .*\(PAM\): the server does Kerberos itself/,
  );
});

test('who sends the password needs no KDC, but the directory still has to work', () => {
  const silent = healthyObservations()
    .filter(({ probe }) => probe !== 'mysql' && probe !== 'realm-proof')
    .map((each): Observation => (each.probe === 'kdc' ? { ...each, outcome: 'timeout' } : each));
  const pam = mysql({ user: 'alice', requestedPlugin: 'mysql_clear_password' });
  expectRootCause({ observations: [...silent, mysql({ user: 'alice' })] }, 'kdc-filtered');
  expectRootCause({ observations: [...silent, pam] }, null);
  assert.match(informs({ observations: [...silent, pam] }).join(), /kdc-filtered/);
  const rdsMysql = { database: { ...database, engine: 'mysql' } };
  const unnamed = { subject: rdsMysql, observations: [...silent, mysql({})] };
  expectRootCause(unnamed, null);
  assert.match(informs(unnamed).join(), /db-user-method: .*RDS for MySQL does Kerberos itself/);
  const down = {
    ...directory,
    description: { ...directory.description, Stage: 'Inoperable' as const },
  };
  expectRootCause(
    { subject: { ...rdsMysql, directory: down }, observations: silent },
    'directory-not-active',
  );
});

test('a MariaDB server that announces its service and has no key for it', () => {
  const greeting = mysql({ requestedPlugin: 'auth_gssapi_client', keytabUsable: false });
  expectRootCause({ observations: withDatabase(greeting) }, 'db-keytab-unusable');
});
