import { randomBytes } from 'node:crypto';
import { describeFailure } from '../net/describe.ts';
import type { Endpoint } from '../net/exchange.ts';
import { exchangeUdp } from '../net/udpExchange.ts';
import type { Observation, ProbeContext } from './observation.ts';
import { hostAndPort, startObservation } from './observe.ts';
import { strangeAnswer } from './strangeAnswer.ts';
import type { StrangeAnswer } from './strangeAnswer.ts';
import { decodeNtpAnswer, encodeNtpRequest } from './wire/ntpPacket.ts';

/** One NTP request to a domain controller. Optional: AWS Managed Microsoft AD answers allowed sources only. */
export interface NtpFacts extends StrangeAnswer {
  readonly address: string;
  readonly port: number;
  readonly stratum?: number;
  /** The server says that it does not know the time itself. */
  readonly unsynchronised?: boolean;
  /** Why it gives no time (`DENY`, `RATE`), where it says so. */
  readonly kissCode?: string;
  /** Server clock minus ours, milliseconds; positive: the server is ahead. */
  readonly offsetMs?: number;
  readonly offsetUncertaintyMs?: number;
}
export type NtpObservation = Observation<'ntp', NtpFacts>;

/** Asks one server for the time (RFC 5905). Never throws. */
export async function askNtp(
  { address, port }: Endpoint,
  ctx: ProbeContext,
): Promise<NtpObservation> {
  const where = hostAndPort(address, port);
  const finish = startObservation('ntp', `ntp:udp:${where}`, `udp ${where}`);
  const cookie = randomBytes(8);
  const exchange = await exchangeUdp({ address, port, request: encodeNtpRequest(cookie) }, ctx);
  const answer = exchange.outcome === 'ok' ? decodeNtpAnswer(exchange.bytes, cookie) : undefined;
  const outcome = answer || exchange.outcome !== 'ok' ? exchange.outcome : 'unexpected';
  if (!answer) {
    const facts = { address, port, ...strangeAnswer(exchange.bytes) };
    return finish(
      outcome,
      facts,
      describeFailure({ ...exchange, outcome }, `NTP request to ${where}`),
    );
  }
  const { stratum, kissCode, unsynchronised, receivedAt, sentAt } = answer;
  const facts: NtpFacts = {
    address,
    port,
    stratum,
    unsynchronised,
    ...(kissCode !== undefined && { kissCode }),
  };
  if (kissCode !== undefined)
    return finish('failed', facts, `${where} refuses to give the time: ${kissCode}.`);
  if (stratum === 0)
    return finish('failed', facts, `${where} has no time to give: its clock is not synchronised.`);
  const inServer = sentAt - receivedAt;
  const offsetMs = Math.round((receivedAt + sentAt) / 2 - (exchange.sentAt + exchange.rttMs / 2));
  const offsetUncertaintyMs = Math.ceil(Math.max(0, exchange.rttMs - inServer) / 2 + 1);
  return finish('ok', { ...facts, offsetMs, offsetUncertaintyMs });
}
