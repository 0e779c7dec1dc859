/** NTP: the server's clock for a mode 3 request (RFC 5905 section 7.3). */

/** Seconds from 1900 to 1970. */
const eraOffset = 2_208_988_800;

export function answerNtp(request: Uint8Array, now: Date): Uint8Array | undefined {
  if (request.length < 48 || ((request[0] ?? 0) & 7) !== 3) return undefined;
  const reply = Buffer.alloc(48);
  reply[0] = 0x24; // version 4, mode 4
  reply[1] = 3; // stratum
  reply[2] = request[2] ?? 6;
  reply[3] = 0xec; // precision 2^-20 s
  reply.write('LOCL', 12, 'latin1');
  writeTime(reply, 16, now);
  Buffer.from(request).copy(reply, 24, 40, 48); // originate: what the client sent
  writeTime(reply, 32, now);
  writeTime(reply, 40, now);
  return reply;
}

function writeTime(into: Buffer, offset: number, time: Date): void {
  const ms = time.getTime();
  into.writeUInt32BE(Math.floor(ms / 1000) + eraOffset, offset);
  into.writeUInt32BE(Math.floor(((ms % 1000) / 1000) * 2 ** 32), offset + 4);
}
