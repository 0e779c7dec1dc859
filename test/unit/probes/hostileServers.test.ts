import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Socket } from 'node:net';
import { closedPort, limits, tcpServer, udpServer } from '../net/loopback.ts';
import { beginnings, emptyLdapEntry, loopingDnsAnswer, nestedBer } from './hostileBytes.ts';
import { overTcp, overTls, overUdp } from './probeTable.ts';

const streams = { ...overTcp, ...overTls };

/** Servers that mean no good, and how a probe may end with them. */
const servers: Readonly<
  Record<string, { serve: (socket: Socket) => void; ends: readonly string[] }>
> = {
  silent: { serve: () => undefined, ends: ['timeout'] },
  'dripping one byte after the other': {
    serve: (socket) => {
      const timer = setInterval(() => socket.write('\x30'), 3);
      socket.on('close', () => clearInterval(timer));
    },
    ends: ['timeout', 'unexpected'],
  },
  'closing at once': { serve: (socket) => socket.end(), ends: ['unexpected'] },
  resetting: { serve: (socket) => socket.resetAndDestroy(), ends: ['unexpected', 'refused'] },
  'promising four gigabytes': {
    serve: (socket) => void socket.write(Buffer.alloc(64, 0xff)),
    ends: ['unexpected', 'timeout', 'failed'],
  },
  'speaking HTTP': {
    serve: (socket) => void socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'),
    ends: ['unexpected', 'timeout'],
  },
  'sending zeros without end': {
    serve: (socket) => void socket.write(Buffer.alloc(300_000)),
    ends: ['unexpected', 'timeout'],
  },
  'nesting BER ten thousand deep': {
    serve: (socket) => void socket.write(nestedBer(10_000)),
    ends: ['unexpected', 'timeout'],
  },
  'telling LDAP entries without end': {
    serve: (socket) => {
      const entries = Buffer.concat(Array.from({ length: 100 }, () => emptyLdapEntry));
      const more = (error?: Error | null): void => {
        if (!error) socket.write(entries, more);
      };
      more();
    },
    ends: ['unexpected', 'timeout'],
  },
  'that has closed its half and listens on': {
    serve: (socket) => {
      socket.resume();
      socket.end('\x30');
    },
    ends: ['unexpected'],
  },
};

for (const [name, { serve, ends }] of Object.entries(servers)) {
  test(`a server ${name}: every probe ends within its limits and says so`, async (t) => {
    const port = await tcpServer(t, serve);
    const results = await Promise.all(
      Object.entries(streams).map(
        async ([probe, run]) => [probe, await run(port, limits(60))] as const,
      ),
    );
    for (const [probe, { outcome, error, facts }] of results) {
      assert.ok(ends.includes(outcome), `${probe}: ${outcome}`);
      assert.match(error ?? '', /\.$/, probe);
      assert.ok(JSON.stringify(facts).length < 2000, probe);
    }
  });
}

const middles: Readonly<
  Record<string, { then: (socket: Socket) => void; ends: string; says: RegExp }>
> = {
  closes: { then: (socket) => socket.end(), ends: 'unexpected', says: /closed the connection|TLS/ },
  resets: {
    then: (socket) => setTimeout(() => socket.resetAndDestroy(), 10),
    ends: 'unexpected',
    says: /reset the connection|TLS/,
  },
  'falls silent': { then: () => undefined, ends: 'timeout', says: /only \d+ bytes|no TCP|TLS/ },
};

for (const [name, { then, ends, says }] of Object.entries(middles)) {
  test(`in the middle of its answer a server ${name}: that is what every probe tells`, async (t) => {
    for (const [probe, run] of Object.entries(streams)) {
      const beginning = beginnings[probe]!;
      const port = await tcpServer(t, (socket) => {
        socket.resume();
        socket.write(beginning, () => then(socket));
      });
      const { outcome, error, facts } = await run(port, limits(60));
      assert.equal(outcome, ends, probe);
      assert.match(error ?? '', says, probe);
      const { receivedHex } = facts as Record<string, string>;
      if (probe in overTcp)
        assert.equal(receivedHex, Buffer.from(beginning).toString('hex'), probe);
    }
  });
}

test('a DNS answer whose names point at themselves: unexpected, over both transports', async (t) => {
  const udp = await udpServer(t, (query, reply) => reply(loopingDnsAnswer(query)));
  const tcp = await tcpServer(t, (socket) => {
    socket.once('data', (query: Uint8Array) => {
      const answer = loopingDnsAnswer(query.subarray(2));
      socket.write(Uint8Array.of(0, answer.length, ...answer));
    });
  });
  assert.equal((await overUdp['dns']!(udp, limits(500))).outcome, 'unexpected');
  assert.equal((await overTcp['dns']!(tcp, limits(500))).outcome, 'unexpected');
});

test('datagrams of nested BER are no answer of any probe', async (t) => {
  const port = await udpServer(t, (_, reply) => reply(nestedBer(10_000)));
  for (const [probe, run] of Object.entries(overUdp))
    assert.equal((await run(port, limits(60))).outcome, 'unexpected', probe);
});

test('datagrams of garbage: unexpected, or still waiting for the real answer', async (t) => {
  const port = await udpServer(t, (_, reply) => reply(Buffer.alloc(600, 0x7e)));
  for (const [probe, run] of Object.entries(overUdp)) {
    const { outcome, error } = await run(port, limits(60));
    assert.equal(outcome, 'unexpected', probe);
    assert.match(error ?? '', /another protocol\.$/);
  }
});

test('a closed port: refused, over both transports', async () => {
  const port = await closedPort();
  for (const [probe, run] of [...Object.entries(streams), ...Object.entries(overUdp)]) {
    const { outcome, error } = await run(port, limits(2000));
    assert.equal(outcome, 'refused', probe);
    assert.match(error ?? '', /ECONNREFUSED/);
  }
});

test('a cancelled run: skipped, and nothing is said about the network', async (t) => {
  const port = await tcpServer(t, () => undefined);
  const bounds = limits(60_000);
  bounds.abort();
  for (const [probe, run] of Object.entries(streams)) {
    const { outcome, error } = await run(port, bounds);
    assert.equal(outcome, 'skipped', probe);
    assert.match(error ?? '', /cancelled/);
  }
});
