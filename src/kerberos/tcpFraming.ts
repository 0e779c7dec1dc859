/** Longest answer that is believed; real ones stay below 64 kB. */
const longest = 262_144;

/**
 * Length of the first Kerberos message on a TCP stream, prefix included (RFC 4120 7.2.2: four bytes, big-endian, the top bit reserved);
 * 4 while the prefix is incomplete, `undefined` when the bytes are no such prefix.
 */
export function kerberosTcpLength(received: Uint8Array): number | undefined {
  if (received.length < 4) return 4;
  const length = new DataView(received.buffer, received.byteOffset).getUint32(0);
  return length === 0 || length > longest ? undefined : 4 + length;
}

/** The message with its length prefix. */
export function frameForTcp(message: Uint8Array): Uint8Array {
  const framed = new Uint8Array(4 + message.length);
  new DataView(framed.buffer).setUint32(0, message.length);
  framed.set(message, 4);
  return framed;
}
