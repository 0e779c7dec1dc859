import assert from 'node:assert/strict';
import { Duplex } from 'node:stream';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import type { Socket } from 'node:net';
import { TLSSocket, createSecureContext } from 'node:tls';
import { greetMysql } from '../../../src/probes/mysql.ts';
import { greetPostgresql } from '../../../src/probes/postgresql.ts';
import { greetSqlServer } from '../../../src/probes/sqlserver.ts';
import { createAuthority } from '../../../src/simulator/realm/certificate.ts';
import type { ServerIdentity } from '../../../src/simulator/realm/certificate.ts';
import { serveMysql } from '../../../src/simulator/realm/mysql.ts';
import { servePostgresql } from '../../../src/simulator/realm/postgresql.ts';
import { limits, loopback, tcpServer } from '../net/loopback.ts';

const host = 'mydb.abc123.eu-west-1.rds.amazonaws.com';

function identity(validDays = 30, names: readonly string[] = [host]): ServerIdentity {
  const authority = createAuthority('Amazon RDS eu-west-1 Root CA ECC384 G1', new Date());
  return authority.issue({ names, validDays });
}

test('MySQL: the certificate behind SSLRequest, with its authority and what is wrong with it', async (t) => {
  const server = {
    engine: 'mysql',
    address: loopback,
    port: 0,
    version: '8.0.39',
    spn: 'mysql/x@EXAMPLE.COM',
    realm: 'EXAMPLE.COM',
    users: { alice: 'kerberos' },
    certificate: { names: [host], validDays: 30 },
    behaviour: 'serves',
  } as const;
  const port = await tcpServer(t, (socket) => serveMysql(server, identity(-1), socket));
  const { outcome, facts } = await greetMysql(
    { host, address: loopback, port, user: 'alice' },
    limits(2000),
  );
  assert.equal(outcome, 'ok');
  assert.equal(facts.requestedPlugin, 'authentication_kerberos_client');
  const certificate = facts.handshake?.certificate;
  assert.ok(certificate);
  assert.deepEqual(certificate.authority, { id: 'rds-ca-ecc384-g1', region: 'eu-west-1' });
  assert.deepEqual(certificate.names, [host]);
  assert.deepEqual(certificate.chain, [host, 'Amazon RDS eu-west-1 Root CA ECC384 G1']);
  assert.ok(Date.parse(certificate.validTo) < Date.now());
  assert.equal(certificate.nameError, undefined);
});

/** HandshakeV10 of a MySQL that offers TLS and plugins. */
const greeting = Buffer.from(
  `0a${Buffer.from('8.0.39').toString('hex')}00 01000000 ${'41'.repeat(8)} 00 01aa 2d 0200 0800 15 ${'00'.repeat(10)} ${'42'.repeat(13)} ${Buffer.from('mysql_native_password').toString('hex')}00`.replaceAll(
    ' ',
    '',
  ),
  'hex',
);

function packet(sequence: number, payload: Buffer): Buffer {
  return Buffer.concat([Buffer.of(payload.length, 0, 0, sequence), payload]);
}

test('MySQL: where TLS breaks, the clear text of another connection tells that it is required', async (t) => {
  const text = Buffer.from(
    '#HY000Connections using insecure transport are prohibited while --require_secure_transport=ON.',
  );
  const logins: string[] = [];
  const port = await tcpServer(t, (socket) => {
    socket.write(packet(0, greeting));
    socket.once('data', (first) => {
      // An SSLRequest is 32 bytes long; the handshake follows it.
      if (first[0] === 32) {
        socket.end('no TLS here');
        return;
      }
      logins.push(first.toString('latin1', 36, first.indexOf(0, 36)));
      socket.end(packet(2, Buffer.concat([Buffer.of(0xff, 0x57, 0x0c), text])));
    });
  });
  const { outcome, facts } = await greetMysql(
    { host, address: loopback, port, user: 'alice' },
    limits(2000),
  );
  assert.deepEqual(
    [outcome, facts.errorCode, facts.tlsRequired, facts.encrypted, logins],
    ['failed', 3159, true, false, ['alice']],
  );
  assert.match(facts.handshake?.error ?? '', /ERR_SSL/);
});

test('PostgreSQL: the certificate behind S; another name than the one that was asked for', async (t) => {
  const server = {
    engine: 'postgresql',
    address: loopback,
    port: 0,
    users: { alice: 'rds_ad' },
    keytabUsable: true,
    certificate: { names: ['other.example.com'], validDays: 30 },
    behaviour: 'serves',
  } as const;
  const shown = identity(30, ['other.example.com']);
  const port = await tcpServer(t, (socket) => servePostgresql(server, shown, socket));
  const { facts } = await greetPostgresql(
    { host, address: loopback, port, user: 'alice' },
    limits(2000),
  );
  assert.deepEqual(
    [facts.authentication, facts.keytabUsable, facts.encrypted, facts.inClear],
    ['gss', true, true, undefined],
  );
  assert.match(facts.handshake?.certificate?.nameError ?? '', /other\.example\.com/);
});

