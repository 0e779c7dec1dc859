import { describeFailure } from '../net/describe.ts';
import type { Endpoint, ExchangeResult } from '../net/exchange.ts';
import { exchangeTcp } from '../net/tcpConversation.ts';
import { openTls } from '../net/tlsConversation.ts';
import { exchangeUdp } from '../net/udpExchange.ts';
import { certificateFacts } from './certificate.ts';
import type { CertificateFacts } from './certificate.ts';
import type { Observation, ProbeContext } from './observation.ts';
import { hostAndPort, startObservation } from './observe.ts';
import { strangeAnswer } from './strangeAnswer.ts';
import type { StrangeAnswer } from './strangeAnswer.ts';
import { decodeSearchResult, ldapAnswerLength } from './wire/ldapResult.ts';
import type { LdapSearchResult } from './wire/ldapResult.ts';
import { encodeRootSearch } from './wire/ldapSearch.ts';
import { rootDseAttributes, rootDseFacts } from './wire/rootDse.ts';
import type { RootDse } from './wire/rootDse.ts';

export type LdapTransport = 'udp' | 'tcp' | 'tls';

/** The anonymous rootDSE of one port: 389 over UDP and TCP, 636 over TLS, 3268 and 3269 of the global catalogue. */
export interface LdapFacts extends RootDse, StrangeAnswer {
  readonly address: string;
  readonly port: number;
  readonly transport: LdapTransport;
  /** RFC 4511 result code of the search, when it is not success. */
  readonly resultCode?: number;
  /** Server clock minus ours, milliseconds, by `currentTime`; positive: the server is ahead. */
  readonly skewMs?: number;
  readonly skewUncertaintyMs?: number;
  readonly certificate?: CertificateFacts;
}
export type LdapObservation = Observation<'ldap', LdapFacts>;

export interface LdapTarget extends Endpoint {
  readonly transport: LdapTransport;
  /** The name that the certificate has to cover; only for `tls`. */
  readonly host?: string;
}

/** Reads the rootDSE, which every LDAP server gives to everybody. Never throws. */
export async function readRootDse(target: LdapTarget, ctx: ProbeContext): Promise<LdapObservation> {
  const { address, port, transport } = target;
  const where = hostAndPort(address, port);
  const finish = startObservation('ldap', `ldap:${transport}:${where}`, `${transport} ${where}`);
  const { exchange, certificate } = await search(target, ctx);
  const facts: LdapFacts = { address, port, transport, ...(certificate && { certificate }) };
  const result = exchange.outcome === 'ok' ? decodeSearchResult(exchange.bytes) : undefined;
  if (!result) {
    const outcome = exchange.outcome === 'ok' ? 'unexpected' : exchange.outcome;
    const error = describeFailure(
      { ...exchange, outcome },
      `rootDSE of ${where} over ${transport}`,
    );
    return finish(outcome, { ...facts, ...strangeAnswer(exchange.bytes) }, error);
  }
  if (result.resultCode !== 0) {
    const error = `${where} refuses its rootDSE: result ${result.resultCode} ${result.diagnostic}.`;
    return finish('failed', { ...facts, resultCode: result.resultCode }, error);
  }
  return finish('ok', { ...facts, ...factsOf(result, exchange) });
}

interface Search {
  readonly exchange: ExchangeResult;
  readonly certificate?: CertificateFacts;
}

async function search(target: LdapTarget, ctx: ProbeContext): Promise<Search> {
  const { address, port, transport, host } = target;
  const request = encodeRootSearch(rootDseAttributes);
  if (transport === 'udp') return { exchange: await exchangeUdp({ address, port, request }, ctx) };
  if (transport === 'tcp') {
    return {
      exchange: await exchangeTcp({ address, port, request, framing: ldapAnswerLength }, ctx),
    };
  }
  const { secured, conversation, peer } = await openTls(
    { address, port, host: host ?? address },
    ctx,
  );
  if (!conversation) return { exchange: secured };
  const exchange = await conversation.exchange(request, ldapAnswerLength);
  conversation.close();
  const certificate = peer && certificateFacts(peer);
  return { exchange, ...(certificate && { certificate }) };
}

function factsOf(
  { attributes }: LdapSearchResult,
  { sentAt, rttMs }: ExchangeResult,
): Partial<LdapFacts> {
  const root = rootDseFacts(attributes ?? new Map());
  if (root.currentTime === undefined) return root;
  // Active Directory gives whole seconds: any moment of that second.
  const skewMs = Math.round(Date.parse(root.currentTime) + 500 - (sentAt + rttMs / 2));
  return { ...root, skewMs, skewUncertaintyMs: Math.ceil(rttMs / 2 + 500) };
}
