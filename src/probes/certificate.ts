import type { TlsPeer } from '../net/tlsConversation.ts';
import { rdsAuthority } from './certificateAuthority.ts';
import type { RdsAuthority } from './certificateAuthority.ts';

/** The certificate that a server showed: public facts only. */
export interface CertificateFacts {
  readonly tlsVersion: string;
  readonly cipher: string;
  readonly subject: string;
  readonly issuer: string;
  /** Common names of the chain from the server's own up, as far as it was shown or is known. */
  readonly chain: readonly string[];
  /** Authority of Amazon RDS that the chain names; it is a name, not a verification. */
  readonly authority?: RdsAuthority;
  /** Names and addresses that it covers. */
  readonly names: readonly string[];
  /** ISO 8601. */
  readonly validFrom: string;
  readonly validTo: string;
  /** SHA-256 of the certificate, as `openssl x509 -fingerprint -sha256` prints it. */
  readonly fingerprint: string;
  /** Why the chain does not verify (`SELF_SIGNED_CERT_IN_CHAIN`, `CERT_HAS_EXPIRED`), if it does not. */
  readonly chainError?: string;
  /** Why it does not cover the name that was asked for, if it does not. */
  readonly nameError?: string;
}

/** Longest text of a name that is kept; and the most names: a certificate may hold thousands. */
const longestName = 256;
const mostNames = 20;

/** Facts of the leaf certificate; `undefined` when the server showed none. Never throws. */
export function certificateFacts(peer: TlsPeer): CertificateFacts | undefined {
  const [leaf] = peer.chain;
  if (!leaf) return undefined;
  const shown = peer.chain.map(({ subject }) => commonName(subject));
  const last = peer.chain.at(-1);
  // The issuer of the last one shown is known by name even when its certificate was not sent.
  const above = last === undefined ? [] : [commonName(last.issuer)];
  const chain = [...new Set([...shown, ...above])];
  const authority = rdsAuthority(chain.slice(1));
  return {
    tlsVersion: peer.version,
    cipher: peer.cipher,
    subject: nameOf(leaf.subject),
    issuer: nameOf(leaf.issuer),
    chain,
    ...(authority && { authority }),
    names: (leaf.subjectaltname ?? '')
      .split(', ')
      .filter((name) => name !== '')
      .slice(0, mostNames)
      .map((name) => shorten(name.replace(/^(DNS|IP Address):/, ''))),
    validFrom: dateOf(leaf.valid_from),
    validTo: dateOf(leaf.valid_to),
    fingerprint: leaf.fingerprint256,
    ...(peer.chainError !== undefined && { chainError: peer.chainError }),
    ...(peer.nameError !== undefined && { nameError: shorten(peer.nameError) }),
  };
}

/** Node gives a list where a name holds a part twice, and nothing for a certificate without a subject. */
type NameParts = Readonly<Record<string, string | readonly string[] | undefined>>;

/** `CN=db.example.com, O=Amazon`. */
function nameOf(name: object | undefined): string {
  const parts = Object.entries((name ?? {}) as NameParts)
    .map(([key, value]) => `${key}=${String(value)}`)
    .reverse();
  return shorten(parts.join(', '));
}

function commonName(name: object | undefined): string {
  const { CN } = (name ?? {}) as NameParts;
  return CN === undefined ? nameOf(name) : shorten(typeof CN === 'string' ? CN : CN.join(', '));
}

function shorten(text: string): string {
  return text.length > longestName ? `${text.slice(0, longestName)}…` : text;
}

function dateOf(text: string): string {
  const time = Date.parse(text);
  return Number.isNaN(time) ? text : new Date(time).toISOString();
}
