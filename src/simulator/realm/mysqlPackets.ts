/** Packets of the MySQL protocol as server and client send them before a login. */
import type { Socket } from 'node:net';

/** Capabilities of a MySQL 8 server: TLS, no compression (0x20). */
const capabilities = 0xdfff_ffdf;
const tls = 0x800;
const autocommit = 2;
const utf8mb4 = 255;
/** No packet before a login is longer. */
const longest = 1 << 16;
export const defaultPlugin = 'caching_sha2_password';

/** HandshakeV10 */
export function greeting(version: string, scramble: Uint8Array): Buffer {
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

export interface Login {
  readonly user: string;
  readonly plugin: string | undefined;
}

const protocol41 = 0x200;
const connectWithDatabase = 0x8;
const pluginAuth = 0x8_0000;

/** An SSLRequest: the fixed part of a login response, and nothing of a user yet. */
export function isTlsRequest(payload: Buffer): boolean {
  return payload.length === 32 && (payload.readUInt32LE(0) & tls) !== 0;
}

/** HandshakeResponse41 with an authentication response of one length byte. */
export function readLogin(payload: Buffer): Login | undefined {
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

export function switchTo(plugin: string, ...data: Buffer[]): Buffer {
  return Buffer.concat([Buffer.of(0xfe), Buffer.from(`${plugin}\0`), ...data]);
}

export function withLength(text: string): Buffer {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(2);
  length.writeUInt16LE(bytes.length);
  return Buffer.concat([length, bytes]);
}

export function error(code: number, sqlState: string | undefined, text: string): Buffer {
  const head = Buffer.from([0xff, 0, 0]);
  head.writeUInt16LE(code, 1);
  // Before the handshake there is no SQLSTATE in an ERR packet.
  return Buffer.concat([
    head,
    Buffer.from(`${sqlState === undefined ? '' : `#${sqlState}`}${text}`),
  ]);
}

export function packet(sequence: number, payload: Buffer): Buffer {
  const header = Buffer.alloc(4);
  header.writeUIntLE(payload.length, 0, 3);
  header[3] = sequence;
  return Buffer.concat([header, payload]);
}

/** Calls `handle` for each whole packet of a connection until it lets go of the connection. */
export function forEachPacket(
  socket: Socket,
  handle: (sequence: number, payload: Buffer, letGo: () => void) => void,
): void {
  let pending = Buffer.alloc(0);
  let reading = true;
  const letGo = (): void => {
    reading = false;
    socket.off('data', read).pause();
    // Clients send what follows without waiting: it belongs to whoever reads next.
    if (pending.length > 0) socket.unshift(pending);
  };
  const read = (chunk: Buffer): void => {
    pending = Buffer.concat([pending, chunk]);
    while (reading && pending.length >= 4) {
      const length = pending.readUIntLE(0, 3);
      if (length > longest) {
        socket.destroy();
        return;
      }
      if (pending.length < 4 + length) return;
      const sequence = pending.readUInt8(3);
      const payload = pending.subarray(4, 4 + length);
      pending = pending.subarray(4 + length);
      handle(sequence, payload, letGo);
    }
  };
  socket.on('data', read);
}
