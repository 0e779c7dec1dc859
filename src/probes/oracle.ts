import { describeFailure } from '../net/describe.ts';
import type { Endpoint, ExchangeResult } from '../net/exchange.ts';
import { exchangeTcp } from '../net/tcpConversation.ts';
import type { Observation, ProbeContext } from './observation.ts';
import { hostAndPort, startObservation, strangeBytes } from './observe.ts';
import { detectProtocol } from './wire/detectProtocol.ts';
import { decodeTnsAnswer, encodeTnsConnect, tnsLength } from './wire/tnsPacket.ts';

/** First packet of an Oracle listener. */
export interface OracleFacts {
  readonly host: string;
  readonly address: string;
  readonly port: number;
  readonly service?: string;
  readonly answer?: 'accept' | 'refuse' | 'redirect';
  /** ORA/TNS error of a refusal: 12514 knows no such service, 12516 and 12519 no free handler, 12526 restricted. */
  readonly errorCode?: number;
  readonly listenerVersion?: string;
  /** Where the listener sends the client. */
  readonly redirect?: string;
  readonly detectedProtocol?: string;
  readonly receivedHex?: string;
}
export type OracleObservation = Observation<'oracle', OracleFacts>;

/**
 * Sends one CONNECT, once more when the listener asks for it. A refusal of a request that named no service is `ok`: the
 * listener lives. Never throws.
 */
export async function greetOracle(
  target: Endpoint & { readonly host: string; readonly service?: string },
  ctx: ProbeContext,
): Promise<OracleObservation> {
  const { host, address, port, service } = target;
  const where = hostAndPort(address, port);
  const finish = startObservation(
    'oracle',
    `oracle:${host}:${port}`,
    `${host}:${port} (${address})`,
  );
  const facts: OracleFacts = { host, address, port, ...(service !== undefined && { service }) };
  let exchange = await connect(target, ctx);
  if (exchange.outcome === 'ok' && decodeTnsAnswer(exchange.bytes)?.kind === 'resend') {
    exchange = await connect(target, ctx);
  }
  const answer = exchange.outcome === 'ok' ? decodeTnsAnswer(exchange.bytes) : undefined;
  switch (answer?.kind) {
    case 'accept':
      return finish('ok', { ...facts, answer: 'accept' });
    case 'redirect':
      return finish('ok', { ...facts, answer: 'redirect', redirect: answer.to });
    case 'refuse': {
      const { code, version } = answer;
      const known: OracleFacts = {
        ...facts,
        answer: 'refuse',
        ...(code !== undefined && { errorCode: code }),
        ...(version !== undefined && { listenerVersion: version }),
      };
      if (service === undefined) return finish('ok', known);
      return finish(
        'failed',
        known,
        `${where} refuses the service ${service}: TNS-${code ?? 'unknown'}.`,
      );
    }
    case 'resend':
    case undefined: {
      const outcome = exchange.outcome === 'ok' ? 'unexpected' : exchange.outcome;
      const detectedProtocol = detectProtocol(exchange.bytes);
      const strange = {
        ...strangeBytes(exchange.bytes),
        ...(detectedProtocol !== undefined && { detectedProtocol }),
      };
      const error = describeFailure({ ...exchange, outcome }, `TNS CONNECT to ${where}`);
      return finish(outcome, { ...facts, ...strange }, error);
    }
  }
}

function connect(
  { address, port, service }: Endpoint & { readonly service?: string },
  ctx: ProbeContext,
): Promise<ExchangeResult> {
  return exchangeTcp(
    { address, port, request: encodeTnsConnect(service), framing: tnsLength },
    ctx,
  );
}
