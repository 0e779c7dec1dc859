import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Socket } from 'node:net';
import { greetOracle } from '../../../src/probes/oracle.ts';
import {
  decodeTnsServices,
  encodeTnsServices,
  tnsDataLength,
} from '../../../src/probes/wire/tnsServices.ts';
import { bytes } from '../kerberos/recordings.ts';
import { limits, loopback, tcpServer } from '../net/loopback.ts';

const hex = (packet: Uint8Array): string => Buffer.from(packet).toString('hex');
const header = (type: number, body: string): Buffer => {
  const length = (8 + body.length / 2).toString(16).padStart(4, '0');
  return Buffer.from(`${length}0000${type.toString(16).padStart(2, '0')}000000${body}`, 'hex');
};

/** Version 310, then sizes, byte order, lengths, and the flags of the network services. */
const accept = (flags: string): Buffer =>
  header(2, `0136000008007fff010000000020${flags}0000000000000000`);

const supervisor =
  '00040003 00000000 00040005 0b200200 00020006 001f 000e0001 deadbeef 0003 00000002 0004 0001';
const chosen = `00010004 00000000 00040005 0b200200 00020006 faff 00010002 01 00090000 ${Buffer.from('KERBEROS5').toString('hex')}`;
const none = '00010002 00000000 00040005 0b200200 00020006 fbff';
const refused = '00020000 00003174';

/** A data packet of a server with these services. */
function services(...parts: readonly string[]): Buffer {
  const all = parts.join('').replaceAll(' ', '');
  const length = (13 + all.length / 2).toString(16).padStart(4, '0');
  const count = parts.length.toString(16).padStart(4, '0');
  return header(6, `0000deadbeef${length}0b200200${count}00${all}`);
}

test('the offer: lengths that agree, four services, KERBEROS5 by name', () => {
  const offer = encodeTnsServices();
  assert.equal(tnsDataLength(offer), offer.length);
  const body = Buffer.from(offer).subarray(10);
  assert.equal(hex(body.subarray(0, 4)), 'deadbeef');
  assert.deepEqual([body.readUInt16BE(4), body.readUInt16BE(10)], [body.length, 4]);
  assert.ok(body.includes('KERBEROS5'));
  // Our own offer chooses nothing.
  assert.deepEqual(decodeTnsServices(offer), { authentication: [] });
});

test('what the server chooses, that it wants none, and an error of a service', () => {
  assert.deepEqual(decodeTnsServices(services(supervisor, chosen)), {
    authentication: ['KERBEROS5'],
  });
  assert.deepEqual(decodeTnsServices(services(supervisor, none)), { authentication: [] });
  assert.deepEqual(decodeTnsServices(services(supervisor, refused)), {
    authentication: [],
    errorCode: 12660,
  });
  assert.equal(decodeTnsServices(services(supervisor)), undefined);
  assert.equal(decodeTnsServices(bytes('000a00000600000000000000')), undefined);
});

/** A listener that accepts and answers the offer. */
const listener = (flags: string, answer: Buffer) => (socket: Socket) =>
  socket.once('data', () => {
    socket.write(accept(flags));
    socket.once('data', () => socket.write(answer));
  });

test('a service that accepts is asked whether it wants Kerberos', async (t) => {
  const ask = async (flags: string, answer: Buffer, service?: string) => {
    const port = await tcpServer(t, listener(flags, answer));
    const target = {
      host: 'db',
      address: loopback,
      port,
      ...(service !== undefined && { service }),
    };
    return greetOracle(target, limits(500));
  };
  const yes = await ask('0101', services(supervisor, chosen), 'ORCL');
  assert.deepEqual(
    [yes.outcome, yes.facts.answer, yes.facts.acceptsKerberos],
    ['ok', 'accept', true],
  );
  const no = await ask('0101', services(supervisor, none), 'ORCL');
  assert.equal(no.facts.acceptsKerberos, false);
  const disabled = await ask('0404', services(supervisor, chosen), 'ORCL');
  assert.equal(disabled.facts.acceptsKerberos, undefined);
  const strange = await ask('0101', Buffer.from('HTTP/1.1 400'), 'ORCL');
  assert.deepEqual([strange.outcome, strange.facts.acceptsKerberos], ['ok', undefined]);
});

test('a guessed service that the listener does not know is no failure, a named one is', async (t) => {
  const text = '(DESCRIPTION=(ERR=12514))';
  const refuse = header(
    4,
    `2200${text.length.toString(16).padStart(4, '0')}${Buffer.from(text).toString('hex')}`,
  );
  const port = await tcpServer(t, (socket) => socket.once('data', () => socket.write(refuse)));
  const target = { host: 'db', address: loopback, port, service: 'ORCL' };
  assert.equal((await greetOracle(target, limits(500))).outcome, 'failed');
  assert.equal((await greetOracle({ ...target, serviceIsGuess: true }, limits(500))).outcome, 'ok');
});

test('a listener that asks for the request again gets it on the same connection', async (t) => {
  let connections = 0;
  const port = await tcpServer(t, (socket) => {
    connections += 1;
    socket.once('data', (first) => {
      socket.write(header(11, ''));
      socket.once('data', (second) => {
        assert.deepEqual(second, first);
        socket.write(accept('0404'));
      });
    });
  });
  const { facts } = await greetOracle({ host: 'db', address: loopback, port }, limits(500));
  assert.deepEqual([facts.answer, connections], ['accept', 1]);
});
