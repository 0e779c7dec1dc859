import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeFailure } from '../../../src/net/describe.ts';
import { exchangeTcp, openTcp } from '../../../src/net/tcpConversation.ts';
import { exchangeUdp } from '../../../src/net/udpExchange.ts';
import { closedPort, limits, loopback, tcpServer, udpServer } from './loopback.ts';

const ping = Uint8Array.of(1, 2, 3);
const threeBytes = (): number => 3;

test('UDP: the answer, and how long it took', async (t) => {
  const port = await udpServer(t, (datagram, reply) => reply(datagram));
  const result = await exchangeUdp({ address: loopback, port, request: ping }, limits(2000));
  assert.equal(result.outcome, 'ok');
  assert.deepEqual([...result.bytes], [...ping]);
  assert.ok(result.rttMs >= 0 && result.endedAt >= result.sentAt);
});

test('UDP: a lost datagram is sent once more, not oftener', async (t) => {
  let seen = 0;
  const port = await udpServer(t, (datagram, reply) => {
    seen += 1;
    if (seen === 2) reply(datagram);
  });
  const answered = await exchangeUdp({ address: loopback, port, request: ping }, limits(200));
  assert.equal(answered.outcome, 'ok');
  seen = -10;
  const lost = await exchangeUdp({ address: loopback, port, request: ping }, limits(60));
  assert.equal(lost.outcome, 'timeout');
  assert.ok(seen <= -8, `${seen + 10} datagrams`);
});

test('UDP: a closed port is refused, because the socket is connected', async () => {
  const port = await closedPort();
  const result = await exchangeUdp({ address: loopback, port, request: ping }, limits(2000));
  assert.deepEqual([result.outcome, result.errno], ['refused', 'ECONNREFUSED']);
});

test('UDP: strangers are not the answer, but are kept when nothing better comes', async (t) => {
  const port = await udpServer(t, (datagram, reply) => {
    reply(Uint8Array.of(9));
    if (datagram[0] === 1) reply(ping);
  });
  const accept = (datagram: Uint8Array): boolean => datagram.length === 3;
  const target = { address: loopback, port, accept };
  const answered = await exchangeUdp({ ...target, request: ping }, limits(2000));
  assert.equal(answered.outcome, 'ok');
  const strange = await exchangeUdp({ ...target, request: Uint8Array.of(7) }, limits(50));
  assert.deepEqual([strange.outcome, [...strange.bytes]], ['unexpected', [9]]);
});

test('TCP: refused, and silence after connecting', async (t) => {
  const request = { request: ping, framing: threeBytes };
  const closed = await exchangeTcp(
    { address: loopback, port: await closedPort(), ...request },
    limits(2000),
  );
  assert.deepEqual([closed.outcome, closed.phase], ['refused', 'connect']);
  const port = await tcpServer(t, () => undefined);
  const silent = await exchangeTcp({ address: loopback, port, ...request }, limits(40));
  assert.deepEqual([silent.outcome, silent.phase], ['timeout', 'answer']);
  assert.match(describeFailure(silent, 'Ping') ?? '', /^Ping: no answer within 0\.0 s\.$/);
});

test('TCP: a server that drips never outlives the deadline, and what came is kept', async (t) => {
  const port = await tcpServer(t, (socket) => {
    const timer = setInterval(() => socket.write('x'), 5);
    socket.on('close', () => clearInterval(timer));
  });
  const target = { address: loopback, port, request: ping, framing: () => 100_000 };
  const result = await exchangeTcp(target, { ...limits(80), maxBytes: 200_000 });
  assert.equal(result.outcome, 'timeout');
  assert.ok(result.bytes.length > 0);
});

test('TCP: an answer beyond the limit stops the reading', async (t) => {
  const port = await tcpServer(t, (socket) => void socket.write(Buffer.alloc(1_000_000)));
  // Never complete: one byte more than there is.
  const framing = (received: Uint8Array): number => received.length + 1;
  const target = { address: loopback, port, request: ping, framing };
  const result = await exchangeTcp(target, { ...limits(2000), maxBytes: 2000 });
  assert.equal(result.outcome, 'unexpected');
  assert.equal(result.bytes.length, 2000);
});

test('TCP: a length prefix of four gigabytes is refused at once', async (t) => {
  const port = await tcpServer(t, (socket) => void socket.write(Buffer.alloc(8, 0xff)));
  const framing = (received: Uint8Array): number =>
    received.length < 4 ? 4 : 4 + new DataView(received.buffer, received.byteOffset).getUint32(0);
  const result = await exchangeTcp(
    { address: loopback, port, request: ping, framing },
    limits(60_000),
  );
  assert.equal(result.outcome, 'unexpected');
});

test('TCP: closed and reset before the answer is complete', async (t) => {
  const closing = await tcpServer(t, (socket) => socket.end('a'));
  const resetting = await tcpServer(t, (socket) => {
    socket.once('data', () => socket.resetAndDestroy());
  });
  const rest = { address: loopback, request: ping, framing: threeBytes };
  const closed = await exchangeTcp({ ...rest, port: closing }, limits(2000));
  assert.deepEqual([closed.outcome, closed.closed, closed.bytes.length], ['unexpected', 'end', 1]);
  const reset = await exchangeTcp({ ...rest, port: resetting }, limits(2000));
  assert.deepEqual([reset.outcome, reset.closed], ['unexpected', 'reset']);
  assert.match(describeFailure(reset, 'Ping') ?? '', /reset the connection after 0 bytes/);
});

test('TCP: messages that arrive together are read one by one', async (t) => {
  const port = await tcpServer(t, (socket) => void socket.write('aaabbbcc'));
  const { conversation } = await openTcp({ address: loopback, port }, limits(50));
  assert.ok(conversation);
  const read = async (): Promise<string> =>
    Buffer.from((await conversation.exchange(undefined, threeBytes)).bytes).toString();
  assert.equal(await read(), 'aaa');
  assert.equal(await read(), 'bbb');
  const rest = await conversation.exchange(undefined, threeBytes);
  assert.deepEqual([rest.outcome, rest.bytes.length], ['timeout', 2]);
  conversation.close();
});

test('cancelling ends every exchange at once', async (t) => {
  const port = await tcpServer(t, () => undefined);
  const udp = await udpServer(t, () => undefined);
  for (const early of [true, false]) {
    const bounds = limits(60_000);
    if (early) bounds.abort();
    const running = Promise.all([
      exchangeTcp({ address: loopback, port, request: ping, framing: threeBytes }, bounds),
      exchangeUdp({ address: loopback, port: udp, request: ping }, bounds),
    ]);
    if (!early) setTimeout(bounds.abort, 30);
    for (const { outcome, errno } of await running) {
      assert.deepEqual([outcome, errno], ['skipped', undefined]);
    }
  }
});

test('names and impossible ports are never resolved or sent to', async () => {
  for (const target of [
    { address: 'localhost', port: 9 },
    { address: loopback, port: 0 },
    { address: loopback, port: 70_000 },
  ]) {
    const results = [
      await exchangeUdp({ ...target, request: ping }, limits(100)),
      await exchangeTcp({ ...target, request: ping, framing: threeBytes }, limits(100)),
    ];
    for (const { outcome, errno } of results) {
      assert.deepEqual([outcome, errno], ['skipped', 'EINVAL']);
    }
  }
});
