import { describeFailure } from '../net/describe.ts';
import type { Conversation } from '../net/conversation.ts';
import type { Endpoint, ExchangeResult } from '../net/exchange.ts';
import { openTcp } from '../net/tcpConversation.ts';
import { logInAsClientsDo } from './mysqlTls.ts';
import type { Observation, ProbeContext } from './observation.ts';
import { hostAndPort, startObservation, strangeBytes } from './observe.ts';
import { isSilent, provokeSilentServer } from './silentServer.ts';
import type { HandshakeFacts } from './tlsHandshake.ts';
import { detectProtocol } from './wire/detectProtocol.ts';
import { decodeMysqlGreeting, mysqlGreetingLength } from './wire/mysqlPackets.ts';
import type { MysqlError } from './wire/mysqlPackets.ts';

/** Greeting and full login response of a MySQL or MariaDB server, without a password. */
export interface MysqlFacts {
  readonly host: string;
  readonly address: string;
  readonly port: number;
  readonly serverVersion?: string;
  readonly mariadb?: boolean;
  readonly tlsOffered?: boolean;
  /** TLS as the server does it, with its certificate; absent where it offers none. */
  readonly handshake?: HandshakeFacts;
  /** Was the login tried inside TLS, as it is wherever the server can do it? */
  readonly encrypted?: boolean;
  /** A login in clear text was refused for want of TLS (require_secure_transport, error 3159). */
  readonly tlsRequired?: boolean;
  readonly defaultPlugin?: string;
  /** Plugin that the server asked for in AuthSwitchRequest, for the user name that was given. */
  readonly requestedPlugin?: string;
  /** SPN and realm that the server announced with a Kerberos plugin. */
  readonly spn?: string;
  readonly realm?: string;
  /** SPN was announced and an empty token answered: does the server hold a usable key? MariaDB only. */
  readonly keytabUsable?: boolean;
  /** The account needs no password: the empty login was accepted. */
  readonly loggedIn?: boolean;
  readonly user?: string;
  /** ERR packet: server error number, SQLSTATE, text. Without `user` the refusal of the probe's own name is left out. */
  readonly errorCode?: number;
  readonly sqlState?: string;
  readonly errorText?: string;
  /** What the first bytes looked like when they were not MySQL. */
  readonly detectedProtocol?: string;
  readonly receivedHex?: string;
}
export type MysqlObservation = Observation<'mysql', MysqlFacts>;

export interface MysqlTarget extends Endpoint {
  readonly host: string;
  /** Sent only when the person who runs the diagnosis gave it. */
  readonly user?: string;
}

/**
 * Reads the greeting and always answers with a complete login without a password: an aborted handshake would count towards
 * error 1129, "host blocked". `failed` means that the server refuses more than the password. Never throws.
 */
export async function greetMysql(
  target: MysqlTarget,
  ctx: ProbeContext,
): Promise<MysqlObservation> {
  const { host, address, port, user } = target;
  const where = hostAndPort(address, port);
  const finish = startObservation('mysql', `mysql:${host}:${port}`, `${host}:${port} (${address})`);
  const facts: MysqlFacts = { host, address, port, ...(user !== undefined && { user }) };
  const what = `MySQL greeting of ${where}`;
  const { connected, conversation } = await openTcp(target, ctx);
  if (!conversation) return finish(connected.outcome, facts, describeFailure(connected, what));
  try {
    const first = await conversation.exchange(undefined, mysqlGreetingLength);
    const greeting = first.outcome === 'ok' ? decodeMysqlGreeting(first.bytes) : undefined;
    if (!greeting) {
      const strange = await identify(conversation, first, ctx);
      // Half a greeting is MySQL's: whatever cut it off says more than what it looks like.
      const other = (strange.detectedProtocol ?? 'mysql') !== 'mysql';
      const outcome = other || first.outcome === 'ok' ? 'unexpected' : first.outcome;
      return finish(
        outcome,
        { ...facts, ...strange },
        describeFailure({ ...first, outcome }, what),
      );
    }
    if ('code' in greeting)
      return finish('failed', { ...facts, ...errorFacts(greeting) }, sentence(where, greeting));
    const { login, facts: security } = await logInAsClientsDo(conversation, target, greeting, ctx);
    const { exchange, facts: learnt, error } = login;
    const known = { ...facts, ...greeting, ...security, ...learnt };
    if (exchange.outcome !== 'ok') {
      return finish(
        exchange.outcome,
        known,
        describeFailure(exchange, `Login without a password at ${where}`),
      );
    }
    if (!error) return finish('ok', known);
    if (!refusesUser(error))
      return finish('failed', { ...known, ...errorFacts(error) }, sentence(where, error));
    // That the probe's own name is refused says nothing about anybody.
    return finish('ok', user === undefined ? known : { ...known, ...errorFacts(error) });
  } finally {
    conversation.close();
  }
}

/** Access denied with and without a password, password expired, account locked. */
const userRefusals = new Set([1045, 1698, 1862, 3118]);

function refusesUser({ code }: MysqlError): boolean {
  return userRefusals.has(code);
}

function errorFacts({ code, sqlState, text }: MysqlError): Partial<MysqlFacts> {
  return { errorCode: code, errorText: text, ...(sqlState !== undefined && { sqlState }) };
}

function sentence(where: string, { code, text }: MysqlError): string {
  return `${where} answered with error ${code}: ${text}`;
}

async function identify(
  conversation: Conversation,
  first: ExchangeResult,
  ctx: ProbeContext,
): Promise<Partial<MysqlFacts>> {
  const bytes = isSilent(first) ? await provokeSilentServer(conversation, ctx) : first.bytes;
  const detectedProtocol = detectProtocol(bytes);
  return { ...strangeBytes(bytes), ...(detectedProtocol !== undefined && { detectedProtocol }) };
}
