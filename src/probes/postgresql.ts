import { describeFailure } from '../net/describe.ts';
import type { Endpoint, ExchangeResult } from '../net/exchange.ts';
import type { Observation, ProbeContext } from './observation.ts';
import { hostAndPort, startObservation, strangeBytes } from './observe.ts';
import { offersGssEncryption, offersTls } from './postgresqlEncryption.ts';
import { errorFacts } from './postgresqlStartup.ts';
import type { PostgresqlAnswerFacts } from './postgresqlStartup.ts';
import { startUpBothWays } from './postgresqlTls.ts';
import type { HandshakeFacts } from './tlsHandshake.ts';
import { detectProtocol } from './wire/detectProtocol.ts';
import type { PostgresqlError } from './wire/postgresqlMessages.ts';

/** SSLRequest, GSSENCRequest, and StartupMessage inside TLS and in clear text, with an empty GSS token. */
export interface PostgresqlFacts extends PostgresqlAnswerFacts {
  readonly host: string;
  readonly address: string;
  readonly port: number;
  readonly tls?: 'offered' | 'refused';
  /** TLS as the server does it, with its certificate; absent where it refuses TLS. */
  readonly handshake?: HandshakeFacts;
  readonly gssEncryption?: 'offered' | 'refused';
  readonly user?: string;
  readonly database?: string;
  /** Was the login asked for inside TLS, as it is wherever the server can do it? */
  readonly encrypted?: boolean;
  /** The same login in clear text, where its answer was another one: pg_hba.conf tells `hostssl` from `host`. */
  readonly inClear?: PostgresqlAnswerFacts;
  /** It lets nobody in without TLS: refused in clear text before any authentication, asked to authenticate inside TLS. */
  readonly tlsRequired?: boolean;
  /** The address that the server sees this machine under, where a refusal named it: not its own where there is NAT. */
  readonly clientAddress?: string;
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
 * GSSENCRequest, SSLRequest and StartupMessage without a password, inside TLS where the server offers it, and in clear text;
 * where it asks for GSS, an empty token tells whether it holds a key. `failed` means that it refuses the login before any
 * password. Never throws.
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
    startUpBothWays(conversation, offered, target, ctx),
    offersGssEncryption(target, ctx),
  ]);
  const { login } = started;
  const all = { ...facts, tls: offered, ...(gssEncryption && { gssEncryption }), ...started.facts };
  if (login.error && (user !== undefined || !isAboutUser(login.error))) {
    return finish('failed', { ...all, ...errorFacts(login.error) }, sentence(where, login.error));
  }
  const what = `PostgreSQL login without a password at ${where}`;
  return finish(login.exchange.outcome, all, describeFailure(login.exchange, what));
}

function strangeFacts({ bytes }: ExchangeResult): Partial<PostgresqlFacts> {
  const detectedProtocol = detectProtocol(bytes);
  return { ...strangeBytes(bytes), ...(detectedProtocol !== undefined && { detectedProtocol }) };
}

/** Class 28, invalid authorization: about the name, not about the server. */
function isAboutUser({ sqlState }: PostgresqlError): boolean {
  return sqlState.startsWith('28');
}

function sentence(where: string, { sqlState, text }: PostgresqlError): string {
  return `${where} answered with error ${sqlState}: ${text}`;
}
