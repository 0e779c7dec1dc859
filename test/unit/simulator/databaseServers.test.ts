/** MySQL and PostgreSQL first packets against the recorded conversations. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { startSimulator } from '../../../src/simulator/startSimulator.ts';
import type { Simulator } from '../../../src/simulator/startSimulator.ts';
import { Connection } from './exchange.ts';

let simulator: Simulator;
before(async () => {
  simulator = await startSimulator({ scenario: 'healthy' });
});
after(() => simulator.stop());

interface Recording {
  readonly name: string;
  readonly request_hex: readonly string[];
  readonly response_hex: readonly string[];
}

function recorded(file: string, name: string): { sent: Buffer[]; received: string[] } {
  const url = new URL(`../../fixtures/vectors/${file}.json`, import.meta.url);
  const found = (JSON.parse(readFileSync(url, 'utf8')) as readonly Recording[]).find(
    (it) => it.name === name,
  );
  assert.ok(found, `no recording ${name}`);
  return {
    sent: found.request_hex.map((hex) => Buffer.from(hex, 'hex')),
    received: [...found.response_hex],
  };
}

function connection(engine: 'mysql' | 'postgresql'): Connection {
  const server = simulator.world.realm.databases.find((it) => it.engine === engine)!;
  return new Connection(server.address, server.port);
}

/** One MySQL packet: its sequence number and payload. */
async function mysqlPacket(from: Connection): Promise<{ sequence: number; payload: Buffer }> {
  const header = await from.read(4);
  assert.equal(header.length, 4, 'the server closed');
  return { sequence: header[3]!, payload: await from.read(header.readUIntLE(0, 3)) };
}

test('MySQL: a Kerberos user is sent to the Kerberos plugin with SPN and realm, then refused', async () => {
  // The recorded login of `aduser`; the layout of the switch is that of the vector made from MySQL's source.
  const { sent } = recorded('mysql', 'mariadb:aduser/empty-token-after-switch');
  const client = connection('mysql');
  const greeting = await mysqlPacket(client);
  assert.equal(greeting.sequence, 0);
  assert.equal(greeting.payload[0], 10);
  assert.match(greeting.payload.toString('latin1'), /^\n8\.0\.39\0/);
  assert.match(greeting.payload.toString('latin1'), /caching_sha2_password\0$/);
  client.send(sent[0]!);
  const change = await mysqlPacket(client);
  assert.equal(change.sequence, 2);
  const spn = 'mysql/mydb.cluster-abc123.eu-west-1.rds.amazonaws.com@AWSMAD.EXAMPLE.COM';
  const realm = 'CORP.EXAMPLE.COM';
  const length = (text: string) => String.fromCharCode(text.length, 0);
  assert.equal(
    change.payload.toString('latin1'),
    `\xfeauthentication_kerberos_client\0${length(spn)}${spn}${length(realm)}${realm}`,
  );
  client.send(Buffer.from('00000003', 'hex'));
  const refusal = await mysqlPacket(client);
  assert.equal(refusal.sequence, 4);
  assert.equal(refusal.payload.readUInt16LE(1), 1045);
  assert.match(refusal.payload.toString('latin1', 3), /^#28000Access denied for user 'aduser'/);
});

test('MySQL: any other user is refused, after the default plugin where the client used another', async () => {
  for (const [name, packets] of [
    ['mariadb:nosuchuser/caching_sha2_password', 1],
    ['mariadb:nosuchuser/mysql_native_password', 2],
  ] as const) {
    const { sent } = recorded('mysql', name);
    const client = connection('mysql');
    await mysqlPacket(client);
    client.send(sent[0]!);
    const first = await mysqlPacket(client);
    assert.equal(first.payload[0], packets === 1 ? 0xff : 0xfe);
    client.close();
  }
});

test('PostgreSQL: encryption requests are answered with one letter each', async () => {
  const client = connection('postgresql');
  client.send(Buffer.from('0000000804d2162f', 'hex'));
  assert.match((await client.read(1)).toString(), /^[SN]$/);
  client.close();
  const other = connection('postgresql');
  other.send(Buffer.from('0000000804d21630', 'hex'));
  assert.match((await other.read(1)).toString(), /^[GN]$/);
  other.close();
});

function startup(user: string): Buffer {
  const body = Buffer.from(`\0\x03\0\0user\0${user}\0database\0postgres\0\0`, 'latin1');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length + 4);
  return Buffer.concat([length, body]);
}

test('PostgreSQL: a member of rds_ad gets AuthenticationGSS, and a token from a server with a key', async () => {
  const { received, sent } = recorded('postgres', 'pg:gss-empty-token/keytab-ok');
  const client = connection('postgresql');
  client.send(startup('aduser@CORP.EXAMPLE.COM'));
  assert.equal((await client.read(9)).toString('hex'), received[0]);
  client.send(sent[1]!);
  assert.equal((await client.read(received[1]!.length / 2)).toString('hex'), received[1]);
  client.close();
});

test('PostgreSQL: everyone else is asked for a password', async () => {
  const { received } = recorded('postgres', 'start:scramuser/postgres');
  const client = connection('postgresql');
  client.send(startup('somebody'));
  assert.equal((await client.read(received[0]!.length / 2)).toString('hex'), received[0]);
  client.close();
});

test('a server without a key ends the conversation with FATAL 28000', async () => {
  const broken = await startSimulator({ scenario: 'postgresql-keytab-unusable' });
  try {
    const server = broken.world.realm.databases.find((it) => it.engine === 'postgresql')!;
    const client = new Connection(server.address, server.port);
    client.send(startup('aduser@CORP.EXAMPLE.COM'));
    await client.read(9);
    client.send(Buffer.from('7000000004', 'hex'));
    const text = (await client.readToEnd()).toString('latin1');
    assert.match(
      text,
      /^E.{4}SFATAL\0VFATAL\0C28000\0MGSSAPI authentication failed for user "aduser/s,
    );
  } finally {
    await broken.stop();
  }
});
