import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Socket } from 'node:net';
import { askDns } from '../../../src/probes/dns.ts';
import { greetDb2 } from '../../../src/probes/db2.ts';
import { askKdc } from '../../../src/probes/kdc.ts';
import { askKdcWithLargeRequest } from '../../../src/probes/kdcSize.ts';
import { askKpasswd } from '../../../src/probes/kpasswd.ts';
import { readRootDse } from '../../../src/probes/ldap.ts';
import { greetMysql } from '../../../src/probes/mysql.ts';
import { askNtp } from '../../../src/probes/ntp.ts';
import type { Observation, ProbeContext } from '../../../src/probes/observation.ts';
import { greetOracle } from '../../../src/probes/oracle.ts';
import { greetPostgresql } from '../../../src/probes/postgresql.ts';
import { proveRealm } from '../../../src/probes/realmProof.ts';
import { greetSqlServer } from '../../../src/probes/sqlserver.ts';
import { inspectTls } from '../../../src/probes/tls.ts';
import { askForReferral } from '../../../src/probes/trust.ts';
import { closedPort, limits, loopback, tcpServer, udpServer } from '../net/loopback.ts';

type Probe = (port: number, ctx: ProbeContext) => Promise<Observation>;

const host = 'db.example.com';
const address = loopback;
const realm = 'EXAMPLE.COM';

/** Every probe that speaks over a stream. */
const overTcp: Readonly<Record<string, Probe>> = {
  dns: (port, ctx) =>
    askDns(
      { server: address, port, serverRole: 'directory', transport: 'tcp', name: host, type: 'A' },
      ctx,
    ),
  kdc: (port, ctx) => askKdc({ address, port, transport: 'tcp', realm }, ctx),
  size: (port, ctx) => askKdcWithLargeRequest({ address, port, transport: 'tcp', realm }, ctx),
  trust: (port, ctx) =>
    askForReferral({ address, port, transport: 'tcp', realm, domain: host }, ctx),
  'realm proof': (port, ctx) =>
    proveRealm({ address, port, transport: 'tcp', realm, ldapPort: port }, ctx),
  kpasswd: (port, ctx) => askKpasswd({ address, port, transport: 'tcp', realm }, ctx),
  ldap: (port, ctx) => readRootDse({ address, port, transport: 'tcp' }, ctx),
  ldaps: (port, ctx) => readRootDse({ address, port, transport: 'tls' }, ctx),
  mysql: (port, ctx) => greetMysql({ host, address, port }, ctx),
  postgresql: (port, ctx) => greetPostgresql({ host, address, port, user: 'u' }, ctx),
  sqlserver: (port, ctx) => greetSqlServer({ host, address, port }, ctx),
  oracle: (port, ctx) => greetOracle({ host, address, port }, ctx),
  db2: (port, ctx) => greetDb2({ host, address, port }, ctx),
  tls: (port, ctx) => inspectTls({ host, address, port }, ctx),
};

const overUdp: Readonly<Record<string, Probe>> = {
  dns: (port, ctx) =>
    askDns(
      { server: address, port, serverRole: 'directory', transport: 'udp', name: host, type: 'A' },
      ctx,
    ),
  kdc: (port, ctx) => askKdc({ address, port, transport: 'udp', realm }, ctx),
  'realm proof': (port, ctx) =>
    proveRealm({ address, port, transport: 'udp', realm, ldapPort: port }, ctx),
  kpasswd: (port, ctx) => askKpasswd({ address, port, transport: 'udp', realm }, ctx),
  cldap: (port, ctx) => readRootDse({ address, port, transport: 'udp' }, ctx),
  ntp: (port, ctx) => askNtp({ address, port }, ctx),
};

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
};

for (const [name, { serve, ends }] of Object.entries(servers)) {
  test(`a server ${name}: every probe ends within its limits and says so`, async (t) => {
    const port = await tcpServer(t, serve);
    const results = await Promise.all(
      Object.entries(overTcp).map(
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
  for (const [probe, run] of [...Object.entries(overTcp), ...Object.entries(overUdp)]) {
    const { outcome, error } = await run(port, limits(2000));
    assert.equal(outcome, 'refused', probe);
    assert.match(error ?? '', /ECONNREFUSED/);
  }
});

test('a cancelled run: skipped, and nothing is said about the network', async (t) => {
  const port = await tcpServer(t, () => undefined);
  const bounds = limits(60_000);
  bounds.abort();
  for (const [probe, run] of Object.entries(overTcp)) {
    const { outcome, error } = await run(port, bounds);
    assert.equal(outcome, 'skipped', probe);
    assert.match(error ?? '', /cancelled/);
  }
});
