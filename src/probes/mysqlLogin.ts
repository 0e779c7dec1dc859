import type { Conversation } from '../net/conversation.ts';
import type { ExchangeResult } from '../net/exchange.ts';
import type { MysqlFacts } from './mysql.ts';
import {
  decodeAnnouncedService,
  mariadbKerberosPlugin,
  mysqlKerberosPlugin,
} from './wire/mysqlKerberosPlugin.ts';
import {
  decodeMysqlAnswer,
  encodeMysqlLogin,
  mysqlPacket,
  mysqlPacketLength,
} from './wire/mysqlPackets.ts';
import type { MysqlAnswer, MysqlError } from './wire/mysqlPackets.ts';

export interface MysqlLogin {
  /** How the exchange of the login itself went. */
  readonly exchange: ExchangeResult;
  readonly facts: Partial<MysqlFacts>;
  /** The server's last word, unless it is the refusal that an empty Kerberos token earns. */
  readonly error?: MysqlError;
}

/**
 * Plugins for which an empty packet is a finished, hopeless attempt. With all others (`dialog` and `mysql_clear_password` of
 * PAM above all) it could be tried as a password against the directory, so the connection is closed instead.
 */
const answeredEmpty = new Set([
  'mysql_native_password',
  'caching_sha2_password',
  'sha256_password',
  'client_ed25519',
  mariadbKerberosPlugin,
  mysqlKerberosPlugin,
]);

const quit = Uint8Array.of(1);
const empty = new Uint8Array(0);
/** No GSS token starts with a NUL: the acceptor gives up and the server ends the login. */
const hopelessToken = Uint8Array.of(0);

/** A login with an empty password, carried to its end wherever that is harmless. Never throws. */
export async function logInWithoutPassword(
  conversation: Conversation,
  user: string,
  inTls = false,
): Promise<MysqlLogin> {
  const exchange = await conversation.exchange(encodeMysqlLogin(user, inTls), mysqlPacketLength);
  if (exchange.outcome !== 'ok') return { exchange, facts: {} };
  const answer = decodeMysqlAnswer(exchange.bytes);
  switch (answer?.kind) {
    case 'ok':
      await leave(conversation);
      return { exchange, facts: { loggedIn: true } };
    case 'error':
      return { exchange, facts: {}, error: answer.error };
    case 'auth-switch':
      return { exchange, ...(await switchPlugin(conversation, exchange, answer)) };
    case 'more':
      return { exchange, facts: {} };
    case undefined:
      return { exchange: { ...exchange, outcome: 'unexpected' }, facts: {} };
  }
}

async function switchPlugin(
  conversation: Conversation,
  { bytes }: ExchangeResult,
  { plugin, data }: Extract<MysqlAnswer, { kind: 'auth-switch' }>,
): Promise<Omit<MysqlLogin, 'exchange'>> {
  const service = decodeAnnouncedService(plugin, data);
  const facts: Partial<MysqlFacts> = {
    requestedPlugin: plugin,
    ...(service && splitSpn(service.spn, service.userRealm)),
  };
  if (!answeredEmpty.has(plugin)) return { facts };
  const second = await send(conversation, empty, bytes);
  if (second?.kind === 'ok') {
    await leave(conversation);
    return { facts: { ...facts, loggedIn: true } };
  }
  if (plugin === mariadbKerberosPlugin) {
    // A usable key answers an empty token with a hint; then the login still has to end.
    const keytabUsable = second?.kind === 'more';
    if (keytabUsable) await send(conversation, hopelessToken, Uint8Array.of(0, 0, 0, 4));
    return { facts: second ? { ...facts, keytabUsable } : facts };
  }
  if (plugin === mysqlKerberosPlugin || second?.kind !== 'error') return { facts };
  return { facts, error: second.error };
}

/** Sends a packet numbered after the one it answers. */
async function send(
  conversation: Conversation,
  payload: Uint8Array,
  answered: Uint8Array,
): Promise<MysqlAnswer | undefined> {
  const packet = mysqlPacket(payload, (answered[3] ?? 0) + 1);
  const { outcome, bytes } = await conversation.exchange(packet, mysqlPacketLength);
  return outcome === 'ok' ? decodeMysqlAnswer(bytes) : undefined;
}

async function leave(conversation: Conversation): Promise<void> {
  // The server closes without an answer; waiting for that lets it see COM_QUIT before the connection is gone.
  await conversation.exchange(mysqlPacket(quit, 0), mysqlPacketLength);
}

/** MariaDB puts the realm behind the SPN, MySQL may; the account's own realm, where it is named, is the one that counts. */
function splitSpn(announced: string, userRealm?: string): Partial<MysqlFacts> {
  const at = announced.lastIndexOf('@');
  const spn = at === -1 ? announced : announced.slice(0, at);
  const realm = userRealm ?? (at === -1 ? undefined : announced.slice(at + 1));
  return { spn, ...(realm !== undefined && realm !== '' && { realm }) };
}
