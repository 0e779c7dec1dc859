/** TLS of the simulated servers, verified by Node against the authority of the run. */
import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect as connectTcp } from 'node:net';
import type { Socket } from 'node:net';
import { after, before, test } from 'node:test';
import { connect as connectTls } from 'node:tls';
import { createAuthority } from '../../../src/simulator/realm/certificate.ts';
import { startSimulator } from '../../../src/simulator/startSimulator.ts';
import type { Simulator } from '../../../src/simulator/startSimulator.ts';

let simulator: Simulator;
before(async () => {
  simulator = await startSimulator({ scenario: 'healthy' });
});
after(() => simulator.stop());

const ca = () => readFileSync(simulator.environment['NODE_EXTRA_CA_CERTS']!, 'utf8');

async function opened(address: string, port: number): Promise<Socket> {
  const socket = connectTcp({ host: address, port });
  await once(socket, 'connect');
  return socket;
}

async function firstBytes(socket: Socket): Promise<Buffer> {
  const [bytes] = (await once(socket, 'data')) as [Buffer];
  return bytes;
}

test('PostgreSQL: S, a certificate for the endpoint, and the login inside TLS', async () => {
  const server = simulator.world.realm.databases.find((it) => it.engine === 'postgresql')!;
  const clear = await opened(server.address, server.port);
  clear.write(Buffer.from('0000000804d2162f', 'hex'));
  assert.equal((await firstBytes(clear)).toString(), 'S');
  const secured = connectTls({
    socket: clear,
    ca: ca(),
    servername: 'reports.abc123.eu-west-1.rds.amazonaws.com',
  });
  await once(secured, 'secureConnect');
  assert.equal(secured.authorized, true);
  secured.write(Buffer.from('\0\0\0\x18\0\x03\0\0user\0somebody\0\0\0', 'latin1'));
  assert.equal((await firstBytes(secured)).subarray(0, 1).toString(), 'R');
  secured.destroy();
});

test('MySQL: an SSLRequest, a certificate for the endpoint, and the login inside TLS', async () => {
  const server = simulator.world.realm.databases.find((it) => it.engine === 'mysql')!;
  const clear = await opened(server.address, server.port);
  await firstBytes(clear);
  const request = Buffer.alloc(36);
  request.writeUIntLE(32, 0, 3);
  request[3] = 1;
  request.writeUInt32LE(0x000b_a205 | 0x800, 4);
  clear.write(request);
  const secured = connectTls({
    socket: clear,
    ca: ca(),
    servername: 'mydb.cluster-abc123.eu-west-1.rds.amazonaws.com',
  });
  await once(secured, 'secureConnect');
  assert.equal(secured.authorized, true);
  const login = Buffer.concat([
    request.subarray(4),
    Buffer.from('aduser\0\0caching_sha2_password\0', 'latin1'),
  ]);
  secured.write(Buffer.concat([Buffer.from([login.length, 0, 0, 2]), login]));
  const answer = await firstBytes(secured);
  assert.equal(answer[3], 3);
  assert.match(answer.toString('latin1', 4), /^\xfeauthentication_kerberos_client\0/);
  secured.destroy();
});

test("LDAPS: a certificate for the controller's name", async () => {
  const { address, hostName } = simulator.world.realm.controllers[0]!;
  const secured = connectTls({
    host: address,
    port: simulator.place.ports.ldaps,
    ca: ca(),
    servername: hostName,
  });
  await once(secured, 'secureConnect');
  assert.equal(secured.authorized, true);
  secured.destroy();
});

test('a leaf can be expired', () => {
  const now = new Date('2026-11-21T00:00:00Z');
  const { cert } = createAuthority('Test', now).issue({ names: ['a.example'], validDays: -1 });
  assert.equal(new X509Certificate(cert).validToDate.toISOString(), '2026-11-20T00:00:00.000Z');
});
