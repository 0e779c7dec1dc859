import { describeFailure } from '../net/describe.ts';
import type { Endpoint } from '../net/exchange.ts';
import { openTcp } from '../net/tcpConversation.ts';
import { startTls } from '../net/tlsConversation.ts';
import type { Observation, ProbeContext } from './observation.ts';
import { hostAndPort, startObservation, strangeBytes } from './observe.ts';
import { TdsTlsStream } from './tdsTlsStream.ts';
import { handshakeFacts } from './tlsHandshake.ts';
import type { HandshakeFacts } from './tlsHandshake.ts';
import { detectProtocol } from './wire/detectProtocol.ts';
import { decodeTdsPrelogin, encodeTdsPrelogin, tdsLength } from './wire/tdsPrelogin.ts';
import type { TdsEncryption } from './wire/tdsPrelogin.ts';

/** PRELOGIN of a SQL Server and the TLS that protects its logins, before any login. */
export interface SqlServerFacts {
  readonly host: string;
  readonly address: string;
  readonly port: number;
  readonly serverVersion?: string;
  readonly encryption?: TdsEncryption;
  /** TLS as the server does it, with its certificate; absent where it supports none. */
  readonly handshake?: HandshakeFacts;
  readonly detectedProtocol?: string;
  readonly receivedHex?: string;
}
export type SqlServerObservation = Observation<'sqlserver', SqlServerFacts>;

/** Exchanges PRELOGIN packets, and goes on to the certificate of the TLS inside them. Never throws. */
export async function greetSqlServer(
  target: Endpoint & { readonly host: string },
  ctx: ProbeContext,
): Promise<SqlServerObservation> {
  const { host, address, port } = target;
  const where = hostAndPort(address, port);
  const finish = startObservation(
    'sqlserver',
    `sqlserver:${host}:${port}`,
    `${host}:${port} (${address})`,
  );
  const facts: SqlServerFacts = { host, address, port };
  const what = `TDS PRELOGIN to ${where}`;
  const { connected, conversation } = await openTcp(target, ctx);
  if (!conversation) return finish(connected.outcome, facts, describeFailure(connected, what));
  try {
    const exchange = await conversation.exchange(encodeTdsPrelogin(), tdsLength);
    const answer = exchange.outcome === 'ok' ? decodeTdsPrelogin(exchange.bytes) : undefined;
    if (answer) {
      const { version: serverVersion, encryption } = answer;
      const known = { ...facts, serverVersion, encryption };
      // Even "off" protects the login itself.
      if (encryption === 'not-supported') return finish('ok', known);
      const secured = await startTls(conversation, target, ctx, (raw) => new TdsTlsStream(raw));
      secured.conversation?.close();
      return finish('ok', { ...known, handshake: handshakeFacts(secured) });
    }
    const outcome = exchange.outcome === 'ok' ? 'unexpected' : exchange.outcome;
    const detectedProtocol = detectProtocol(exchange.bytes);
    return finish(
      outcome,
      {
        ...facts,
        ...strangeBytes(exchange.bytes),
        ...(detectedProtocol !== undefined && { detectedProtocol }),
      },
      describeFailure({ ...exchange, outcome }, what),
    );
  } finally {
    conversation.close();
  }
}
