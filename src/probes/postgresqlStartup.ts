import type { Conversation } from '../net/conversation.ts';
import type { ExchangeResult } from '../net/exchange.ts';
import type { PostgresqlTarget } from './postgresql.ts';
import { probeUser } from './probeUser.ts';
import {
  decodePostgresqlAnswer,
  encodeEmptyGssToken,
  encodeStartup,
  postgresqlLength,
} from './wire/postgresqlMessages.ts';
import type { PostgresqlError } from './wire/postgresqlMessages.ts';

/** How the server answers a login without a password. */
export interface PostgresqlAnswerFacts {
  /** What AuthenticationRequest asked for. */
  readonly authentication?: 'trust' | 'cleartext' | 'md5' | 'gss' | 'sspi' | 'sasl' | 'other';
  /** After AuthenticationGSS and an empty token: does the server hold a usable key? */
  readonly keytabUsable?: boolean;
  /** ErrorResponse: SQLSTATE and text. Without `user` the refusal of the probe's own name is left out. */
  readonly sqlState?: string;
  readonly errorText?: string;
}

export interface PostgresqlStartup {
  readonly exchange: ExchangeResult;
  readonly facts: PostgresqlAnswerFacts;
  /** It asked the name to authenticate, whatever came of it. */
  readonly admitted?: boolean;
  readonly error?: PostgresqlError;
}

/** Exists on every instance unless somebody dropped it. */
const defaultDatabase = 'postgres';

/**
 * StartupMessage, and an empty GSS token where the server asks for GSS. What it asks the probe's own name for is not
 * reported: the method depends on the user. Never throws.
 */
export async function startUp(
  stream: Conversation,
  { user, database }: PostgresqlTarget,
): Promise<PostgresqlStartup> {
  const request = encodeStartup(user ?? probeUser, database ?? defaultDatabase);
  const exchange = await stream.exchange(request, postgresqlLength);
  if (exchange.outcome !== 'ok') return { exchange, facts: {} };
  const answer = decodePostgresqlAnswer(exchange.bytes);
  if (!answer) return { exchange: { ...exchange, outcome: 'unexpected' }, facts: {} };
  if (answer.kind === 'error') return { exchange, facts: {}, error: answer.error };
  const { authentication } = answer;
  // No server starts with a continuation.
  const asked = authentication === 'gss-continue' ? 'other' : authentication;
  if (asked !== 'gss')
    return {
      exchange,
      facts: user === undefined ? {} : { authentication: asked },
      admitted: true,
    };
  const { facts, error } = await tryKeytab(stream);
  const method = user === undefined ? {} : { authentication: asked };
  return { exchange, facts: { ...method, ...facts }, admitted: true, ...(error && { error }) };
}

/** The server's own acceptor answers an empty token only when it holds a key. */
async function tryKeytab(
  stream: Conversation,
): Promise<{ facts: PostgresqlAnswerFacts; error?: PostgresqlError }> {
  const { outcome, bytes } = await stream.exchange(encodeEmptyGssToken(), postgresqlLength);
  const answer = outcome === 'ok' ? decodePostgresqlAnswer(bytes) : undefined;
  if (answer?.kind === 'error') return { facts: { keytabUsable: false }, error: answer.error };
  return { facts: answer ? { keytabUsable: answer.authentication === 'gss-continue' } : {} };
}

export function errorFacts({ sqlState, text }: PostgresqlError): PostgresqlAnswerFacts {
  return { sqlState, errorText: text };
}
