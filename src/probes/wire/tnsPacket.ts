import { ByteReader } from '../../kerberos/byteReader.ts';

/** First answer of an Oracle listener. */
export type TnsAnswer =
  /** `services`: native network services may be negotiated now. */
  | { readonly kind: 'accept'; readonly services: boolean }
  | { readonly kind: 'refuse'; readonly code?: number; readonly version?: string }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'resend' };

const headerLength = 8;
const connectDataOffset = 58;
const connectFlagsOffset = 32;
const acceptFlagsOffset = 22;
const servicesWanted = 0x0101;
const type = { connect: 1, accept: 2, refuse: 4, redirect: 5, resend: 11 } as const;

/**
 * A CONNECT packet with the fields that every client since Oracle 8 sends (the layout of nmap's `oracle-tns-version`):
 * for a service, or without one for the listener's version, which it gives along with its refusal.
 */
export function encodeTnsConnect(service?: string): Uint8Array {
  const wanted = service === undefined ? 'COMMAND=version' : `SERVICE_NAME=${service}`;
  const data = new TextEncoder().encode(`(CONNECT_DATA=(${wanted}))`);
  const packet = new Uint8Array(connectDataOffset + data.length);
  const view = new DataView(packet.buffer);
  view.setUint16(0, packet.length);
  view.setUint8(4, type.connect);
  // Protocol version 310, lowest 300; no options; session data unit 2048, transport data unit 32767.
  view.setUint16(8, 310);
  view.setUint16(10, 300);
  view.setUint16(14, 2048);
  view.setUint16(16, 32767);
  // NT protocol characteristics, no line turnaround, and 1 in our byte order.
  view.setUint16(18, 0x7f08);
  view.setUint16(22, 1);
  view.setUint16(24, data.length);
  view.setUint16(26, connectDataOffset);
  // A client of a service goes on to negotiate the network services.
  if (service !== undefined) view.setUint16(connectFlagsOffset, servicesWanted);
  packet.set(data, connectDataOffset);
  return packet;
}

/** NA flags of both sides: wanted; switched off by the accepting one, for good or for lack of support. */
function wantsServices(first: number, second: number): boolean {
  return (first & 0x01) !== 0 && (first & 0x04) === 0 && (second & 0x08) === 0;
}

/** Length of the first packet; `undefined` when it cannot be one of a listener: none of them computes the checksum. */
export function tnsLength(received: Uint8Array): number | undefined {
  if (received.length < 5) return headerLength;
  const reader = new ByteReader(received);
  const [length, checksum] = [reader.u16(), reader.u16()];
  const known = checksum === 0 && Object.values<number>(type).includes(received[4] ?? 0);
  return length < headerLength || !known ? undefined : length;
}

/** Decodes a complete packet; `undefined` for other types. Never throws. */
export function decodeTnsAnswer(packet: Uint8Array): TnsAnswer | undefined {
  const reader = new ByteReader(packet, headerLength);
  switch (packet[4]) {
    case type.accept: {
      const flags = new ByteReader(packet, acceptFlagsOffset);
      return { kind: 'accept', services: wantsServices(flags.u8(), flags.u8()) };
    }
    case type.resend:
      return { kind: 'resend' };
    case type.redirect:
      return { kind: 'redirect', to: reader.text(Math.min(reader.u16(), reader.left)) };
    case type.refuse: {
      // User reason, system reason, length of the text.
      reader.skip(2);
      const text = reader.text(Math.min(reader.u16(), reader.left));
      const code = numberIn(text, /\(ERR=(\d+)\)/);
      const version = numberIn(text, /\(VSNNUM=(\d+)\)/);
      return {
        kind: 'refuse',
        ...(code !== undefined && { code }),
        ...(version !== undefined && { version: versionText(version) }),
      };
    }
    default:
      return undefined;
  }
}

function numberIn(text: string, pattern: RegExp): number | undefined {
  const digits = pattern.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** 8 bits of release, then 4, 8, 4 and 8: `19.0.0.0.0`. */
function versionText(number: number): string {
  return [
    number >>> 24,
    (number >>> 20) & 15,
    (number >>> 12) & 255,
    (number >>> 8) & 15,
    number & 255,
  ].join('.');
}
