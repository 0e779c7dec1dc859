import { ByteReader } from '../../kerberos/byteReader.ts';

const type = { prelogin: 0x12, tabularResult: 0x04 } as const;
const endOfMessage = 0x01;
const headerLength = 8;
/** What both sides start with before they agree on another size (MS-TDS 2.2.3.1.3). */
const packetSize = 4096;

/** A message as PRELOGIN packets; the last one carries the end-of-message bit. */
export function tdsPreloginPackets(message: Uint8Array): Uint8Array[] {
  const most = packetSize - headerLength;
  const packets: Uint8Array[] = [];
  for (let offset = 0; offset === 0 || offset < message.length; offset += most) {
    const part = message.subarray(offset, offset + most);
    const length = headerLength + part.length;
    const packet = new Uint8Array(length);
    const status = offset + most >= message.length ? endOfMessage : 0;
    packet.set([type.prelogin, status, length >> 8, length & 0xff]);
    packet.set(part, headerLength);
    packets.push(packet);
  }
  return packets;
}

export interface TdsPackets {
  readonly payloads: readonly Uint8Array[];
  /** Bytes of a packet that is not complete yet; `undefined` when these are no packets of a server. */
  readonly rest: Uint8Array | undefined;
}

/** The payloads of the complete packets that the bytes start with. Never throws. */
export function readTdsPackets(bytes: Uint8Array): TdsPackets {
  const payloads: Uint8Array[] = [];
  let offset = 0;
  while (bytes.length - offset >= headerLength) {
    const header = new ByteReader(bytes, offset);
    const kind = header.u8();
    header.skip(1);
    const length = header.u16();
    const known = kind === type.prelogin || kind === type.tabularResult;
    if (!known || length < headerLength) return { payloads, rest: undefined };
    if (bytes.length - offset < length) break;
    payloads.push(bytes.subarray(offset + headerLength, offset + length));
    offset += length;
  }
  return { payloads, rest: bytes.subarray(offset) };
}
