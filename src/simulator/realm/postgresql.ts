/** The first messages of a PostgreSQL server up to the authentication request (protocol 3.0). */
import type { Socket } from 'node:net';
import type { ServerIdentity } from './certificate.ts';
import { startServerTls } from './serverTls.ts';
import type { PostgresqlServer } from './state.ts';

const sslRequest = 80_877_103;
const gssEncryptionRequest = 80_877_104;
const protocol3 = 0x0003_0000;
/** No message before a login is longer. */
const longest = 10_000;
const authentication = { cleartext: 3, gss: 7, gssContinue: 8, sasl: 10 } as const;

/**
 * What an acceptor with a key says to an empty token: a NegTokenInit2 that offers Kerberos
 * (MS-SPNG 3.2.5.2; the bytes are those of a recorded server).
 */
const negotiationHints = Buffer.from(
  '604706062b0601050502a03d303ba00d300b06092a864886f712010202a32a3028a0261b246e6f745f646566696e65645f696e5f5246433431373840706c656173655f69676e6f7265',
  'hex',
);

/** Serves one connection up to the refusal; nobody ever gets in. */
export function servePostgresql(
  server: PostgresqlServer,
  identity: ServerIdentity,
  socket: Socket,
): void {
  if (server.behaviour === 'silent') socket.resume();
  else converse(server, socket, (clear) => startServerTls(clear, identity));
}

/** The conversation on a connection; `encrypt` is used up by the first SSLRequest. */
function converse(
  server: PostgresqlServer,
  socket: Socket,
  encrypt: ((clear: Socket) => Socket) | undefined,
): void {
  let user: string | undefined;
  let pending = Buffer.alloc(0);
  const read = (chunk: Buffer): void => {
    pending = Buffer.concat([pending, chunk]);
    for (;;) {
      // The first packets have no type byte; afterwards every message has one.
      const header = user === undefined ? 0 : 1;
      if (pending.length < header + 4) return;
      const length = pending.readUInt32BE(header);
      if (length < 4 || length > longest) {
        socket.destroy();
        return;
      }
      if (pending.length < header + length) return;
      const body = pending.subarray(header + 4, header + length);
      pending = pending.subarray(header + length);
      if (user !== undefined) answerToken(server, socket, user);
      else if (encrypt && codeOf(body) === sslRequest) {
        socket.off('data', read);
        // What follows in clear text, before TLS, is nobody's: PostgreSQL drops it as well.
        socket.write('S', () => converse(server, encrypt(socket), undefined));
        return;
      } else user = startup(server, socket, body, encrypt === undefined);
    }
  };
  socket.on('data', read);
}

/** The number that every packet without a type begins with. */
function codeOf(body: Buffer): number {
  return body.length >= 4 ? body.readUInt32BE(0) : 0;
}

/** Before authentication: encryption requests, then the StartupMessage, whose user is returned. */
function startup(
  server: PostgresqlServer,
  socket: Socket,
  body: Buffer,
  encrypted: boolean,
): string | undefined {
  const code = codeOf(body);
  if (code === gssEncryptionRequest) {
    socket.write('G');
    return undefined;
  }
  if (code !== protocol3) {
    fatal(socket, '0A000', 'unsupported frontend protocol');
    return undefined;
  }
  const parameters = startupParameters(body.subarray(4));
  const user = parameters.get('user') ?? '';
  if (user === '') fatal(socket, '28000', 'no PostgreSQL user name specified in startup packet');
  else if (server.behaviour === 'no-rule') {
    const database = parameters.get('database') ?? user;
    const host = socket.remoteAddress ?? '';
    const encryption = encrypted ? 'SSL encryption' : 'no encryption';
    const who = `host "${host}", user "${user}", database "${database}", ${encryption}`;
    fatal(socket, '28000', `no pg_hba.conf entry for ${who}`);
  } else socket.write(authenticationRequest(server, user));
  return user;
}

/** RDS: members of rds_ad log in by Kerberos, of rds_iam by a token as password, others by password. */
function authenticationRequest({ users }: PostgresqlServer, user: string): Buffer {
  switch (users[user]) {
    case 'rds_ad':
      return request(authentication.gss);
    case 'rds_iam':
      return request(authentication.cleartext);
    default:
      return request(authentication.sasl, Buffer.from('SCRAM-SHA-256\0\0'));
  }
}

function answerToken(
  { users, keytabUsable }: PostgresqlServer,
  socket: Socket,
  user: string,
): void {
  const kerberos = users[user] === 'rds_ad';
  if (kerberos && keytabUsable) socket.write(request(authentication.gssContinue, negotiationHints));
  else {
    const method = kerberos ? 'GSSAPI' : 'password';
    fatal(socket, '28000', `${method} authentication failed for user "${user}"`);
  }
}

function startupParameters(body: Buffer): ReadonlyMap<string, string> {
  const parts = body.toString('utf8').split('\0');
  const pairs = new Map<string, string>();
  for (let index = 0; index + 1 < parts.length && parts[index] !== ''; index += 2) {
    pairs.set(parts[index] ?? '', parts[index + 1] ?? '');
  }
  return pairs;
}

function request(kind: number, data: Buffer = Buffer.alloc(0)): Buffer {
  const code = Buffer.alloc(4);
  code.writeUInt32BE(kind);
  return message('R', Buffer.concat([code, data]));
}

function fatal(socket: Socket, sqlState: string, text: string): void {
  const fields = [
    `SFATAL`,
    `VFATAL`,
    `C${sqlState}`,
    `M${text}`,
    'Fauth.c',
    'L544',
    'RClientAuthentication',
  ];
  socket.end(message('E', Buffer.from(`${fields.join('\0')}\0\0`)));
}

function message(type: string, body: Buffer): Buffer {
  const header = Buffer.alloc(5);
  header.write(type, 'latin1');
  header.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([header, body]);
}
