import { ByteReader } from '../../kerberos/byteReader.ts';

/** AuthenticationRequest types (PostgreSQL "Message Formats"), by what they ask for. */
const authentications = new Map<number, PostgresqlAuthentication>([
  [0, 'trust'],
  [3, 'cleartext'],
  [5, 'md5'],
  [7, 'gss'],
  [8, 'gss-continue'],
  [9, 'sspi'],
  [10, 'sasl'],
]);

export type PostgresqlAuthentication =
  'trust' | 'cleartext' | 'md5' | 'gss' | 'gss-continue' | 'sspi' | 'sasl' | 'other';

export interface PostgresqlError {
  readonly sqlState: string;
  readonly text: string;
}

export type PostgresqlAnswer =
  | { readonly kind: 'authentication'; readonly authentication: PostgresqlAuthentication }
  | { readonly kind: 'error'; readonly error: PostgresqlError };

/** Request codes of SSLRequest, GSSENCRequest and of protocol 3.0. */
const sslRequest = 80877103;
const gssEncRequest = 80877104;
const protocol3 = 196608;

/** Longest ErrorResponse or AuthenticationRequest that is believed. */
const longest = 16_384;

export function encodeSslRequest(): Uint8Array {
  return encodeCode(sslRequest);
}

export function encodeGssEncRequest(): Uint8Array {
  return encodeCode(gssEncRequest);
}

/** StartupMessage; the application name tells the server's administrator who that was. */
export function encodeStartup(user: string, database: string): Uint8Array {
  const parameters = [
    'user',
    user,
    'database',
    database,
    'application_name',
    'kerberos-diagnostics',
  ];
  const text = Buffer.from(`${parameters.map((part) => `${part}\0`).join('')}\0`);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + text.length, 0);
  head.writeUInt32BE(protocol3, 4);
  return Buffer.concat([head, text]);
}

/** GSSResponse without a token: an acceptor with a key answers it with the mechanisms it knows (RFC 4178 NegHints). */
export function encodeEmptyGssToken(): Uint8Array {
  return Uint8Array.of(0x70, 0, 0, 0, 4);
}

/** Length of the answer to SSLRequest and GSSENCRequest: one letter, or an ErrorResponse of servers before 7.2 and 12. */
export function encryptionAnswerLength(received: Uint8Array): number | undefined {
  switch (String.fromCharCode(received[0] ?? 0)) {
    case '\0':
      return received.length === 0 ? 1 : undefined;
    case 'S':
    case 'G':
    case 'N':
      // Nothing follows before the client speaks: with more behind it this is text (`SSH-2.0`), or forged (CVE-2021-23222).
      return received.length === 1 ? 1 : undefined;
    case 'E':
      return postgresqlLength(received);
    default:
      return undefined;
  }
}

/** Length of the first message with its type; `undefined` when it can only be of another protocol. */
export function postgresqlLength(received: Uint8Array): number | undefined {
  if (received.length > 0 && !'REv'.includes(String.fromCharCode(received[0] ?? 0)))
    return undefined;
  if (received.length < 5) return 5;
  const length = new ByteReader(received, 1).u32();
  return length < 4 || length > longest ? undefined : 1 + length;
}

/** Decodes a complete AuthenticationRequest or ErrorResponse; `undefined` for other messages. Never throws. */
export function decodePostgresqlAnswer(message: Uint8Array): PostgresqlAnswer | undefined {
  const reader = new ByteReader(message);
  const type = String.fromCharCode(reader.u8());
  reader.skip(4);
  if (type === 'R') {
    const authentication = authentications.get(reader.u32()) ?? 'other';
    return reader.overrun ? undefined : { kind: 'authentication', authentication };
  }
  if (type !== 'E') return undefined;
  // Fields: a letter and a C string each, NUL at the end; C is the SQLSTATE, M the message.
  const fields = new Map<string, string>();
  while (reader.left > 0) {
    const field = reader.u8();
    if (field === 0) break;
    fields.set(String.fromCharCode(field), reader.cString());
  }
  const text = fields.get('M');
  if (text === undefined) return undefined;
  return { kind: 'error', error: { sqlState: fields.get('C') ?? '', text } };
}

function encodeCode(code: number): Uint8Array {
  const message = Buffer.alloc(8);
  message.writeUInt32BE(8, 0);
  message.writeUInt32BE(code, 4);
  return message;
}
