import type { Conversation } from '../net/conversation.ts';
import { describeFailure } from '../net/describe.ts';
import type { Endpoint, ExchangeResult } from '../net/exchange.ts';
import { startTls } from '../net/tlsConversation.ts';
import type { Observation, ProbeContext } from './observation.ts';
import { hostAndPort, startObservation, strangeBytes } from './observe.ts';
import { offersGssEncryption, offersTls } from './postgresqlEncryption.ts';
import { startUp } from './postgresqlStartup.ts';
import type { PostgresqlStartup } from './postgresqlStartup.ts';
import { detectProtocol } from './wire/detectProtocol.ts';
import type { PostgresqlError } from './wire/postgresqlMessages.ts';

/** SSLRequest, GSSENCRequest and, with a user name, StartupMessage and an empty GSS token. */
export interface PostgresqlFacts {
  readonly host: string;
  readonly address: string;
  readonly port: number;
  readonly tls?: 'offered' | 'refused';
  readonly gssEncryption?: 'offered' | 'refused';
  readonly user?: string;
  readonly database?: string;
  /** What AuthenticationRequest asked for. */
  readonly authentication?: 'trust' | 'cleartext' | 'md5' | 'gss' | 'sspi' | 'sasl' | 'other';
  /** After AuthenticationGSS and an empty token: does the server hold a usable key? */
  readonly keytabUsable?: boolean;
  /** Was the login asked for inside TLS, as it is wherever the server offers it? */
  readonly encrypted?: boolean;
  /** ErrorResponse: SQLSTATE and text. Without `user` the refusal of the probe's own name is left out. */
  readonly sqlState?: string;
  readonly errorText?: string;
  readonly detectedProtocol?: string;
  readonly receivedHex?: string;
}
export type PostgresqlObservation = Observation<'postgresql', PostgresqlFacts>;

export interface PostgresqlTarget extends Endpoint {
  readonly host: string;
  /** Sent only when the person who runs the diagnosis gave it. */
  readonly user?: string;
  /** Defaults to `postgres`, which every RDS instance has. */
  readonly database?: string;
}

/**
 * GSSENCRequest, SSLRequest and StartupMessage without a password, inside TLS where the server offers it; where it asks for
 * GSS, an empty token tells whether it holds a key. `failed` means that it refuses the login before any password. Never throws.
 */
export async function greetPostgresql(
  target: PostgresqlTarget,
  ctx: ProbeContext,
): Promise<PostgresqlObservation> {
  const { host, address, port, user, database } = target;
  const where = hostAndPort(address, port);
  const finish = startObservation(
    'postgresql',
    `postgresql:${host}:${port}`,
    `${host}:${port} (${address})`,
  );
  const facts: PostgresqlFacts = {
    host,
    address,
    port,
    ...(user !== undefined && { user }),
    ...(database !== undefined && { database }),
  };
  const { exchange, conversation, offered, error } = await offersTls(target, ctx);
  if (!conversation || !offered) {
    conversation?.close();
    if (error) return finish('failed', { ...facts, ...errorFacts(error) }, sentence(where, error));
    const what = `PostgreSQL SSLRequest to ${where}`;
    return finish(
      exchange.outcome,
      { ...facts, ...strangeFacts(exchange) },
      describeFailure(exchange, what),
    );
  }
  const [started, gssEncryption] = await Promise.all([
    startUpOver(conversation, offered, target, ctx),
    offersGssEncryption(target, ctx),
  ]);
  const all = { ...facts, tls: offered, ...(gssEncryption && { gssEncryption }), ...started.facts };
  if (started.error && (user !== undefined || !isAboutUser(started.error))) {
    return finish(
      'failed',
      { ...all, ...errorFacts(started.error) },
      sentence(where, started.error),
    );
  }
  const what = `PostgreSQL ${started.exchange.phase === 'connect' ? 'TLS handshake' : 'login without a password'} at ${where}`;
  return finish(started.exchange.outcome, all, describeFailure(started.exchange, what));
}

/** TLS if it is offered, as clients do, and then the login. */
async function startUpOver(
  conversation: Conversation,
  tls: 'offered' | 'refused',
  target: PostgresqlTarget,
  ctx: ProbeContext,
): Promise<PostgresqlStartup> {
  const encrypted = tls === 'offered';
  let stream = conversation;
  if (encrypted) {
    const secured = await startTls(conversation, target, ctx);
    if (!secured.conversation) return { exchange: secured.secured, facts: {} };
    stream = secured.conversation;
  }
  try {
    const started = await startUp(stream, target);
    return { ...started, facts: { ...started.facts, encrypted } };
  } finally {
    stream.close();
  }
}

function strangeFacts({ bytes }: ExchangeResult): Partial<PostgresqlFacts> {
  const detectedProtocol = detectProtocol(bytes);
  return { ...strangeBytes(bytes), ...(detectedProtocol !== undefined && { detectedProtocol }) };
}

/** Class 28, invalid authorization: about the name, not about the server. */
function isAboutUser({ sqlState }: PostgresqlError): boolean {
  return sqlState.startsWith('28');
}

function errorFacts({ sqlState, text }: PostgresqlError): Partial<PostgresqlFacts> {
  return { sqlState, errorText: text };
}

function sentence(where: string, { sqlState, text }: PostgresqlError): string {
  return `${where} answered with error ${sqlState}: ${text}`;
}