test('PostgreSQL: a port that answers S and then speaks no TLS is asked in clear text', async (t) => {
  const port = await tcpServer(t, (socket) =>
    socket.once('data', (first) => {
      if (first.readUInt32BE(4) === 80_877_103) {
        socket.write('S', () => socket.once('data', () => socket.end('nonsense')));
      } else socket.end(Buffer.from('520000000800000007', 'hex'));
    }),
  );
  const { outcome, facts } = await greetPostgresql(
    { host, address: loopback, port, user: 'alice' },
    limits(2000),
  );
  assert.equal(outcome, 'ok');
  assert.equal(facts.handshake?.established, false);
  assert.match(facts.handshake.error ?? '', /ERR_SSL/);
  assert.deepEqual([facts.authentication, facts.encrypted], ['gss', false]);
});

/** Version 16.0.1000, and an encryption byte (MS-TDS 2.2.6.5). */
function preloginAnswer(encryption: number): Buffer {
  const body = Buffer.from(
    `00000b0006 0100110001 ff 1000 03e8 0000 ${encryption.toString(16).padStart(2, '0')}`.replaceAll(
      ' ',
      '',
    ),
    'hex',
  );
  return Buffer.concat([Buffer.of(4, 1, 0, 8 + body.length, 0, 0, 1, 0), body]);
}

/** The server's side of TLS in packets of type 18, in small pieces. */
function tlsInTds(socket: Socket, shown: ServerIdentity): void {
  let pending = Buffer.alloc(0);
  const stream = new Duplex({
    read: () => undefined,
    write: (chunk: Buffer, _encoding, done) => {
      for (let at = 0; at < chunk.length; at += 500) {
        const part = chunk.subarray(at, at + 500);
        const last = at + 500 >= chunk.length ? 1 : 0;
        const header = Buffer.of(
          18,
          last,
          (part.length + 8) >> 8,
          (part.length + 8) & 255,
          0,
          0,
          0,
          0,
        );
        socket.write(Buffer.concat([header, part]));
      }
      done();
    },
  });
  socket.on('data', (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    while (pending.length >= 8 && pending.length >= pending.readUInt16BE(2)) {
      const length = pending.readUInt16BE(2);
      stream.push(pending.subarray(8, length));
      pending = pending.subarray(length);
    }
  });
  const secured = new TLSSocket(stream, {
    isServer: true,
    secureContext: createSecureContext({ ...shown }),
  });
  secured.on('error', () => socket.destroy());
}

function sqlServer(
  t: TestContext,
  encryption: number,
  then: (socket: Socket) => void,
): Promise<number> {
  return tcpServer(t, (socket) =>
    socket.once('data', () => {
      then(socket);
      socket.write(preloginAnswer(encryption));
    }),
  );
}

test('SQL Server: the certificate of the TLS inside TDS packets', async (t) => {
  const port = await sqlServer(t, 3, (socket) => tlsInTds(socket, identity()));
  const { outcome, facts } = await greetSqlServer({ host, address: loopback, port }, limits(2000));
  assert.deepEqual(
    [outcome, facts.serverVersion, facts.encryption],
    ['ok', '16.0.1000', 'required'],
  );
  assert.equal(facts.handshake?.established, true);
  assert.equal(facts.handshake.certificate?.authority?.id, 'rds-ca-ecc384-g1');
});

test('SQL Server: no TLS supported, none inside its packets, and packets of something else', async (t) => {
  const none = await sqlServer(t, 2, () => undefined);
  const plain = await greetSqlServer({ host, address: loopback, port: none }, limits(2000));
  assert.deepEqual([plain.facts.encryption, plain.facts.handshake], ['not-supported', undefined]);
  const garbage = await sqlServer(t, 0, (socket) =>
    socket.once('data', () => socket.write(Buffer.alloc(100, 0x55))),
  );
  const broken = await greetSqlServer({ host, address: loopback, port: garbage }, limits(2000));
  assert.equal(broken.outcome, 'ok');
  assert.match(broken.facts.handshake?.error ?? '', /ERR_TDS_PACKET/);
  const silent = await sqlServer(t, 0, () => undefined);
  const waited = await greetSqlServer({ host, address: loopback, port: silent }, limits(100));
  assert.equal(waited.outcome, 'ok');
  assert.match(waited.facts.handshake?.error ?? '', /TLS handshake/);
});
