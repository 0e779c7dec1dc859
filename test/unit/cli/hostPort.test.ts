import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAddressPort, parseHostPort } from '../../../src/cli/hostPort.ts';

const readable: readonly (readonly [string, string, number])[] = [
  ['10.0.0.10', '10.0.0.10', 88],
  ['10.0.0.10:1088', '10.0.0.10', 1088],
  ['dc1.corp.example.com', 'dc1.corp.example.com', 88],
  ['dc1.corp.example.com.:88', 'dc1.corp.example.com.', 88],
  ['dc1:1', 'dc1', 1],
  ['fd00::1', 'fd00::1', 88],
  ['[fd00::1]', 'fd00::1', 88],
  ['[fd00::1]:65535', 'fd00::1', 65535],
  ['my_host', 'my_host', 88],
];

test('hosts, addresses and ports in every usual form', () => {
  for (const [text, host, port] of readable)
    assert.deepEqual(parseHostPort(text, '--kdc', 88), { host, port }, text);
});

test('everything else is refused with the option and an example', () => {
  const wrong = [
    '',
    ':88',
    'a:0',
    'a:65536',
    'a:b',
    'a b',
    '[a]:88',
    '[fd00::1',
    'http://a',
    'a/b',
    '-a',
    'a..b',
    'a'.repeat(254),
  ];
  for (const text of wrong) {
    assert.throws(
      () => parseHostPort(text, '--kdc', 88),
      { status: 2, message: /^--kdc .*10\.0\.0\.10:88/s },
      text,
    );
  }
});

test('a DNS server is an address', () => {
  assert.deepEqual(parseAddressPort('10.0.0.2', '--dns', 53), { host: '10.0.0.2', port: 53 });
  assert.throws(() => parseAddressPort('dns.example.com', '--dns', 53), { status: 2 });
});
