import { ByteReader } from '../../kerberos/byteReader.ts';

/** Answer of SQL Server to PRELOGIN (MS-TDS 2.2.6.5). */
export interface TdsPrelogin {
  /** `15.0.4375`: major, minor, build. */
  readonly version: string;
  readonly encryption: TdsEncryption;
}

/** `off` encrypts the login only. */
export type TdsEncryption = 'off' | 'on' | 'not-supported' | 'required' | 'other';

const encryptions: readonly TdsEncryption[] = ['off', 'on', 'not-supported', 'required'];

const preloginType = 0x12;
const tabularResultType = 0x04;
const endOfMessage = 0x01;
const headerLength = 8;
const token = { version: 0, encryption: 1, end: 0xff } as const;

/** PRELOGIN with the two options that are mandatory: a client version and "encryption is possible". */
export function encodeTdsPrelogin(): Uint8Array {
  const options = [
    { token: token.version, data: [0x11, 0, 0, 0, 0, 0] },
    { token: token.encryption, data: [encryptions.indexOf('off')] },
  ];
  const tableLength = options.length * 5 + 1;
  const table: number[] = [];
  const values: number[] = [];
  for (const option of options) {
    const offset = tableLength + values.length;
    table.push(option.token, offset >> 8, offset & 0xff, 0, option.data.length);
    values.push(...option.data);
  }
  const length = headerLength + tableLength + values.length;
  return Uint8Array.of(
    preloginType,
    endOfMessage,
    length >> 8,
    length & 0xff,
    0,
    0,
    0,
    0,
    ...table,
    token.end,
    ...values,
  );
}

/** Length of the first packet; `undefined` when it is none of a TDS server. */
export function tdsLength(received: Uint8Array): number | undefined {
  if (received.length > 0 && received[0] !== tabularResultType) return undefined;
  if (received.length < headerLength) return headerLength;
  const length = new ByteReader(received, 2).u16();
  return length < headerLength ? undefined : length;
}

/** Decodes a complete answer; `undefined` when it is damaged. Never throws. */
export function decodeTdsPrelogin(packet: Uint8Array): TdsPrelogin | undefined {
  const payload = packet.subarray(headerLength);
  const table = new ByteReader(payload);
  let version: string | undefined;
  let encryption: TdsEncryption | undefined;
  while (table.left >= 5) {
    const option = table.u8();
    if (option === token.end) break;
    const [offset, length] = [table.u16(), table.u16()];
    const value = new ByteReader(payload.subarray(offset, offset + length));
    if (option === token.version && value.left >= 4)
      version = `${value.u8()}.${value.u8()}.${value.u16()}`;
    if (option === token.encryption && value.left >= 1)
      encryption = encryptions[value.u8()] ?? 'other';
  }
  return version === undefined || encryption === undefined ? undefined : { version, encryption };
}
