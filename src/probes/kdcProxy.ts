import { encodeKdcProxyMessage, decodeKdcProxyMessage } from '../kerberos/kdcProxyMessage.ts';
import { decodeKdcReply } from '../kerberos/kdcReply.ts';
import { describeFailure } from '../net/describe.ts';
import type { Endpoint } from '../net/exchange.ts';
import { postOverTls } from '../net/httpsPost.ts';
import { certificateFacts } from './certificate.ts';
import type { CertificateFacts } from './certificate.ts';
import { anonymousAsReq } from './kdcExchange.ts';
import { errorFacts, skewFacts } from './kdc.ts';
import type { KdcFacts } from './kdc.ts';
import type { Observation, ProbeContext } from './observation.ts';
import { hostAndPort, startObservation } from './observe.ts';

/** Why a client that verifies would not even send its request. */
export type CertificateProblem = 'expired' | 'not-yet-valid' | 'name' | 'untrusted';

/** One AS-REQ without pre-authentication through an HTTPS proxy (MS-KKDCP), which krb5.conf names as a KDC. */
export interface KdcProxyFacts extends Pick<
  KdcFacts,
  | 'realm'
  | 'reply'
  | 'errorCode'
  | 'errorName'
  | 'errorText'
  | 'serverTime'
  | 'skewMs'
  | 'skewUncertaintyMs'
> {
  readonly host: string;
  readonly address: string;
  readonly port: number;
  readonly path: string;
  readonly certificate?: CertificateFacts;
  readonly certificateProblem?: CertificateProblem;
  /** MIT's library on this machine lacks what it talks TLS with, so that it could not do what this probe did. */
  readonly tlsModule?: 'missing';
  /** What is wrong with the authorities that krb5.conf names for it (`http_anchors`). */
  readonly anchorProblems?: readonly string[];
  /** Of the answer: 200 from a proxy that has a KDC for the realm. */
  readonly httpStatus?: number;
  readonly contentType?: string;
  /** What the proxy says of its failure, when it says so in plain text. */
  readonly detail?: string;
}
export type KdcProxyObservation = Observation<'kdc-proxy', KdcProxyFacts>;

export interface KdcProxyTarget extends Endpoint {
  readonly host: string;
  /** With its slash in front. */
  readonly path: string;
  readonly realm: string;
  /** Trust anchors in PEM (`http_anchors`), instead of Node's own. */
  readonly ca?: readonly string[];
  readonly anchorProblems?: readonly string[];
  readonly tlsModule?: 'present' | 'missing' | undefined;
}

const contentType = 'application/kerberos';

/**
 * Asks a KDC through its proxy. Any Kerberos message is `ok`; `failed` means that a client which verifies refuses the
 * certificate, or that the proxy answered with another status than 200. Never throws.
 */
export async function askKdcProxy(
  target: KdcProxyTarget,
  ctx: ProbeContext,
): Promise<KdcProxyObservation> {
  const { host, address, port, path, realm, anchorProblems = [] } = target;
  const url = `https://${hostAndPort(host, port)}${path}`;
  const finish = startObservation(
    'kdc-proxy',
    `kdc-proxy:${host}:${port}:${address}`,
    `${url} (${address})`,
  );
  const body = encodeKdcProxyMessage(anonymousAsReq(realm), realm);
  const { secured, exchange, status, ...answer } = await postOverTls(
    { ...target, contentType, body },
    ctx,
  );
  const certificate = secured.peer && certificateFacts(secured.peer);
  const problem = certificate && problemOf(certificate, Date.now());
  const facts: KdcProxyFacts = {
    host,
    address,
    port,
    path,
    realm,
    ...(certificate && { certificate }),
    ...(problem && { certificateProblem: problem }),
    ...(anchorProblems.length > 0 && { anchorProblems }),
    ...(target.tlsModule === 'missing' && { tlsModule: 'missing' as const }),
    ...(status !== undefined && { httpStatus: status }),
    ...(answer.contentType !== undefined && { contentType: answer.contentType.slice(0, 100) }),
  };
  if (!exchange) {
    const what = `TLS to the KDC proxy ${url}`;
    return finish(secured.secured.outcome, facts, describeFailure(secured.secured, what));
  }
  const message = exchange.outcome === 'ok' ? decodeKdcProxyMessage(exchange.bytes) : undefined;
  const reply = message && decodeKdcReply(message);
  const known: KdcProxyFacts = {
    ...facts,
    ...(reply?.kind === 'krb-error' && {
      ...errorFacts(reply.error),
      ...skewFacts(reply.error, exchange),
    }),
    ...(reply?.kind === 'as-rep' && { reply: 'as-rep' as const }),
    ...(!reply && detailOf(answer.contentType, exchange.bytes)),
  };
  if (problem) return finish('failed', known, `${url}: ${problems[problem]}`);
  if (exchange.outcome !== 'ok')
    return finish(exchange.outcome, known, describeFailure(exchange, `AS-REQ through ${url}`));
  if (status !== 200)
    return finish('failed', known, `${url} answered with HTTP status ${status ?? 'unknown'}.`);
  if (!reply || reply.kind === 'not-kerberos')
    return finish(
      'unexpected',
      known,
      `${url} answered with something that is no Kerberos message.`,
    );
  return finish('ok', known);
}

const problems: Readonly<Record<CertificateProblem, string>> = {
  expired: 'its certificate has expired.',
  'not-yet-valid': 'its certificate is not valid yet.',
  name: 'its certificate is for another name.',
  untrusted: 'its certificate does not lead to a trusted authority.',
};

/** OpenSSL reports one error of a chain; the dates and the name are looked at on their own. */
function problemOf(certificate: CertificateFacts, now: number): CertificateProblem | undefined {
  const { validFrom, validTo, chainError, nameError } = certificate;
  if (Date.parse(validTo) < now || chainError === 'CERT_HAS_EXPIRED') return 'expired';
  if (Date.parse(validFrom) > now || chainError === 'CERT_NOT_YET_VALID') return 'not-yet-valid';
  if (chainError !== undefined) return 'untrusted';
  return nameError === undefined ? undefined : 'name';
}

const shownCharacters = 200;

/** Error pages are somebody's HTML; a line of plain text is meant for people. */
function detailOf(type: string | undefined, body: Uint8Array): Pick<KdcProxyFacts, 'detail'> {
  if (type === undefined || !/^text\/plain\b/i.test(type)) return {};
  const text = new TextDecoder().decode(body.subarray(0, 4 * shownCharacters)).trim();
  return text === '' ? {} : { detail: text.slice(0, shownCharacters) };
}
