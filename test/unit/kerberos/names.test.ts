import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { enctype, enctypeName, enctypeNamed } from '../../../src/kerberos/enctypes.ts';
import { kerberosErrorMeaning, kerberosErrorName } from '../../../src/kerberos/errorCodes.ts';
import { formatKerberosTime, parseKerberosTime } from '../../../src/kerberos/kerberosTime.ts';
import { formatPrincipal, isPrincipal, parsePrincipal } from '../../../src/kerberos/principal.ts';
import { fuzz } from './mutations.ts';

test('principals: components, realm and MIT escapes', () => {
  assert.deepEqual(parsePrincipal('aduser@ONPREM.EXAMPLE.COM'), {
    components: ['aduser'],
    realm: 'ONPREM.EXAMPLE.COM',
  });
  assert.deepEqual(parsePrincipal('mysql/db.example.com'), {
    components: ['mysql', 'db.example.com'],
  });
  assert.deepEqual(parsePrincipal(String.raw`a\/b\@c@R`), { components: ['a/b@c'], realm: 'R' });
  assert.deepEqual(parsePrincipal('a@B/C'), { components: ['a'], realm: 'B/C' });
});

test('principals that are none say where', () => {
  assert.deepEqual(parsePrincipal('a@B@C'), { message: 'The name has two realms.', position: 3 });
  assert.deepEqual(parsePrincipal('a\\'), {
    message: 'The name ends in a backslash.',
    position: 2,
  });
  for (const text of ['', '@R', '/', 'a@']) assert.ok(!isPrincipal(parsePrincipal(text)), text);
});

test('formatting and parsing a principal are inverse', () => {
  const part = fc.string({ minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), part, (components, realm) => {
      const principal = { components, realm };
      assert.deepEqual(parsePrincipal(formatPrincipal(principal)), principal);
    }),
    fuzz,
  );
});

test('KerberosTime is UTC without fraction and nothing else', () => {
  assert.equal(parseKerberosTime('20261121003422Z'), Date.UTC(2026, 10, 21, 0, 34, 22));
  const wrong = ['20261121003422', '20261121003422.5Z', '20260231000000Z', '20261121246060Z', ''];
  for (const text of wrong) assert.equal(parseKerberosTime(text), undefined, text);
  assert.equal(formatKerberosTime(Date.UTC(2026, 0, 2, 3, 4, 5, 999)), '20260102030405Z');
});

test('error codes have their RFC names, unknown ones their number', () => {
  assert.equal(kerberosErrorName(25), 'KDC_ERR_PREAUTH_REQUIRED');
  assert.equal(kerberosErrorName(68), 'KDC_ERR_WRONG_REALM');
  assert.equal(kerberosErrorName(4711), 'error 4711');
  assert.match(kerberosErrorMeaning(37), /clocks/);
});

test('enctypes: numbers, names and aliases', () => {
  assert.equal(enctypeName(18), 'aes256-cts-hmac-sha1-96');
  assert.equal(enctypeNamed('RC4-HMAC')?.number, 23);
  assert.equal(enctype(23)?.weak, true);
  assert.equal(enctypeName(99), 'etype 99');
});
