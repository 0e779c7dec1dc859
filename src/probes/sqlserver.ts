import { describeFailure } from '../net/describe.ts';
import type { Endpoint } from '../net/exchange.ts';
import { exchangeTcp } from '../net/tcpConversation.ts';
import type { Observation, ProbeContext } from './observation.ts';
import { hostAndPort, startObservation, strangeBytes } from './observe.ts';
import { detectProtocol } from './wire/detectProtocol.ts';
import { decodeTdsPrelogin, encodeTdsPrelogin, tdsLength } from './wire/tdsPrelogin.ts';
import type { TdsEncryption } from './wire/tdsPrelogin.ts';

/** PRELOGIN of a SQL Server, before any login. */
export interface SqlServerFacts {
  readonly host: string;
  readonly address: string;
  readonly port: number;
  readonly serverVersion?: string;
  readonly encryption?: TdsEncryption;
  readonly detectedProtocol?: string;
  readonly receivedHex?: string;
}
export type SqlServerObservation = Observation<'sqlserver', SqlServerFacts>;

/** Exchanges PRELOGIN packets. Never throws. */
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
  const exchange = await exchangeTcp(
    { address, port, request: encodeTdsPrelogin(), framing: tdsLength },
    ctx,
  );
  const answer = exchange.outcome === 'ok' ? decodeTdsPrelogin(exchange.bytes) : undefined;
  if (answer) {
    return finish('ok', { ...facts, serverVersion: answer.version, encryption: answer.encryption });
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
    describeFailure({ ...exchange, outcome }, `TDS PRELOGIN to ${where}`),
  );
}
