import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectRootCause, findingsOf } from './expect.ts';
import { endpoint, healthyObservations, proof, realm } from './given.ts';

const user = 'ONPREM.EXAMPLE.COM';

test('a file that the library refuses comes first, with its line', () => {
  const problems = [
    {
      code: 'PROF_EXTRA_CBRACE',
      file: '/etc/krb5.conf',
      line: 12,
      message: 'Extra closing brace in profile',
    },
  ];
  const finding = expectRootCause({ client: { problems } }, 'config-syntax');
  assert.match(finding?.title ?? '', /\/etc\/krb5\.conf, line 12/);
});

test('an include that cannot be read is not a syntax error', () => {
  const problems = [
    {
      code: 'PROF_FAIL_INCLUDE_DIR',
      file: '/etc/krb5.conf',
      line: 3,
      message: 'Included profile directory could not be read',
    },
  ];
  expectRootCause({ client: { problems } }, 'config-missing-file');
});

test('KRB5_CONFIG that names nothing readable', () => {
  expectRootCause(
    { client: { files: [], missingFiles: ['/nowhere'], filesNamed: true } },
    'config-missing-file',
  );
  expectRootCause(
    { client: { files: [], missingFiles: ['/etc/krb5.conf'], filesNamed: false } },
    null,
  );
});

test('no KDC from anywhere', () => {
  const finding = expectRootCause({ client: { dnsLookupKdc: false } }, 'config-no-kdc-source');
  assert.match(finding?.explanation ?? '', /Cannot find KDC for realm/);
});

test('a realm in the wrong letter case', () => {
  expectRootCause({ client: { knownRealms: [realm, realm.toLowerCase()] } }, 'config-realm-case');
});

test("the users' realm in the wrong letter case, as its own controllers tell", () => {
  const right = 'CORP.EXAMPLE.COM';
  const written = right.toLowerCase();
  const told = proof('10.50.0.10', { realm: written, method: 'cldap', servedRealm: right });
  const finding = expectRootCause(
    {
      subject: { userRealm: written },
      client: { defaultRealm: written, knownRealms: [written] },
      observations: [...healthyObservations(), told],
    },
    'config-realm-case',
  );
  assert.match(finding?.title ?? '', /as corp\.example\.com; it is CORP\.EXAMPLE\.COM/);
});

test("a host in the directory's own domain needs no mapping", () => {
  const endpointRealm = { realm, by: 'fallback' } as const;
  const subject = { userRealm: 'CORP.EXAMPLE.COM', database: undefined as never };
  assert.equal(
    findingsOf({ client: { endpointRealm }, subject }).some(
      (each) => each.id === 'spn-realm-mapping-missing',
    ),
    false,
  );
});

test('one malformed kdc line disables the list', () => {
  const realms = [
    { realm, kdcs: [], invalid: [{ value: 'http://dc', origin: '/etc/krb5.conf:5' }] },
  ];
  expectRootCause({ client: { realms } }, 'config-kdc-invalid');
});

test('a missing mapping harms users of another realm only', () => {
  const endpointRealm = { realm: 'ABC123.EU-WEST-1.RDS.AMAZONAWS.COM', by: 'fallback' } as const;
  expectRootCause({ client: { endpointRealm } }, null);
  const mapping = findingsOf({
    client: { endpointRealm, defaultRealm: user },
    subject: { userRealm: user },
  });
  assert.ok(
    mapping.some((each) => each.id === 'spn-realm-mapping-missing' && each.severity === 'error'),
  );
});

test('a mapping to another realm is wrong for everybody', () => {
  const endpointRealm = {
    realm: user,
    by: 'domain-realm',
    entry: '.rds.amazonaws.com',
    origin: '/etc/krb5.conf:9',
  } as const;
  const finding = expectRootCause({ client: { endpointRealm } }, 'spn-realm-mapping-wrong');
  assert.match(finding?.fixes[0]?.title ?? '', /\.rds\.amazonaws\.com = AWSMAD\.EXAMPLE\.COM/);
});

test('RDS for MySQL takes the password itself, so no mapping matters', () => {
  const endpointRealm = { realm: user, by: 'domain-realm', entry: '.rds.amazonaws.com' } as const;
  const given = { client: { endpointRealm } };
  assert.equal(findingsOf(given).length, 1);
  assert.equal(
    findingsOf({
      ...given,
      subject: {
        database: {
          engine: 'mysql',
          memberships: [{ status: 'kerberos-enabled', dnsIps: [], from: ['instance'] }],
        } as never,
      },
    }).length,
    0,
  );
});

test('an address has no service principal', () => {
  const given = {
    subject: {
      database: undefined as never,
      directory: undefined as never,
      endpoint: { host: '10.20.1.5', port: 3306 },
    },
  };
  const found = findingsOf(given).map((each) => each.id);
  assert.ok(found.includes('spn-by-address'), `${found.join()} for ${endpoint}`);
});

test('without KDCs for both realms one finding names both, the user’s first', () => {
  const finding = expectRootCause(
    { subject: { userRealm: user }, client: { dnsLookupKdc: false, realms: [] } },
    'config-no-kdc-source',
  );
  assert.match(finding?.title ?? '', new RegExp(`no KDC for ${user} and ${realm}`));
});
