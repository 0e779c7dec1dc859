import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  isExampleHost,
  readKdcHost,
  spoilsAllKdcs,
  writeKdcAddress,
} from '../../../src/krb5conf/values/kdcHost.ts';

/** The recorded values, with the fault that our reader gives each. */
const faults: Readonly<Record<string, string | undefined>> = {
  'dc1.a.com': undefined,
  'dc1.a.com:750': undefined,
  'dc1.a.com:': undefined,
  '[2001:db8::1]': undefined,
  '[2001:db8::1]:750': undefined,
  '2001:db8::1': 'bare-ipv6',
  '10.0.0.1 # first': 'comment',
  '10.0.0.1:750 # first': 'comment-after-port',
  'dc1 dc2': 'several-separated-by-blanks',
  'dc1, dc2': 'several',
  'dc1:750,dc2:750': 'several',
  'http://dc1': 'url',
  'https://dc1/KdcProxy': undefined,
  'tcp/dc1': 'transport-prefix',
  'udp/dc1': 'transport-prefix',
  'dc1:kerberos': 'port-not-number',
  'dc1:70000': 'port-out-of-range',
  'dc1:88/tcp': 'port-suffix',
  '88': 'bare-number',
  '/run/krb5/kdc.sock': undefined,
};

test('kdc values are judged as kinit was measured to take them', () => {
  const lines = readFileSync('test/fixtures/krb5conf/kdc-values.tsv', 'utf8').split('\n').slice(1);
  const recorded = lines.filter(Boolean).map((line) => line.split('\t'));
  assert.equal(recorded.length, Object.keys(faults).length);
  for (const [value = '', mit = ''] of recorded) {
    assert.ok(value in faults, value);
    const reading = readKdcHost(value);
    assert.equal(reading.fault, faults[value], value);
    assert.equal(spoilsAllKdcs(value, reading), mit.startsWith('Invalid argument'), value);
    const plain = /^host, (\d+|port 88)$/.exec(mit)?.[1];
    if (plain !== undefined) {
      const port = plain === 'port 88' ? 88 : Number(plain);
      assert.equal(reading.addresses[0]?.port ?? 88, port, value);
    }
  }
});

test('what was meant is recovered, for the fix', () => {
  const written = (value: string) => readKdcHost(value).addresses.map(writeKdcAddress);
  assert.deepEqual(written('http://dc1.a.com/x'), ['dc1.a.com']);
  assert.deepEqual(written('http://dc1.a.com:750'), ['dc1.a.com:750']);
  assert.deepEqual(written('tcp/dc1:750'), ['dc1:750']);
  assert.deepEqual(written('dc1, dc2:750'), ['dc1', 'dc2:750']);
  assert.deepEqual(written('2001:db8::1'), ['[2001:db8::1]']);
  assert.deepEqual(written('dc1:88/tcp'), ['dc1:88']);
  assert.deepEqual(written('10.0.0.1:750 # first'), ['10.0.0.1:750']);
  assert.deepEqual(written('[fe80::1%eth0]:88'), ['[fe80::1%eth0]:88']);
});

test('hosts of documentation are known', () => {
  assert.ok(isExampleHost('kerberos.example.com'));
  assert.ok(!isExampleHost('kerberos.example-bank.com'));
  assert.ok(!isExampleHost('dc1.corp.internal'));
});
