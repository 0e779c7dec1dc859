import { randomInt } from 'node:crypto';
import { encodeAsReq, offeredEnctypes } from '../kerberos/asReq.ts';
import type { AsReq, AsReqName } from '../kerberos/asReq.ts';
import { decodeKdcReply } from '../kerberos/kdcReply.ts';
import type { KdcReply } from '../kerberos/kdcReply.ts';
import { nameType } from '../kerberos/principal.ts';
import { frameForTcp, kerberosTcpLength } from '../kerberos/tcpFraming.ts';
import type { Endpoint, ExchangeResult } from '../net/exchange.ts';
import { exchangeTcp } from '../net/tcpConversation.ts';
import { exchangeUdp } from '../net/udpExchange.ts';
import type { ProbeContext } from './observation.ts';

export interface KdcEndpoint extends Endpoint {
  readonly transport: 'udp' | 'tcp';
}

/** `reply` is there when a complete message came back. */
export interface KdcExchange {
  readonly exchange: ExchangeResult;
  readonly reply?: KdcReply;
}

/** What current MIT clients ask for: a date that KDCs cut to their own maximum. */
const farFuture = Date.UTC(2037, 8, 13, 2, 48, 5);

/** An AS-REQ for a client that can never be a person: WELLKNOWN/ANONYMOUS (RFC 8062). */
export function anonymousAsReq(realm: string): Uint8Array {
  const client = { type: nameType.principal, components: ['WELLKNOWN', 'ANONYMOUS'] };
  return asReqOf({ client, realm });
}

function asReqOf(request: { client: AsReqName; realm: string } & Partial<AsReq>): Uint8Array {
  return encodeAsReq({
    enctypes: offeredEnctypes,
    nonce: randomInt(1, 2 ** 31),
    till: farFuture,
    ...request,
  });
}

/** Sends one AS-REQ without pre-authentication. Never throws; holds no secret. */
export async function exchangeAsReq(
  { address, port, transport }: KdcEndpoint,
  request: { client: AsReqName; realm: string } & Partial<AsReq>,
  ctx: ProbeContext,
): Promise<KdcExchange> {
  const message = asReqOf(request);
  if (transport === 'udp') {
    const exchange = await exchangeUdp({ address, port, request: message }, ctx);
    return withReply(exchange, exchange.bytes);
  }
  const target = { address, port, request: frameForTcp(message), framing: kerberosTcpLength };
  const exchange = await exchangeTcp(target, ctx);
  return withReply(exchange, exchange.bytes.subarray(4));
}

function withReply(exchange: ExchangeResult, message: Uint8Array): KdcExchange {
  return exchange.outcome === 'ok' ? { exchange, reply: decodeKdcReply(message) } : { exchange };
}
