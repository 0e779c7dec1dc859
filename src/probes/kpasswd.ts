import { kerberosErrorName } from '../kerberos/errorCodes.ts';
import { decodeKpasswdAnswer, encodeHopelessKpasswdRequest } from '../kerberos/kpasswd.ts';
import { frameForTcp, kerberosTcpLength } from '../kerberos/tcpFraming.ts';
import { describeFailure } from '../net/describe.ts';
import { exchangeTcp } from '../net/tcpConversation.ts';
import { exchangeUdp } from '../net/udpExchange.ts';
import type { KdcEndpoint } from './kdcExchange.ts';
import type { Observation, ProbeContext } from './observation.ts';
import { hostAndPort, startObservation } from './observe.ts';
import { strangeAnswer } from './strangeAnswer.ts';
import type { StrangeAnswer } from './strangeAnswer.ts';

/** One request that cannot succeed to the password change service. */
export interface KpasswdFacts extends StrangeAnswer {
  readonly address: string;
  readonly port: number;
  readonly transport: 'udp' | 'tcp';
  readonly realm: string;
  /** Over TCP without an answer: was the connection at least accepted? Windows may stay silent on a hopeless request. */
  readonly connected?: boolean;
  /** Of the KRB-ERROR inside the answer; which one it is does not matter, that there is one does. */
  readonly errorCode?: number;
  readonly errorName?: string;
  /** RFC 3244 result code. */
  readonly resultCode?: number;
}
export type KpasswdObservation = Observation<'kpasswd', KpasswdFacts>;

/** Asks whether the password change service answers. Any answer of the protocol is `ok`. Never throws. */
export async function askKpasswd(
  target: KdcEndpoint & { readonly realm: string },
  ctx: ProbeContext,
): Promise<KpasswdObservation> {
  const { address, port, transport, realm } = target;
  const where = hostAndPort(address, port);
  const finish = startObservation(
    'kpasswd',
    `kpasswd:${transport}:${where}`,
    `${transport} ${where}`,
  );
  const facts = { address, port, transport, realm };
  const request = encodeHopelessKpasswdRequest(realm);
  const exchange =
    transport === 'udp'
      ? await exchangeUdp({ address, port, request }, ctx)
      : await exchangeTcp(
          { address, port, request: frameForTcp(request), framing: kerberosTcpLength },
          ctx,
        );
  const message = transport === 'udp' ? exchange.bytes : exchange.bytes.subarray(4);
  const answer = exchange.outcome === 'ok' ? decodeKpasswdAnswer(message) : undefined;
  if (!answer) {
    const outcome = exchange.outcome === 'ok' ? 'unexpected' : exchange.outcome;
    const what = `Password change request to ${where} over ${transport}`;
    return finish(
      outcome,
      {
        ...facts,
        ...strangeAnswer(exchange.bytes),
        ...(transport === 'tcp' && { connected: exchange.phase === 'answer' }),
      },
      describeFailure({ ...exchange, outcome }, what),
    );
  }
  const { error, resultCode } = answer;
  return finish('ok', {
    ...facts,
    ...(error && { errorCode: error.code, errorName: kerberosErrorName(error.code) }),
    ...(resultCode !== undefined && { resultCode }),
  });
}
