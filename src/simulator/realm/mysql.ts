/** The first packets of a MySQL server: greeting, login response, AuthSwitch, refusal. */
import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { MysqlServer } from './state.ts';

/** Capabilities of a MySQL 8 server without TLS and compression. */
const capabilities = 0xdfff_f7df & ~0x0000_0820;
const autocommit = 2;
const utf8mb4 = 255;
const defaultPlugin = 'caching_sha2_password';
const errors = { hostBlocked: 1129, accessDenied: 1045, malformed: 1835 } as const;

/** Serves one connection up to the refusal; nobody ever gets in. */
export function serveMysql(server: MysqlServer, socket: Socket): void {
  const peer = socket.remoteAddress ?? 'unknown';
  if (server.behaviour === 'silent') return;
  if (server.behaviour === 'host-blocked') {
    const text = `Host '${peer}' is blocked because of many connection errors; unblock with 'mysqladmin flush-hosts'`;
    socket.end(packet(0, error(errors.hostBlocked, undefined, text)));
    return;
  }
  const scramble = randomBytes(20).map((byte) => (byte % 94) + 33);
  socket.write(packet(0, greeting(server.version, scramble)));
  let user: string | undefined;
  forEachPacket(socket, (sequence, payload) => {
    if (user !== undefined) {
      refuse(socket, sequence + 1, user, peer);
      return;
    }
    const login = readLogin(payload);
    if (!login) {
      socket.end(
        packet(sequence + 1, error(errors.malformed, 'HY000', 'Malformed communication packet.')),
      );
      return;
    }
    user = login.user;
    const request = authSwitch(server, login.user, scramble, login.plugin);
    if (request) socket.write(packet(sequence + 1, request));
    else refuse(socket, sequence + 1, user, peer);
  });
}

function refuse(socket: Socket, sequence: number, user: string, peer: string): void {
  const text = `Access denied for user '${user}'@'${peer}' (using password: NO)`;
  socket.end(packet(sequence, error(errors.accessDenied, '28000', text)));
}

/** HandshakeV10 */
function greeting(version: string, scramble: Uint8Array): Buffer {
  const fixed = Buffer.alloc(4);
  fixed.writeUInt32LE(1 + Math.floor(Math.random() * 1e6)); // connection id
  const tail = Buffer.alloc(2 + 1 + 2 + 2 + 1 + 10);
  tail.writeUInt16LE(capabilities & 0xffff, 0);
  tail[2] = utf8mb4;
  tail.writeUInt16LE(autocommit, 3);
  tail.writeUInt16LE((capabilities >>> 16) & 0xffff, 5);
  tail[7] = scramble.length + 1;
  return Buffer.concat([
    Buffer.of(10),
    Buffer.from(`${version}\0`),
    fixed,
    scramble.subarray(0, 8),
    Buffer.of(0),
    tail,
    scramble.subarray(8),
    Buffer.of(0),
    Buffer.from(`${defaultPlugin}\0`),
  ]);
}

interface Login {
  readonly user: string;
  readonly plugin: string | undefined;
}

const protocol41 = 0x200;
const connectWithDatabase = 0x8;
const pluginAuth = 0x8_0000;

/** HandshakeResponse41 with an authentication response of one length byte. */
function readLogin(payload: Buffer): Login | undefined {
  if (payload.length < 33) return undefined;
  const flags = payload.readUInt32LE(0);
  if ((flags & protocol41) === 0) return undefined;
  const userEnd = payload.indexOf(0, 32);
  if (userEnd < 0) return undefined;
  const user = payload.toString('utf8', 32, userEnd);
  let at = userEnd + 2 + (payload[userEnd + 1] ?? 0);
  if ((flags & connectWithDatabase) !== 0) at = payload.indexOf(0, at) + 1;
  const end = payload.indexOf(0, at);
  const plugin =
    (flags & pluginAuth) !== 0 && end > at ? payload.toString('utf8', at, end) : undefined;
  return { user, plugin };
}

/** AuthSwitchRequest for the account's plugin; undefined when the client already speaks it. */
function authSwitch(
  { users, spn, realm }: MysqlServer,
  user: string,
  scramble: Uint8Array,
  plugin: string | undefined,
): Buffer | undefined {
  switch (users[user]) {
    case 'kerberos':
      // Server SPN and user realm, each after its length, little-endian (MySQL's Kerberos plugin).
      return switchTo('authentication_kerberos_client', withLength(spn), withLength(realm));
    case 'pam':
      return switchTo('mysql_clear_password');
    default:
      if (plugin === defaultPlugin) return undefined;
      return switchTo(defaultPlugin, Buffer.from(scramble), Buffer.of(0));
  }
}

function switchTo(plugin: string, ...data: Buffer[]): Buffer {
  return Buffer.concat([Buffer.of(0xfe), Buffer.from(`${plugin}\0`), ...data]);
}

function withLength(text: string): Buffer {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(2);
  length.writeUInt16LE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function error(code: number, sqlState: string | undefined, text: string): Buffer {
  const head = Buffer.from([0xff, 0, 0]);
  head.writeUInt16LE(code, 1);
  // Before the handshake there is no SQLSTATE in an ERR packet.
  return Buffer.concat([
    head,
    Buffer.from(`${sqlState === undefined ? '' : `#${sqlState}`}${text}`),
  ]);
}

function packet(sequence: number, payload: Buffer): Buffer {
  const header = Buffer.alloc(4);
  header.writeUIntLE(payload.length, 0, 3);
  header[3] = sequence;
  return Buffer.concat([header, payload]);
}

function forEachPacket(socket: Socket, handle: (sequence: number, payload: Buffer) => void): void {
  let pending = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    while (pending.length >= 4) {
      const length = pending.readUIntLE(0, 3);
      if (length > 1 << 16) {
        socket.destroy();
        return;
      }
      if (pending.length < 4 + length) return;
      const sequence = pending.readUInt8(3);
      const payload = pending.subarray(4, 4 + length);
      pending = pending.subarray(4 + length);
      handle(sequence, payload);
    }
  });
}
