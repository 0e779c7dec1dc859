import { isIP } from 'node:net';
import type { Conversation } from '../net/conversation.ts';
import { openTcp } from '../net/tcpConversation.ts';
import { startTls } from '../net/tlsConversation.ts';
import type { ProbeContext } from './observation.ts';
import type { PostgresqlFacts, PostgresqlTarget } from './postgresql.ts';
import { errorFacts, startUp } from './postgresqlStartup.ts';
import type { PostgresqlAnswerFacts, PostgresqlStartup } from './postgresqlStartup.ts';
import { handshakeFacts } from './tlsHandshake.ts';
import type { HandshakeFacts } from './tlsHandshake.ts';

interface BothWays {
  /** The login that counts: the one inside TLS, as clients prefer it, wherever there was TLS. */
  readonly login: PostgresqlStartup;
  readonly facts: Partial<PostgresqlFacts>;
}

/**
 * A login on the connection that was asked for TLS, and where it has TLS the same in clear text on another one: which
 * method pg_hba.conf wants depends on it. Never throws; closes the conversation.
 */
export async function startUpBothWays(
  asked: Conversation,
  tls: 'offered' | 'refused',
  target: PostgresqlTarget,
  ctx: ProbeContext,
): Promise<BothWays> {
  if (tls === 'refused') {
    const login = await startUpAndClose(asked, target);
    return {
      login,
      facts: { ...login.facts, encrypted: false, ...addressFacts([login]) },
    };
  }
  const [{ handshake, login: hidden }, clear] = await Promise.all([
    startUpOverTls(asked, target, ctx),
    startUpInClear(target, ctx),
  ]);
  if (!hidden) {
    return {
      login: clear,
      facts: { handshake, ...clear.facts, encrypted: false, ...addressFacts([clear]) },
    };
  }
  // A role's name is the user's own business: without one the answers to the probe's name are nobody's.
  const inClear = target.user === undefined ? undefined : different(clear, hidden);
  const tlsRequired = isRefusal(clear) && hidden.admitted === true;
  return {
    login: hidden,
    facts: {
      handshake,
      ...hidden.facts,
      encrypted: true,
      ...(inClear && { inClear }),
      ...(tlsRequired && { tlsRequired }),
      ...addressFacts([hidden, clear]),
    },
  };
}

async function startUpOverTls(
  conversation: Conversation,
  target: PostgresqlTarget,
  ctx: ProbeContext,
): Promise<{ readonly handshake: HandshakeFacts; readonly login?: PostgresqlStartup }> {
  const secured = await startTls(conversation, target, ctx);
  const handshake = handshakeFacts(secured);
  if (!secured.conversation) return { handshake };
  return { handshake, login: await startUpAndClose(secured.conversation, target) };
}

async function startUpInClear(
  target: PostgresqlTarget,
  ctx: ProbeContext,
): Promise<PostgresqlStartup> {
  const { connected, conversation } = await openTcp(target, ctx);
  return conversation ? startUpAndClose(conversation, target) : { exchange: connected, facts: {} };
}

async function startUpAndClose(
  conversation: Conversation,
  target: PostgresqlTarget,
): Promise<PostgresqlStartup> {
  try {
    return await startUp(conversation, target);
  } finally {
    conversation.close();
  }
}

/** What the server answered in clear text, where it answered and differently. */
function different(
  clear: PostgresqlStartup,
  hidden: PostgresqlStartup,
): PostgresqlAnswerFacts | undefined {
  if (clear.exchange.outcome !== 'ok') return undefined;
  const [one, other] = [clear, hidden].map(({ facts, error }) => ({
    ...facts,
    ...(error && errorFacts(error)),
  }));
  const same =
    one?.authentication === other?.authentication &&
    one?.keytabUsable === other?.keytabUsable &&
    one?.sqlState === other?.sqlState;
  return same ? undefined : one;
}

/**
 * `no pg_hba.conf entry for host "203.0.113.9", …` names the address that the connection comes from; the words around it
 * depend on the server's language.
 */
function addressFacts(
  startups: readonly PostgresqlStartup[],
): Pick<PostgresqlFacts, 'clientAddress'> {
  for (const startup of startups.filter(isRefusal)) {
    const words = startup.error?.text.split(/["'«»„“” ,]+/);
    const address = words?.find((word) => isIP(word) !== 0);
    if (address !== undefined) return { clientAddress: address };
  }
  return {};
}

/** Invalid authorization before it asked for any: pg_hba.conf has no entry, or one that rejects. */
function isRefusal({ error, admitted }: PostgresqlStartup): boolean {
  return error?.sqlState === '28000' && admitted !== true;
}
