import type { Conversation } from '../net/conversation.ts';
import { openTcp } from '../net/tcpConversation.ts';
import { startTls } from '../net/tlsConversation.ts';
import type { MysqlFacts, MysqlTarget } from './mysql.ts';
import { logInWithoutPassword } from './mysqlLogin.ts';
import type { MysqlLogin } from './mysqlLogin.ts';
import type { ProbeContext } from './observation.ts';
import { probeUser } from './probeUser.ts';
import { handshakeFacts } from './tlsHandshake.ts';
import {
  decodeMysqlGreeting,
  encodeMysqlTlsRequest,
  mysqlGreetingLength,
} from './wire/mysqlPackets.ts';
import type { MysqlGreeting } from './wire/mysqlPackets.ts';

/** ER_SECURE_TRANSPORT_REQUIRED of MySQL. MariaDB 10.11 says 1045 instead, even to the right password (measured). */
const secureTransportRequired = 3159;

export interface TransportedLogin {
  readonly login: MysqlLogin;
  readonly facts: Pick<MysqlFacts, 'encrypted' | 'tlsRequired' | 'handshake'>;
}

/**
 * One login on the greeted connection, inside TLS where the server offers it, as clients prefer it: the certificate costs
 * no connection of its own, and a handshake that ends with the certificate would count as aborted. Where TLS fails, a
 * login in clear text on another connection. Never throws.
 */
export async function logInAsClientsDo(
  greeted: Conversation,
  target: MysqlTarget,
  { tlsOffered }: MysqlGreeting,
  ctx: ProbeContext,
): Promise<TransportedLogin> {
  const user = target.user ?? probeUser;
  if (!tlsOffered) return inClear(await logInWithoutPassword(greeted, user));
  greeted.socket.write(encodeMysqlTlsRequest());
  const secured = await startTls(greeted, target, ctx);
  const handshake = handshakeFacts(secured);
  if (!secured.conversation) {
    const { login, facts } = inClear(await logInAgain(target, user, ctx));
    return { login, facts: { ...facts, handshake } };
  }
  try {
    const login = await logInWithoutPassword(secured.conversation, user, true);
    return { login, facts: { encrypted: true, handshake } };
  } finally {
    secured.conversation.close();
  }
}

function inClear(login: MysqlLogin): TransportedLogin {
  const tlsRequired = login.error?.code === secureTransportRequired;
  return { login, facts: { encrypted: false, ...(tlsRequired && { tlsRequired }) } };
}

/** The connection that was to become TLS is lost. */
async function logInAgain(
  target: MysqlTarget,
  user: string,
  ctx: ProbeContext,
): Promise<MysqlLogin> {
  const { connected, conversation } = await openTcp(target, ctx);
  if (!conversation) return { exchange: connected, facts: {} };
  try {
    const exchange = await conversation.exchange(undefined, mysqlGreetingLength);
    if (exchange.outcome !== 'ok') return { exchange, facts: {} };
    const greeting = decodeMysqlGreeting(exchange.bytes);
    if (!greeting) return { exchange: { ...exchange, outcome: 'unexpected' }, facts: {} };
    if ('code' in greeting) return { exchange, facts: {}, error: greeting };
    return await logInWithoutPassword(conversation, user);
  } finally {
    conversation.close();
  }
}
