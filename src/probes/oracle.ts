import type { Conversation } from '../net/conversation.ts';
import { describeFailure } from '../net/describe.ts';
import type { Endpoint } from '../net/exchange.ts';
import { openTcp } from '../net/tcpConversation.ts';
import type { Observation, ProbeContext } from './observation.ts';
import { hostAndPort, startObservation } from './observe.ts';
import { strangeAnswer } from './strangeAnswer.ts';
import type { StrangeAnswer } from './strangeAnswer.ts';
import { decodeTnsAnswer, encodeTnsConnect, tnsLength } from './wire/tnsPacket.ts';
import { decodeTnsServices, encodeTnsServices, tnsDataLength } from './wire/tnsServices.ts';

/** First packet of an Oracle listener. */
export interface OracleFacts extends StrangeAnswer {
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
  /** Offered KERBEROS5, did the service choose it? Absent where it was not asked or did not say. */
  readonly acceptsKerberos?: boolean;
  /** ORA error with which one of the network services refuses to negotiate. */
  readonly servicesError?: number;
}
export type OracleObservation = Observation<'oracle', OracleFacts>;

export interface OracleTarget extends Endpoint {
  readonly host: string;
  /** Without one the listener is only asked for its version. */
  readonly service?: string;
  /** Nobody said that the service is the one: a listener that does not know it is none the worse. */
  readonly serviceIsGuess?: boolean;
}

/** ORA-12505 and ORA-12514: the listener knows no such SID or service. */
const unknownService = [12505, 12514];

/**
 * Sends one CONNECT, once more when the listener asks for it; where a service accepts it, the network services are
 * negotiated until the server says whether it wants Kerberos. A refusal of a request that named no service is `ok`: the
 * listener lives. Never throws.
 */
export async function greetOracle(
  target: OracleTarget,
  ctx: ProbeContext,
): Promise<OracleObservation> {
  const { host, address, port, service, serviceIsGuess = false } = target;
  const where = hostAndPort(address, port);
  const finish = startObservation(
    'oracle',
    `oracle:${host}:${port}`,
    `${host}:${port} (${address})`,
  );
  const facts: OracleFacts = { host, address, port, ...(service !== undefined && { service }) };
  const what = `TNS CONNECT to ${where}`;
  const { connected, conversation } = await openTcp(target, ctx);
  if (!conversation) return finish(connected.outcome, facts, describeFailure(connected, what));
  try {
    const request = encodeTnsConnect(service);
    let exchange = await conversation.exchange(request, tnsLength);
    if (exchange.outcome === 'ok' && decodeTnsAnswer(exchange.bytes)?.kind === 'resend')
      exchange = await conversation.exchange(request, tnsLength);
    const answer = exchange.outcome === 'ok' ? decodeTnsAnswer(exchange.bytes) : undefined;
    switch (answer?.kind) {
      case 'accept': {
        const services = answer.services ? await negotiate(conversation) : {};
        return finish('ok', { ...facts, answer: 'accept', ...services });
      }
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
        const harmless = serviceIsGuess && unknownService.includes(code ?? 0);
        if (service === undefined || harmless) return finish('ok', known);
        const error = `${where} refuses the service ${service}: TNS-${code ?? 'unknown'}.`;
        return finish('failed', known, error);
      }
      case 'resend':
      case undefined: {
        const outcome = exchange.outcome === 'ok' ? 'unexpected' : exchange.outcome;
        const error = describeFailure({ ...exchange, outcome }, what);
        return finish(outcome, { ...facts, ...strangeAnswer(exchange.bytes) }, error);
      }
    }
  } finally {
    conversation.close();
  }
}

/** What the server wants of KERBEROS5; nothing where it does not say. */
async function negotiate(conversation: Conversation): Promise<Partial<OracleFacts>> {
  const { outcome, bytes } = await conversation.exchange(encodeTnsServices(), tnsDataLength);
  const services = outcome === 'ok' ? decodeTnsServices(bytes) : undefined;
  if (!services) return {};
  const { authentication, errorCode } = services;
  return {
    acceptsKerberos: authentication.includes('KERBEROS5'),
    ...(errorCode !== undefined && { servicesError: errorCode }),
  };
}
