import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { kdcsOfRealm, parseKdc } from '../../../src/krb5conf/kdcs.ts';
import type { Implementation } from '../../../src/krb5conf/implementation.ts';
import { profileOfText } from '../../../src/krb5conf/profile.ts';

/** `host:port`, with the transport where it is fixed, or the fault in brackets. */
function read(text: string, implementation: Implementation): string {
  const parsed = parseKdc(text, implementation);
  if (typeof parsed === 'string') return `(${parsed})`;
  const { host, port, transport, path } = parsed;
  const via = transport === 'udp-tcp' ? '' : `${transport} `;
  return `${via}${host}:${port}${path === undefined ? '' : `/${path}`}`;
}

/** Measured with kinit and Java 25 (kdc-values.tsv); Heimdal from krbhst.c. */
const CASES: readonly [text: string, mit: string, heimdal: string, java: string][] = [
  ['dc1.a.com', 'dc1.a.com:88', 'dc1.a.com:88', 'dc1.a.com:88'],
  ['dc1.a.com:750', 'dc1.a.com:750', 'dc1.a.com:750', 'dc1.a.com:750'],
  ['dc1.a.com:', 'dc1.a.com:88', '(port-not-a-number)', 'dc1.a.com:88'],
  ['[2001:db8::1]', '2001:db8::1:88', '2001:db8::1:88', '2001:db8::1:88'],
  ['[2001:db8::1]:750', '2001:db8::1:750', '2001:db8::1:750', '2001:db8::1:750'],
  ['[2001:db8::1', '(unclosed-bracket)', '(port-not-a-number)', '(unclosed-bracket)'],
  ['2001:db8::1', '(port-not-a-number)', '(port-not-a-number)', '2001:db8::1:88'],
  ['10.0.0.1 # first', '10.0.0.1:88', '10.0.0.1 # first:88', '10.0.0.1 # first:88'],
  ['10.0.0.1:750 # first', '(port-not-a-number)', '10.0.0.1:750', '10.0.0.1:88'],
  ['dc1, dc2', 'dc1,:88', 'dc1, dc2:88', 'dc1, dc2:88'],
  ['http://dc1', '(http-scheme)', 'http dc1:80', 'http:88'],
  ['https://dc1/KdcProxy', 'https dc1:443/KdcProxy', '(port-not-a-number)', 'https:88'],
  ['https://dc1:8443', 'https dc1:8443', '(port-not-a-number)', 'https://dc1:8443:88'],
  ['tcp/dc1', 'tcp/dc1:88', 'tcp dc1:88', 'tcp/dc1:88'],
  ['udp/dc1:750', 'udp/dc1:750', 'udp dc1:750', 'udp/dc1:750'],
  ['dc1:kerberos', '(port-not-a-number)', '(port-not-a-number)', 'dc1:88'],
  ['dc1:70000', '(port-out-of-range)', 'dc1:4464', 'dc1:88'],
  ['dc1:88/tcp', '(port-not-a-number)', 'dc1:88', 'dc1:88'],
  ['88', '(port-only)', '88:88', '88:88'],
  [':88', '(empty-host)', '(empty-host)', '(empty-host)'],
  ['', '(empty-host)', '(empty-host)', '(empty-host)'],
  [
    '/run/krb5/kdc.sock',
    'unix /run/krb5/kdc.sock:0',
    '/run/krb5/kdc.sock:88',
    '/run/krb5/kdc.sock:88',
  ],
];

suite('one kdc value', () => {
  for (const [text, ...expected] of CASES) {
    test(text || '(empty)', () => {
      assert.deepEqual(
        (['mit', 'heimdal', 'java'] as const).map((implementation) => read(text, implementation)),
        expected,
      );
    });
  }
});

suite('the KDCs of a realm', () => {
  const profile = profileOfText(
    'k',
    '[realms]\nA.COM = {\nkdc = dc1\nkdc = dc2:x\nkdc = dc3, dc4\nadmin_server = a\n}\n',
  );
  const hosts = (implementation: Implementation): string[] =>
    kdcsOfRealm(profile, 'A.COM', implementation).kdcs.map(({ host }) => host);

  test('one bad line makes MIT give up on all of them', () => {
    const { usable, faults } = kdcsOfRealm(profile, 'A.COM');
    assert.equal(usable, false);
    assert.equal(faults[0]?.entry.line, 4);
    assert.equal(faults[0].reason, 'port-not-a-number');
    assert.deepEqual(hosts('mit'), ['dc1', 'dc3,']);
  });

  test('Java takes several on a line', () => {
    assert.deepEqual(hosts('java'), ['dc1', 'dc2', 'dc3', 'dc4']);
    assert.equal(kdcsOfRealm(profile, 'A.COM', 'java').usable, true);
  });

  test('other server options, other ports, unknown realms', () => {
    const admin = kdcsOfRealm(profile, 'A.COM', 'mit', 'admin_server', 749);
    assert.equal(admin.kdcs[0]?.port, 749);
    assert.deepEqual(kdcsOfRealm(profile, 'B.COM').kdcs, []);
    assert.equal(kdcsOfRealm(profile, 'B.COM').usable, false);
  });
});
