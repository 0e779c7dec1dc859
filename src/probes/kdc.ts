import type { AsReqName } from '../kerberos/asReq.ts';
import { kerberosErrorMeaning, kerberosErrorName } from '../kerberos/errorCodes.ts';
import type { KrbError } from '../kerberos/krbError.ts';
import { decodeMethodData, etypeInfoOf } from '../kerberos/methodData.ts';
import { isPrincipal, nameType, parsePrincipal } from '../kerberos/principal.ts';
import { decodeWindowsStatus } from '../kerberos/windowsErrorData.ts';
import { describeFailure } from '../net/describe.ts';
import type { ExchangeResult } from '../net/exchange.ts';
import { exchangeAsReq } from './kdcExchange.ts';
import type { KdcEndpoint } from './kdcExchange.ts';
import type { Observation, ProbeContext } from './observation.ts';
import { hostAndPort, startObservation } from './observe.ts';
import { strangeAnswer } from './strangeAnswer.ts';
import type { StrangeAnswer } from './strangeAnswer.ts';

/** One AS-REQ without preauthentication to one address over one transport. */
export interface KdcFacts extends StrangeAnswer {
  readonly address: string;
  readonly port: number;
  readonly transport: 'udp' | 'tcp';
  /** The realm that was asked for. */
  readonly realm: string;
  /** `ok` outcome: what kind of Kerberos message came back. An AS-REP is discarded unread. */
  readonly reply?: 'krb-error' | 'as-rep';
  /** RFC 4120 section 7.5.9, and its constant name (`KDC_ERR_PREAUTH_REQUIRED`). */
  readonly errorCode?: number;
  readonly errorName?: string;
  /** `realm` of the KRB-ERROR: the server's realm; most KDCs just echo the one asked for. */
  readonly errorRealm?: string;
  /** `crealm` of the KRB-ERROR: a referral (error 68) names the right realm here. */
  readonly clientRealm?: string;
  readonly errorText?: string;
  /** `stime` of the KRB-ERROR, ISO 8601. */
  readonly serverTime?: string;
  /** Server clock minus ours, milliseconds; positive: the server is ahead. */
  readonly skewMs?: number;
  /** Half the round trip plus the clock's resolution, milliseconds. */
  readonly skewUncertaintyMs?: number;
  /** Encryption types of PA-ETYPE-INFO2, in the KDC's order. */
  readonly enctypes?: readonly number[];
  /** NTSTATUS by which a Windows KDC says why it refused the account (`STATUS_ACCOUNT_LOCKED_OUT`). */
  readonly windowsStatus?: string;
}
export type KdcObservation = Observation<'kdc', KdcFacts>;

/** Whom the request is for. Only `user` and `enterprise` name somebody, and only with a name that the user gave. */
export type KdcClient =
  | { readonly kind: 'anonymous' | 'krbtgt' }
  | { readonly kind: 'enterprise' | 'user'; readonly name: string };

export interface KdcTarget extends KdcEndpoint {
  readonly realm: string;
  /** Defaults to `anonymous`: WELLKNOWN/ANONYMOUS (RFC 8062), which can never be a person. */
  readonly client?: KdcClient;
}

/**
 * Sends one AS-REQ without pre-authentication. Any KRB-ERROR is `ok`: it proves that a KDC answers, carries its clock and,
 * with error 25, its encryption types. Never throws.
 */
export async function askKdc(target: KdcTarget, ctx: ProbeContext): Promise<KdcObservation> {
  const { address, port, transport, realm, client = { kind: 'anonymous' } } = target;
  const where = hostAndPort(address, port);
  const suffix = client.kind === 'anonymous' ? '' : `:${client.kind}`;
  const finish = startObservation(
    'kdc',
    `kdc:${transport}:${where}${suffix}`,
    `${transport} ${where}`,
  );
  const facts: KdcFacts = { address, port, transport, realm };
  const request = {
    client: nameOf(client),
    realm,
    canonicalize: client.kind === 'enterprise',
  };
  const { exchange, reply } = await exchangeAsReq(target, request, ctx);
  const what = `AS-REQ for ${realm} to ${where} over ${transport}`;
  if (reply?.kind === 'krb-error') {
    return finish('ok', {
      ...facts,
      ...errorFacts(reply.error),
      ...skewFacts(reply.error, exchange),
    });
  }
  if (reply?.kind === 'as-rep') return finish('ok', { ...facts, reply: 'as-rep' });
  const outcome = reply ? 'unexpected' : exchange.outcome;
  const error = describeFailure({ ...exchange, outcome }, what);
  return finish(outcome, { ...facts, ...strangeAnswer(exchange.bytes) }, error);
}

function nameOf(client: KdcClient): AsReqName {
  switch (client.kind) {
    case 'anonymous':
      return { type: nameType.principal, components: ['WELLKNOWN', 'ANONYMOUS'] };
    case 'krbtgt':
      return { type: nameType.principal, components: ['krbtgt'] };
    case 'enterprise':
      return { type: nameType.enterprise, components: [client.name] };
    case 'user': {
      const parsed = parsePrincipal(client.name);
      const components = isPrincipal(parsed) ? parsed.components : [client.name];
      return { type: nameType.principal, components };
    }
  }
}

/** What an error tells of the KDC: its code, its clock, its encryption types. */
export function errorFacts(error: KrbError): Partial<KdcFacts> {
  const elements = error.data && decodeMethodData(error.data);
  const enctypes = elements && etypeInfoOf(elements).map(({ enctype }) => enctype);
  const windowsStatus = error.data && decodeWindowsStatus(error.data);
  return {
    reply: 'krb-error',
    errorCode: error.code,
    errorName: kerberosErrorName(error.code),
    errorRealm: error.realm,
    errorText: error.text ?? kerberosErrorMeaning(error.code),
    serverTime: new Date(error.serverTime).toISOString(),
    ...(error.clientRealm !== undefined && { clientRealm: error.clientRealm }),
    ...(enctypes && enctypes.length > 0 && { enctypes }),
    ...(windowsStatus !== undefined && { windowsStatus }),
  };
}

/**
 * The server read its clock at some moment between our sending and our receiving: the middle, give or take half. Where its
 * time may be an early one, the uncertainty says so; whole seconds stand for their middle.
 */
export function skewFacts(
  { serverTime, serverTimeSlack }: Pick<KrbError, 'serverTime' | 'serverTimeSlack'>,
  { sentAt, rttMs }: Pick<ExchangeResult, 'sentAt' | 'rttMs'>,
): { skewMs: number; skewUncertaintyMs: number } {
  const wholeSeconds = serverTimeSlack === 1000;
  const moment = wholeSeconds ? serverTime + 500 : serverTime;
  const slack = wholeSeconds ? 500 : serverTimeSlack;
  return {
    skewMs: Math.round(moment - (sentAt + rttMs / 2)),
    skewUncertaintyMs: Math.ceil(rttMs / 2 + slack + clockResolutionMs),
  };
}

const clockResolutionMs = 1;
