import type { TlsPeer } from '../net/tlsConversation.ts';

/** The certificate that a server showed: public facts only. */
export interface CertificateFacts {
  readonly tlsVersion: string;
  readonly cipher: string;
  readonly subject: string;
  readonly issuer: string;
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

/** Facts of the leaf certificate; `undefined` when the server showed none. Never throws. */
export function certificateFacts(peer: TlsPeer): CertificateFacts | undefined {
  const [leaf] = peer.chain;
  if (!leaf) return undefined;
  return {
    tlsVersion: peer.version,
    cipher: peer.cipher,
    subject: nameOf(leaf.subject),
    issuer: nameOf(leaf.issuer),
    names: (leaf.subjectaltname ?? '')
      .split(', ')
      .filter((name) => name !== '')
      .map((name) => name.replace(/^(DNS|IP Address):/, '')),
    validFrom: dateOf(leaf.valid_from),
    validTo: dateOf(leaf.valid_to),
    fingerprint: leaf.fingerprint256,
    ...(peer.chainError !== undefined && { chainError: peer.chainError }),
    ...(peer.nameError !== undefined && { nameError: peer.nameError }),
  };
}

/** `CN=db.example.com, O=Amazon`. */
function nameOf(parts: object): string {
  return Object.entries(parts)
    .map(([key, value]) => `${key}=${String(value)}`)
    .reverse()
    .join(', ');
}

function dateOf(text: string): string {
  const time = Date.parse(text);
  return Number.isNaN(time) ? text : new Date(time).toISOString();
}
