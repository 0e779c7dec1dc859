import { ByteReader } from '../../kerberos/byteReader.ts';

/** First packet of a server: Protocol::HandshakeV10. */
export interface MysqlGreeting {
  readonly serverVersion: string;
  readonly mariadb: boolean;
  readonly tlsOffered: boolean;
  /** Absent on servers without pluggable authentication. */
  readonly defaultPlugin?: string;
}

/** ERR_Packet. Before the login it has no SQLSTATE. */
export interface MysqlError {
  readonly code: number;
  readonly sqlState?: string;
  readonly text: string;
}

export type MysqlAnswer =
  | { readonly kind: 'error'; readonly error: MysqlError }
  | { readonly kind: 'ok' }
  | { readonly kind: 'auth-switch'; readonly plugin: string; readonly data: Uint8Array }
  /** Data of the plugin that is being spoken: AuthMoreData, or a bare token of MariaDB's GSSAPI plugin. */
  | { readonly kind: 'more'; readonly data: Uint8Array };

const capability = { tls: 0x800, pluginAuth: 0x80000, mysql: 0x1 } as const;

/**
 * LONG_PASSWORD, LONG_FLAG, PROTOCOL_41, TRANSACTIONS, SECURE_CONNECTION, MULTI_STATEMENTS, MULTI_RESULTS, PLUGIN_AUTH:
 * what every client of the last twenty years announces, and nothing that changes the login.
 */
const clientCapabilities = 0x000ba205;
const maxPacket = 0x01000000;
const utf8mb4 = 45;

/**
 * A client plugin that is never the default of a server, so that the server must say which one it wants
 * for the account instead of reading our empty answer as a password.
 */
const clientPlugin = 'auth_gssapi_client';

/** Length of the first packet with its header; `undefined` when it cannot be the first of a MySQL server. */
export function mysqlGreetingLength(received: Uint8Array): number | undefined {
  if (received.length < 5) return 5;
  const isGreeting = received[3] === 0 && (received[4] === 10 || received[4] === 0xff);
  return isGreeting ? mysqlPacketLength(received) : undefined;
}

/** Length of the first packet with its header: three bytes little-endian, then the sequence number. */
export function mysqlPacketLength(received: Uint8Array): number {
  if (received.length < 4) return 4;
  return 4 + ((received[0] ?? 0) | ((received[1] ?? 0) << 8) | ((received[2] ?? 0) << 16));
}

/** Decodes a complete first packet; `undefined` when it is damaged. Never throws. */
export function decodeMysqlGreeting(packet: Uint8Array): MysqlGreeting | MysqlError | undefined {
  const reader = new ByteReader(packet, 4);
  const version = reader.u8();
  if (version === 0xff) return decodeError(reader);
  const text = reader.cString();
  reader.skip(4 + 8 + 1);
  const low = reader.u16(true);
  if (version !== 10 || reader.overrun) return undefined;
  reader.skip(1 + 2);
  const capabilities = (low | (reader.u16(true) << 16)) >>> 0;
  const scrambleLength = reader.u8();
  reader.skip(10 + Math.max(13, scrambleLength - 8));
  const plugin = capabilities & capability.pluginAuth ? reader.cString() : '';
  return {
    // MariaDB 10 prefixes its version so that old replicas do not take it for MySQL 1.
    serverVersion: text.replace(/^5\.5\.5-(?=\d+\.\d)/, ''),
    mariadb: (capabilities & capability.mysql) === 0 || text.includes('MariaDB'),
    tlsOffered: (capabilities & capability.tls) !== 0,
    ...(plugin !== '' && { defaultPlugin: plugin }),
  };
}

/** Announces TLS (SSLRequest); the handshake follows at once, and the login inside it. */
export function encodeMysqlTlsRequest(): Uint8Array {
  return mysqlPacket(loginHead(capability.tls), 1);
}

/**
 * A complete HandshakeResponse41 with an empty password. An unfinished login would count towards blocking this host.
 * @param inTls it follows an SSLRequest, whose packet was the first
 */
export function encodeMysqlLogin(user: string, inTls = false): Uint8Array {
  const head = loginHead(inTls ? capability.tls : 0);
  return mysqlPacket(
    Buffer.concat([head, Buffer.from(`${user}\0`), Buffer.of(0), Buffer.from(`${clientPlugin}\0`)]),
    inTls ? 2 : 1,
  );
}

function loginHead(more: number): Buffer {
  const head = Buffer.alloc(32);
  head.writeUInt32LE(clientCapabilities | more, 0);
  head.writeUInt32LE(maxPacket, 4);
  head.writeUInt8(utf8mb4, 8);
  return head;
}

/** A packet with its header. */
export function mysqlPacket(payload: Uint8Array, sequence: number): Uint8Array {
  const header = Buffer.alloc(4);
  header.writeUIntLE(payload.length, 0, 3);
  header.writeUInt8(sequence & 0xff, 3);
  return Buffer.concat([header, payload]);
}

/** Decodes a complete packet that answers the login; `undefined` when it is empty. Never throws. */
export function decodeMysqlAnswer(packet: Uint8Array): MysqlAnswer | undefined {
  const reader = new ByteReader(packet, 4);
  if (reader.left === 0) return undefined;
  const kind = reader.u8();
  switch (kind) {
    case 0x00:
      return { kind: 'ok' };
    case 0xff: {
      const error = decodeError(reader);
      return error && { kind: 'error', error };
    }
    case 0xfe:
      // Without a name it asks for the scramble of MySQL 4.0.
      return reader.left === 0
        ? { kind: 'auth-switch', plugin: 'mysql_old_password', data: reader.rest() }
        : { kind: 'auth-switch', plugin: reader.cString(), data: reader.rest() };
    case 0x01:
      return { kind: 'more', data: reader.rest() };
    default:
      return { kind: 'more', data: packet.subarray(4) };
  }
}

function decodeError(reader: ByteReader): MysqlError | undefined {
  const code = reader.u16(true);
  if (reader.overrun) return undefined;
  const rest = reader.text(reader.left);
  const [, sqlState, text] = /^#(.{5})(.*)$/s.exec(rest) ?? [];
  return sqlState === undefined ? { code, text: rest } : { code, sqlState, text: text ?? '' };
}
