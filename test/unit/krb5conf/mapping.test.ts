import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  candidates,
  defaultRealm,
  definedRealms,
  libdefault,
  realmOfHost,
} from '../../../src/krb5conf/mapping.ts';
import { profileOfText } from '../../../src/krb5conf/profile.ts';

const profile = profileOfText(
  'k',
  `[libdefaults]
  default_realm = USERS.COM
  rdns = false
  USERS.COM = {
    rdns = true
  }
[realms]
  DB.COM = {
    kdc = dc1
  }
[domain_realm]
  db1.example.com = ONE.COM
  .example.com = DOT.COM
  example.org = BARE.COM
  .Upper.com = NEVER.COM
  .rds.amazonaws.com = DB.COM
  10.0.0.1 = ADDRESS.COM
`,
);

suite('realm of a host', () => {
  const cases: readonly [host: string, mit: string, heimdal: string, java: string][] = [
    ['db1.example.com', 'ONE.COM', 'ONE.COM', 'ONE.COM'],
    ['DB1.Example.COM.', 'ONE.COM', 'ONE.COM', 'ONE.COM'],
    ['x.db1.example.com', 'ONE.COM', 'DOT.COM', 'ONE.COM'],
    ['db2.example.com', 'DOT.COM', 'DOT.COM', 'DOT.COM'],
    ['example.com', '-COM', '-COM', '-USERS.COM'],
    ['a.b.example.org', 'BARE.COM', '-B.EXAMPLE.ORG', 'BARE.COM'],
    ['a.upper.com', '-UPPER.COM', '-UPPER.COM', '-USERS.COM'],
    ['db.c1.eu-west-1.rds.amazonaws.com', 'DB.COM', 'DB.COM', 'DB.COM'],
    ['10.0.0.1', '-USERS.COM', '-USERS.COM', '-USERS.COM'],
    ['short', '-USERS.COM', '-USERS.COM', '-USERS.COM'],
  ];
  for (const [host, ...expected] of cases) {
    test(host, () => {
      const found = (['mit', 'heimdal', 'java'] as const).map((implementation) => {
        const result = realmOfHost(profile, host, implementation);
        return result.realm ?? `-${result.fallback}`;
      });
      assert.deepEqual(found, expected);
    });
  }

  test('the deciding entry is named', () => {
    const result = realmOfHost(profile, 'db2.example.com');
    assert.ok(result.realm !== undefined);
    assert.equal(result.key, '.example.com');
    assert.equal(result.entry.line, 13);
  });

  test('the order of the keys', () => {
    assert.deepEqual(candidates('a.b.c'), ['a.b.c', '.b.c', 'b.c', '.c', 'c']);
    assert.deepEqual(candidates('a.b.c', 'heimdal'), ['a.b.c', '.b.c', '.c']);
  });
});

suite('options', () => {
  test('an option of the realm comes before that of [libdefaults]', () => {
    assert.equal(libdefault(profile, 'rdns')?.value, 'false');
    assert.equal(libdefault(profile, 'rdns', 'USERS.COM')?.value, 'true');
    assert.equal(libdefault(profile, 'rdns', 'DB.COM')?.value, 'false');
    assert.equal(libdefault(profile, 'none'), undefined);
  });

  test('default realm and defined realms', () => {
    assert.equal(defaultRealm(profile)?.value, 'USERS.COM');
    assert.deepEqual(definedRealms(profile), ['DB.COM']);
  });
});
