import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeKdcReply } from '../../../src/kerberos/kdcReply.ts';
import { decodeKrbError } from '../../../src/kerberos/krbError.ts';
import { decodeMethodData, etypeInfoOf } from '../../../src/kerberos/methodData.ts';
import { decodeWindowsStatus } from '../../../src/kerberos/windowsErrorData.ts';
import { kerberosTcpLength } from '../../../src/kerberos/tcpFraming.ts';
import { fuzz, hostileBytes } from './mutations.ts';
import { bytes, recordings, responses } from './recordings.ts';

const udp = recordings('kerberos').filter(({ transport }) => transport === 'udp');
const answers = udp.flatMap(responses);
const methodData = udp.flatMap(({ decoded }) => {
  const { e_data_hex } = decoded as { e_data_hex?: string };
  return e_data_hex === undefined ? [] : [bytes(e_data_hex)];
});

test('mutated answers never throw', () => {
  fc.assert(
    fc.property(hostileBytes(answers), (packet) => {
      const reply = decodeKdcReply(packet);
      assert.ok(['krb-error', 'as-rep', 'not-kerberos'].includes(reply.kind));
      const length = kerberosTcpLength(packet);
      assert.ok(length === undefined || (length >= 4 && length <= 262_148));
    }),
    fuzz,
  );
});

test('mutated e-data never throws', () => {
  fc.assert(
    fc.property(hostileBytes(methodData), (packet) => {
      assert.ok(etypeInfoOf(decodeMethodData(packet) ?? []).length <= packet.length);
      decodeWindowsStatus(packet);
    }),
    fuzz,
  );
});

test('BER nested a thousand deep is refused, not followed', () => {
  let nested = Uint8Array.of(0x02, 0x01, 0x05);
  for (let depth = 0; depth < 1000; depth += 1) {
    nested = Uint8Array.of(
      0x30,
      0x83,
      nested.length >> 16,
      (nested.length >> 8) & 0xff,
      nested.length & 0xff,
      ...nested,
    );
  }
  assert.equal(decodeMethodData(nested), undefined);
  assert.equal(decodeKrbError(nested), undefined);
});

test('a list of a hundred thousand elements is refused', () => {
  const content = new Uint8Array(60_000).fill(0x05);
  content.forEach((_, index) => index % 2 && (content[index] = 0));
  const list = Uint8Array.of(0x30, 0x82, content.length >> 8, content.length & 0xff, ...content);
  assert.equal(decodeMethodData(list), undefined);
});

test('bytes behind a complete message are refused', () => {
  const [answer] = answers;
  assert.ok(decodeKrbError(answer!));
  assert.equal(decodeKrbError(Uint8Array.of(...answer!, 0)), undefined);
});

test('integers beyond 53 bits, negative microseconds and impossible dates are refused', () => {
  const [answer] = answers;
  const hex = Buffer.from(answer!).toString('hex');
  const wrongDate = hex.replace(
    Buffer.from('20261121').toString('hex'),
    Buffer.from('20261331').toString('hex'),
  );
  assert.notEqual(wrongDate, hex);
  assert.equal(decodeKrbError(bytes(wrongDate)), undefined);
  const negative = hex.replace(/a5050203[0-7]/, (head) => `${head.slice(0, -1)}f`);
  assert.notEqual(negative, hex);
  assert.equal(decodeKrbError(bytes(negative)), undefined);
});
