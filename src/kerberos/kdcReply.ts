import { decodeKrbError } from './krbError.ts';
import type { KrbError } from './krbError.ts';

/**
 * What a KDC sent back. Of an AS-REP nothing is kept: its encrypted part is what password crackers feed on.
 */
export type KdcReply =
  | { readonly kind: 'krb-error'; readonly error: KrbError }
  | { readonly kind: 'as-rep' }
  | { readonly kind: 'not-kerberos' };

/** `[APPLICATION 11]`, constructed: the first byte of an AS-REP (RFC 4120 5.10). */
const asRepTag = 0x6b;

/** Sorts a complete message from port 88, without the length prefix of TCP. Never throws. */
export function decodeKdcReply(message: Uint8Array): KdcReply {
  const error = decodeKrbError(message);
  if (error) return { kind: 'krb-error', error };
  return isCompleteAsRep(message) ? { kind: 'as-rep' } : { kind: 'not-kerberos' };
}

/** The outer DER length has to agree with the message, or a stray byte would pass for an AS-REP. */
function isCompleteAsRep(message: Uint8Array): boolean {
  if (message[0] !== asRepTag) return false;
  const first = message[1] ?? 0;
  if (first < 0x80) return message.length === 2 + first;
  const octets = first & 0x7f;
  if (octets === 0 || octets > 4) return false;
  const length = message.subarray(2, 2 + octets).reduce((sum, octet) => sum * 256 + octet, 0);
  return message.length === 2 + octets + length;
}
