/**
 * Length of the BER value at the start, header included (X.690 8.1.3); 0 while the header is incomplete, `undefined` when it
 * is no definite SEQUENCE. Active Directory writes all lengths in four octets, so they need not be the shortest.
 */
export function berLength(received: Uint8Array): number | undefined {
  const [tag, first] = received;
  if (tag === undefined) return 0;
  if (tag !== 0x30) return undefined;
  if (first === undefined) return 0;
  if (first < 0x80) return 2 + first;
  const octets = first & 0x7f;
  if (octets === 0 || octets > 4) return undefined;
  if (received.length < 2 + octets) return 0;
  const length = received.subarray(2, 2 + octets).reduce((sum, octet) => sum * 256 + octet, 0);
  return 2 + octets + length;
}
