import { ByteReader } from '../../kerberos/byteReader.ts';

/** The two server times of an NTP answer, epoch milliseconds. */
export interface NtpAnswer {
  /** 0: the server gives no time, because it has none or because it refuses. */
  readonly stratum: number;
  /** Why it refuses: `DENY`, `RSTR`, `RATE` (RFC 5905 7.4); absent where it does not say. */
  readonly kissCode?: string;
  readonly receivedAt: number;
  readonly sentAt: number;
  /** The server itself says that its clock is not synchronised (leap indicator 3). */
  readonly unsynchronised: boolean;
}

const packetLength = 48;
/** Seconds between 1900, where NTP starts, and 1970. */
const era = 2_208_988_800;
const serverMode = 4;

/** A client request (RFC 5905 7.3): version 4, mode 3; the cookie stands for the transmit time and comes back. */
export function encodeNtpRequest(cookie: Uint8Array): Uint8Array {
  const packet = new Uint8Array(packetLength);
  packet[0] = 0x23;
  packet.set(cookie.subarray(0, 8), 40);
  return packet;
}

/** Decodes a server's answer to the request with that cookie; `undefined` for anything else. Never throws. */
export function decodeNtpAnswer(bytes: Uint8Array, cookie: Uint8Array): NtpAnswer | undefined {
  if (bytes.length < packetLength) return undefined;
  const reader = new ByteReader(bytes);
  const flags = reader.u8();
  if ((flags & 7) !== serverMode) return undefined;
  const stratum = reader.u8();
  reader.skip(10);
  const reference = reader.text(4);
  reader.skip(8);
  const origin = reader.slice(8);
  if (!origin.every((octet, index) => octet === cookie[index])) return undefined;
  return {
    stratum,
    ...(stratum === 0 && /^[A-Z]{4}$/.test(reference) && { kissCode: reference }),
    receivedAt: readTime(reader),
    sentAt: readTime(reader),
    unsynchronised: flags >> 6 === 3,
  };
}

/** 32 bits of seconds, 32 bits of fraction. Seconds below the middle of the range belong to the era that starts in 2036. */
function readTime(reader: ByteReader): number {
  const seconds = reader.u32();
  const fraction = reader.u32();
  const since1900 = seconds < 0x80000000 ? seconds + 2 ** 32 : seconds;
  return (since1900 - era + fraction / 2 ** 32) * 1000;
}
