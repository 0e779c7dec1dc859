import type { Endpoint, ExchangeResult } from '../net/exchange.ts';
import { exchangeTcp } from '../net/tcpConversation.ts';
import { exchangeUdp } from '../net/udpExchange.ts';
import type { ProbeContext } from './observation.ts';
import { decodeSearchResult, ldapAnswerLength } from './wire/ldapResult.ts';
import { encodeNetlogonPing } from './wire/ldapSearch.ts';
import { decodeNetlogonResponse } from './wire/netlogonResponse.ts';
import type { NetlogonResponse } from './wire/netlogonResponse.ts';

/**
 * `answer` is there when the server answered in LDAP; its `controller` when that says which domain it serves
 * (a server that is no domain controller, or not of the domain that was asked for, sends none).
 */
export interface NetlogonExchange {
  readonly exchange: ExchangeResult;
  readonly answer?: { readonly controller?: NetlogonResponse };
}

/** One netlogon ping, for a domain or for whichever the server serves. Never throws. */
export async function pingNetlogon(
  endpoint: Endpoint & { readonly transport: 'udp' | 'tcp'; readonly domain?: string },
  ctx: ProbeContext,
): Promise<NetlogonExchange> {
  const { address, port, transport, domain } = endpoint;
  const request = encodeNetlogonPing(domain);
  const exchange =
    transport === 'udp'
      ? await exchangeUdp({ address, port, request }, ctx)
      : await exchangeTcp({ address, port, request, framing: ldapAnswerLength }, ctx);
  if (exchange.outcome !== 'ok') return { exchange };
  const result = decodeSearchResult(exchange.bytes);
  if (!result) return { exchange: { ...exchange, outcome: 'unexpected' } };
  const value = result.attributes?.get('netlogon')?.[0];
  const controller = value && decodeNetlogonResponse(value);
  return { exchange, answer: controller ? { controller } : {} };
}
