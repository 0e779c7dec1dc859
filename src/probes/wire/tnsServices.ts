/**
 * Oracle's native network services: what client and server can do before a login, by service (the layout of the go-ora
 * driver's advanced_nego). Only the authentication service is read.
 */
import { ByteReader } from '../../kerberos/byteReader.ts';

export interface TnsServices {
  /** Authentication services that the server wants of those that were offered: `KERBEROS5`; none means a password. */
  readonly authentication: readonly string[];
  /** ORA error of the first service that refuses to negotiate (12660: encryption settings do not match). */
  readonly errorCode?: number;
}

const magic = 0xdeadbeef;
const dataType = 6;
/** Header of a data packet: length, checksum, type, flags, checksum, data flags. */
const dataHeader = 10;
const headerLength = 13;
const serviceHeader = 8;
/** 11.2, which every server takes for a client of its own kind. */
const version = 0x0b200200;

const service = { authentication: 1, encryption: 2, integrity: 3, supervisor: 4 } as const;
const type = { text: 0, bytes: 1, u8: 2, u16: 3, u32: 4, version: 5, status: 6 } as const;

/** Offered by the client; chosen by the server. */
const status = { offered: 0xfcff, chosen: 0xfaff } as const;
const authenticationMagic = 0xe0e1;
const kerberos = { id: 1, name: 'KERBEROS5' } as const;
/** Nothing, or AES of any length; nothing, or any checksum: a client that accepts whatever the server wants. */
const encryptions = [0, 15, 16, 17];
const checksums = [0, 1, 3, 4, 5, 6];

/** A data packet that offers KERBEROS5 as the only authentication service. */
export function encodeTnsServices(): Uint8Array {
  const services = [
    part(service.supervisor, [
      value(type.version, u32(version)),
      // The client's id, which only has to be there.
      value(type.bytes, new Uint8Array(8)),
      value(type.bytes, [
        ...u32(magic),
        ...u16(3),
        ...u32(4),
        ...[
          service.supervisor,
          service.authentication,
          service.encryption,
          service.integrity,
        ].flatMap(u16),
      ]),
    ]),
    part(service.authentication, [
      value(type.version, u32(version)),
      value(type.u16, u16(authenticationMagic)),
      value(type.status, u16(status.offered)),
      value(type.u8, [kerberos.id]),
      value(type.text, new TextEncoder().encode(kerberos.name)),
    ]),
    part(service.encryption, [
      value(type.version, u32(version)),
      value(type.bytes, encryptions),
      value(type.u8, [1]),
    ]),
    part(service.integrity, [value(type.version, u32(version)), value(type.bytes, checksums)]),
  ].flat();
  const length = headerLength + services.length;
  const body = [...u32(magic), ...u16(length), ...u32(version), ...u16(4), 0, ...services];
  const packet = dataHeader + body.length;
  return Uint8Array.of(...u16(packet), 0, 0, dataType, 0, 0, 0, 0, 0, ...body);
}

/** Length of the first packet where the services are to be answered; `undefined` when it is no data packet. */
export function tnsDataLength(received: Uint8Array): number | undefined {
  if (received.length < 5) return dataHeader;
  const length = new ByteReader(received).u16();
  return received[4] === dataType && length >= dataHeader ? length : undefined;
}

/** Decodes a complete data packet; `undefined` when it answers something else. Never throws. */
export function decodeTnsServices(packet: Uint8Array): TnsServices | undefined {
  const reader = new ByteReader(packet, dataHeader);
  if (reader.u32() !== magic) return undefined;
  reader.skip(2 + 4);
  const count = reader.u16();
  reader.skip(1);
  let found: TnsServices | undefined;
  let errorCode: number | undefined;
  for (let index = 0; index < count && reader.left >= serviceHeader; index += 1) {
    const [kind, values, error] = [reader.u16(), reader.u16(), reader.u32()];
    if (error !== 0) errorCode ??= error;
    const read = readValues(reader, values);
    if (kind === service.authentication) found = { authentication: chosenOf(read) };
  }
  if (!found && errorCode === undefined) return undefined;
  return { authentication: [], ...found, ...(errorCode !== undefined && { errorCode }) };
}

interface Value {
  readonly kind: number;
  readonly bytes: Uint8Array;
}

function readValues(reader: ByteReader, count: number): readonly Value[] {
  const values: Value[] = [];
  while (values.length < count && reader.left >= 4) {
    const [length, kind] = [reader.u16(), reader.u16()];
    values.push({ kind, bytes: reader.slice(length) });
  }
  return values;
}

/** Names follow the status, each behind its number; a server that wants none of them says another status. */
function chosenOf(values: readonly Value[]): readonly string[] {
  const said = values.find(({ kind }) => kind === type.status);
  if (said === undefined || new ByteReader(said.bytes).u16() !== status.chosen) return [];
  return values
    .filter(({ kind }) => kind === type.text)
    .map(({ bytes }) => new TextDecoder().decode(bytes.subarray(0, 32)));
}

function part(kind: number, values: readonly (readonly number[])[]): readonly number[] {
  return [...u16(kind), ...u16(values.length), ...u32(0), ...values.flat()];
}

function value(kind: number, bytes: Iterable<number>): readonly number[] {
  const all = [...bytes];
  return [...u16(all.length), ...u16(kind), ...all];
}

function u16(number: number): readonly number[] {
  return [number >> 8, number & 0xff];
}

function u32(number: number): readonly number[] {
  return [...u16(number >>> 16), ...u16(number & 0xffff)];
}
