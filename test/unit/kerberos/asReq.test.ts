import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeAsReq, offeredEnctypes } from '../../../src/kerberos/asReq.ts';
import type { AsReq } from '../../../src/kerberos/asReq.ts';
import { frameForTcp, kerberosTcpLength } from '../../../src/kerberos/tcpFraming.ts';
import { recordings } from './recordings.ts';

const recorded = {
  realm: 'ONPREM.EXAMPLE.COM',
  nonce: 0x12345678,
  till: Date.UTC(2037, 8, 13, 2, 48, 5),
  enctypes: offeredEnctypes,
};

/** Requests that real KDCs answered as recorded. */
const requests: Readonly<Record<string, AsReq>> = {
  'samba-onprem:anonymous/udp': {
    ...recorded,
    client: { type: 1, components: ['WELLKNOWN', 'ANONYMOUS'] },
  },
  'samba-onprem:krbtgt-as-client/udp': { ...recorded, client: { type: 1, components: ['krbtgt'] } },
  'samba-onprem:krbtgt-realm-as-client/udp': {
    ...recorded,
    client: { type: 2, components: ['krbtgt', 'ONPREM.EXAMPLE.COM'] },
  },
  'samba-onprem:etype-17/udp': {
    ...recorded,
    enctypes: [17],
    client: { type: 1, components: ['aduser'] },
  },
  'samba-onprem:ent-made-up@other/udp': {
    ...recorded,
    canonicalize: true,
    client: { type: 10, components: ['kd-probe@awsmad.kerberos.com'] },
  },
};

for (const [name, request] of Object.entries(requests)) {
  test(`${name}: byte for byte the recorded request`, () => {
    const recording = recordings('kerberos').find((each) => each.name === name);
    assert.equal(Buffer.from(encodeAsReq(request)).toString('hex'), recording?.request_hex);
  });
}

test('padding makes the request exactly that much larger, in one unknown element', () => {
  const client = { type: 1, components: ['WELLKNOWN', 'ANONYMOUS'] };
  const plain = encodeAsReq({ ...recorded, client });
  const padded = encodeAsReq({ ...recorded, client, padding: 1200 });
  assert.ok(padded.length - plain.length >= 1200 && padded.length - plain.length < 1250);
});

test('a realm with letters beyond ASCII is sent as UTF-8', () => {
  const client = { type: 1, components: ['müller'] };
  const hex = Buffer.from(encodeAsReq({ ...recorded, client })).toString('hex');
  assert.ok(hex.includes(Buffer.from('müller', 'utf8').toString('hex')));
});

test('the TCP frame is read back as its own length', () => {
  const framed = frameForTcp(Uint8Array.of(1, 2, 3));
  assert.deepEqual([...framed], [0, 0, 0, 3, 1, 2, 3]);
  assert.equal(kerberosTcpLength(framed), 7);
  assert.equal(kerberosTcpLength(Uint8Array.of(0, 0)), 4);
  assert.equal(kerberosTcpLength(Uint8Array.of(0xff, 0xff, 0xff, 0xff)), undefined);
});
