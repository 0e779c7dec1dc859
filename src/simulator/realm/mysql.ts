/** The first packets of a MySQL server: greeting, login response, AuthSwitch, refusal. */
import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import {
  defaultPlugin,
  error,
  forEachPacket,
  greeting,
  isTlsRequest,
  packet,
  readLogin,
  switchTo,
  withLength,
} from './mysqlPackets.ts';
import type { ServerIdentity } from './certificate.ts';
import { startServerTls } from './serverTls.ts';
import type { MysqlServer } from './state.ts';

const errors = { hostBlocked: 1129, accessDenied: 1045, malformed: 1835 } as const;

/** Serves one connection up to the refusal; nobody ever gets in. */
export function serveMysql(server: MysqlServer, identity: ServerIdentity, socket: Socket): void {
  const peer = socket.remoteAddress ?? 'unknown';
  if (server.behaviour === 'silent') {
    socket.resume();
    return;
  }
  if (server.behaviour === 'host-blocked') {
    const text = `Host '${peer}' is blocked because of many connection errors; unblock with 'mysqladmin flush-hosts'`;
    socket.end(packet(0, error(errors.hostBlocked, undefined, text)));
    return;
  }
  const scramble = randomBytes(20).map((byte) => (byte % 94) + 33);
  socket.write(packet(0, greeting(server.version, scramble)));
  login(server, socket, scramble, peer, (clear) => startServerTls(clear, identity));
}

/** The login on a connection; `encrypt` is used up by the first SSLRequest. */
function login(
  server: MysqlServer,
  socket: Socket,
  scramble: Uint8Array,
  peer: string,
  encrypt: ((clear: Socket) => Socket) | undefined,
): void {
  let user: string | undefined;
  forEachPacket(socket, (sequence, payload, letGo) => {
    if (user !== undefined) {
      letGo();
      refuse(socket, sequence + 1, user, peer);
      return;
    }
    if (encrypt && isTlsRequest(payload)) {
      // Before TLS takes over: nobody may read the connection in clear any more.
      letGo();
      login(server, encrypt(socket), scramble, peer, undefined);
      return;
    }
    const response = readLogin(payload);
    if (!response) {
      letGo();
      const text = 'Malformed communication packet.';
      const complaint = packet(sequence + 1, error(errors.malformed, 'HY000', text));
      socket.end(complaint, () => socket.destroy());
      return;
    }
    user = response.user;
    const request = authSwitch(server, user, scramble, response.plugin);
    if (request) socket.write(packet(sequence + 1, request));
    else refuse(socket, sequence + 1, user, peer);
  });
}

function refuse(socket: Socket, sequence: number, user: string, peer: string): void {
  const text = `Access denied for user '${user}'@'${peer}' (using password: NO)`;
  const refusal = packet(sequence, error(errors.accessDenied, '28000', text));
  socket.end(refusal, () => socket.destroy());
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
