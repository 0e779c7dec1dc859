/** Cuts a TCP stream into messages. */
import type { Socket } from 'node:net';

/** No message of the protocols here is longer; a peer that announces more is cut off. */
const longest = 1 << 16;

/**
 * The length of the first message in `bytes`, header included; `undefined` while that is not known
 * yet; 0 for what can never become a message.
 */
export type MessageLength = (bytes: Uint8Array) => number | undefined;

/** Calls `serve` for each whole message and writes what it returns; undefined says nothing. */
export function serveMessages(
  socket: Socket,
  lengthOf: MessageLength,
  serve: (message: Uint8Array) => Uint8Array | undefined,
): void {
  let pending = new Uint8Array();
  socket.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    for (;;) {
      const length = lengthOf(pending);
      if (length === 0 || (length ?? 0) > longest) {
        socket.destroy();
        return;
      }
      if (length === undefined || pending.length < length) return;
      const reply = serve(pending.subarray(0, length));
      pending = pending.subarray(length);
      if (reply) socket.write(reply);
    }
  });
}

/** A big-endian length of `size` bytes in front, as DNS (2) and Kerberos (4) have it over TCP. */
export function prefixed(size: 2 | 4): MessageLength {
  return (bytes) => {
    if (bytes.length < size) return undefined;
    const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    return size + view.readUIntBE(0, size);
  };
}

/** The same frame around a reply. */
export function withPrefix(size: 2 | 4, message: Uint8Array): Uint8Array {
  const header = Buffer.alloc(size);
  header.writeUIntBE(message.length, 0, size);
  return Buffer.concat([header, message]);
}

/** A definite-length BER element, as LDAP messages are: tag, length, content (X.690 section 8.1). */
export function berElement(bytes: Uint8Array): number | undefined {
  const [, first] = bytes;
  if (first === undefined) return undefined;
  if (first < 0x80) return 2 + first;
  const size = first & 0x7f;
  if (size === 0 || size > 4) return 0;
  if (bytes.length < 2 + size) return undefined;
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return 2 + size + view.readUIntBE(2, size);
}
