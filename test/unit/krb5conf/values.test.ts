import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authToLocalFault } from '../../../src/krb5conf/values/authToLocal.ts';
import {
  heimdalBoolean,
  javaBoolean,
  mitBoolean,
  nearestBoolean,
} from '../../../src/krb5conf/values/boolean.ts';
import { readCcache, unknownTokens } from '../../../src/krb5conf/values/ccache.ts';
import { isJavaEnctype, readEnctypes } from '../../../src/krb5conf/values/enctypes.ts';
import { heimdalInteger, javaInteger, mitInteger } from '../../../src/krb5conf/values/integer.ts';
import { nearest } from '../../../src/krb5conf/values/nearest.ts';
import {
  hasCertificatePrefix,
  isAbsolutePath,
  unknownKeytabType,
} from '../../../src/krb5conf/values/path.ts';
import { hasLowerCase, isDomainStyle } from '../../../src/krb5conf/values/realmName.ts';

test('booleans: MIT takes twelve words, Java four, Heimdal has no wrong ones', () => {
  for (const [text, mit, java, heimdal] of [
    ['true', true, true, true],
    ['YES', true, true, true],
    ['on', true, undefined, false],
    ['t', true, undefined, false],
    ['1', true, undefined, true],
    ['nil', false, undefined, false],
    ['off', false, undefined, false],
    ['No', false, false, false],
    ['maybe', undefined, undefined, false],
    ['true # c', undefined, undefined, false],
    ['', undefined, undefined, false],
  ] as const) {
    assert.equal(mitBoolean(text), mit, text);
    assert.equal(javaBoolean(text), java, text);
    assert.equal(heimdalBoolean(text), heimdal, text);
  }
});

test('booleans: the one that was meant', () => {
  assert.equal(nearestBoolean('falsew'), 'false');
  assert.equal(nearestBoolean('flase'), 'false');
  assert.equal(nearestBoolean('ture'), 'true');
  assert.equal(nearestBoolean('enabled'), 'true');
  assert.equal(nearestBoolean('on'), 'true');
  assert.equal(nearestBoolean('true # keep'), 'true');
  assert.equal(nearestBoolean('maybe'), undefined);
});

test('integers: base 10 in MIT, 0x only in Java, a tail only in Heimdal', () => {
  for (const [text, mit, heimdal, java] of [
    ['300', 300, 300, 300],
    ['-1', -1, -1, -1],
    ['5m', undefined, 5, undefined],
    ['0x10', undefined, 0, 16],
    ['2147483648', undefined, 2147483648, undefined],
    ['', undefined, undefined, undefined],
    ['12 ', undefined, 12, undefined],
  ] as const) {
    assert.equal(mitInteger(text), mit, text);
    assert.equal(heimdalInteger(text), heimdal, text);
    assert.equal(javaInteger(text), java, text);
  }
});

test('encryption types: names, aliases, families, signs and their places', () => {
  const items = readEnctypes('DEFAULT +aes, -rc4 des-cbc-crc,aes256-cts  AES128-CTS aes265-cts');
  assert.deepEqual(
    items.map((i) => [i.sign, i.name, i.offset, i.strength, i.isFamily]),
    [
      ['', 'DEFAULT', 0, 'good', true],
      ['+', 'aes', 8, 'good', true],
      ['-', 'rc4', 14, 'weak', true],
      ['', 'des-cbc-crc', 19, 'gone', false],
      ['', 'aes256-cts', 31, 'good', false],
      ['', 'AES128-CTS', 43, 'good', false],
      ['', 'aes265-cts', 54, undefined, false],
    ],
  );
  assert.ok(isJavaEnctype('aes256-cts'));
  assert.ok(!isJavaEnctype('aes'));
  assert.ok(!isJavaEnctype('camellia128-cts'));
});

test('caches: type, residual, tokens by prefix', () => {
  assert.equal(readCcache('FILE:/tmp/krb5cc_%{uid}').knownType, true);
  assert.equal(readCcache('/tmp/krb5cc').type, 'FILE');
  assert.equal(readCcache('C:\\temp\\krb5cc').type, 'FILE');
  assert.equal(readCcache('KEYRNG:persistent:%{uid}').knownType, false);
  assert.equal(readCcache('file:/tmp/x').knownType, false);
  assert.deepEqual(unknownTokens('FILE:/tmp/%{uid}-%{u}-%{null}'), []);
  assert.deepEqual(unknownTokens('FILE:/tmp/%{usr}'), [{ token: '%{usr}', offset: 10 }]);
  assert.deepEqual(unknownTokens('FILE:%{HOME}/cc %{uid'), [
    { token: '%{HOME}', offset: 5 },
    { token: '%{uid', offset: 16 },
  ]);
});

test('paths, keytabs and certificates', () => {
  for (const path of ['/etc/x', 'C:\\x', '%{TEMP}/x', '\\\\host\\x'])
    assert.ok(isAbsolutePath(path), path);
  for (const path of ['etc/x', './x', '../x']) assert.ok(!isAbsolutePath(path), path);
  assert.ok(hasCertificatePrefix('FILE:/etc/ca.pem'));
  assert.ok(!hasCertificatePrefix('/etc/ca.pem'));
  assert.equal(unknownKeytabType('FLIE:/etc/krb5.keytab'), 'FLIE');
  assert.equal(unknownKeytabType('/etc/krb5.keytab'), undefined);
  assert.equal(unknownKeytabType('C:/krb5.keytab'), undefined);
});

test('auth_to_local rules', () => {
  for (const good of [
    'DEFAULT',
    'RULE:[1:$1@$0](.*@EXAMPLE\\.COM)s/@.*//',
    'RULE:[2:$1;$2](^.*;admin$)s/;admin$//',
    'RULE:[2:$2](^.*;root)s/^.*$/root/g',
    'RULE:[1:$1]s/a/b/ s/c/d/g',
    'RULE:[2:host.$2.$1]',
    'RULE:(^x$)',
    'HEIMDAL_DEFAULT',
    'DB:/var/db/x',
  ])
    assert.equal(authToLocalFault(good), undefined, good);
  for (const [bad, offset] of [
    ['RULE[1:$1]', 0],
    ['rule:[1:$1]', 0],
    ['RULE:[1]', 5],
    ['RULE:[1:$1', 5],
    ['RULE:[1:$2]', 8],
    ['RULE:[1:$1@$0](.*@A.COM', 14],
    ['RULE:[1:$1@$0](.*)s/@.*', 18],
    ['RULE:[1:$1](.*)s/a/b/L', 21],
  ] as const)
    assert.equal(authToLocalFault(bad)?.offset, offset, bad);
});

test('the nearest name is a typing error away, not a rewrite away', () => {
  const names = ['default_realm', 'dns_lookup_kdc', 'dns_lookup_realm', 'kdc', 'rdns'];
  assert.equal(nearest('default_relm', names), 'default_realm');
  assert.equal(nearest('defaultRealm', names), 'default_realm');
  assert.equal(nearest('dns-lookup-kdc', names), 'dns_lookup_kdc');
  assert.equal(nearest('kdcs', names), 'kdc');
  assert.equal(nearest('kadmind', names), undefined);
  assert.equal(nearest('x'.repeat(100000), names), undefined);
});

test('realm names', () => {
  assert.ok(hasLowerCase('Example.COM'));
  assert.ok(!hasLowerCase('EXAMPLE-1.COM'));
  assert.ok(isDomainStyle('a.example.com'));
  assert.ok(!isDomainStyle('LOCALREALM'));
});
