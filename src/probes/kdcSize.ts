import { nameType } from '../kerberos/principal.ts';
import { describeFailure } from '../net/describe.ts';
import { exchangeAsReq } from './kdcExchange.ts';
import type { KdcEndpoint } from './kdcExchange.ts';
import type { Observation, ProbeContext } from './observation.ts';
import { hostAndPort, startObservation } from './observe.ts';
import { strangeAnswer } from './strangeAnswer.ts';
import type { StrangeAnswer } from './strangeAnswer.ts';

/** A large AS-REQ to one address over one transport: does the path carry full-size packets? */
export interface KdcSizeFacts extends StrangeAnswer {
  readonly address: string;
  readonly port: number;
  readonly transport: 'udp' | 'tcp';
  readonly realm: string;
  /** Bytes of padding in the request. */
  readonly padding: number;
}
export type KdcSizeObservation = Observation<'kdc-size', KdcSizeFacts>;

/**
 * Nearly the 1500 bytes of Ethernet in one datagram, and several full segments in a stream: what tickets with an
 * authorization data of Active Directory need. KDCs skip the padding (measured on Samba, MIT and Heimdal).
 */
const paddingOf = { udp: 1200, tcp: 6000 } as const;

/**
 * Sends one AS-REQ that fills packets. `timeout` after the small request was answered is a path-MTU black hole: something
 * on the way drops large packets and the message that says so. Never throws.
 */
export async function askKdcWithLargeRequest(
  target: KdcEndpoint & { readonly realm: string },
  ctx: ProbeContext,
): Promise<KdcSizeObservation> {
  const { address, port, transport, realm } = target;
  const where = hostAndPort(address, port);
  const padding = paddingOf[transport];
  const finish = startObservation(
    'kdc-size',
    `kdc-size:${transport}:${where}`,
    `${transport} ${where}, ${padding} bytes`,
  );
  const client = { type: nameType.principal, components: ['WELLKNOWN', 'ANONYMOUS'] };
  const { exchange, reply } = await exchangeAsReq(target, { client, realm, padding }, ctx);
  const facts = { address, port, transport, realm, padding };
  const outcome = reply?.kind === 'not-kerberos' ? 'unexpected' : exchange.outcome;
  const what = `AS-REQ with ${padding} bytes of padding to ${where} over ${transport}`;
  const strange = outcome === 'ok' ? {} : strangeAnswer(exchange.bytes);
  return finish(outcome, { ...facts, ...strange }, describeFailure({ ...exchange, outcome }, what));
}
