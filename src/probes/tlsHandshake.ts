import { describeFailure } from '../net/describe.ts';
import type { SecureResult } from '../net/tlsConversation.ts';
import { certificateFacts } from './certificate.ts';
import type { CertificateFacts } from './certificate.ts';

/** What became of TLS once a database's own protocol had agreed to it. */
export interface HandshakeFacts {
  readonly established: boolean;
  /** Why not, with OpenSSL's or the system's code (`ERR_SSL_UNSUPPORTED_PROTOCOL`). */
  readonly error?: string;
  readonly certificate?: CertificateFacts;
}

/** Public facts of a handshake. An untrusted certificate is a fact here and no failure: no secret follows it. */
export function handshakeFacts({ secured, peer }: SecureResult): HandshakeFacts {
  if (!peer) return { established: false, error: whyNot(secured) };
  const certificate = certificateFacts(peer);
  return { established: true, ...(certificate && { certificate }) };
}

function whyNot(secured: SecureResult['secured']): string {
  if (secured.outcome === 'unexpected' && secured.errno !== undefined)
    return `TLS handshake: failed with ${secured.errno}.`;
  return describeFailure(secured, 'TLS handshake') ?? 'TLS handshake: failed.';
}
