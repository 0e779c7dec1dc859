import { ByteReader } from '../../kerberos/byteReader.ts';
import { fromEbcdic, toEbcdic } from './ebcdic.ts';

/** What an application server says about itself and its security mechanisms (DRDA volume 3: EXCSATRD, ACCSECRD). */
export interface DrdaAnswer {
  readonly serverClass?: string;
  readonly release?: string;
  readonly serverName?: string;
  /** 3 user and password, 4 user only, 9 encrypted both, 11 Kerberos, 15 plug-in, … */
  readonly securityMechanisms: readonly number[];
  /** SECCHKCD: 0 accepted, 1 not supported, … */
  readonly securityCheck?: number;
  /** KERSECPPL: the server's principal, when it accepts Kerberos. */
  readonly principal?: string;
}

/** DDM code points. */
const point = {
  excsat: 0x1041,
  accsec: 0x106d,
  excsatrd: 0x1443,
  accsecrd: 0x14ac,
  externalName: 0x115e,
  serverName: 0x116d,
  release: 0x115a,
  managerLevels: 0x1404,
  serverClass: 0x1147,
  mechanism: 0x11a2,
  securityCheck: 0x11a4,
  database: 0x2110,
  principal: 0x1c02,
} as const;

const kerberosMechanism = 11;
const dssMagic = 0xd0;
const dssHeader = 6;
/** Request, chained to the next one; request, last. */
const format = { chained: 0x41, last: 0x01 } as const;

/** EXCSAT and ACCSEC for Kerberos in one go. RDB names are padded to 18 bytes. */
export function encodeDrdaRequest(database: string): Uint8Array {
  // AGENT, SQLAM, RDB, SECMGR and CMNTCPIP at the levels that Db2 has had since version 8.
  const levels = Uint8Array.of(
    0x14,
    3,
    0,
    7,
    0x24,
    7,
    0,
    7,
    0x14,
    0x74,
    0,
    5,
    0x24,
    0xf,
    0,
    7,
    0x14,
    0x40,
    0,
    7,
  );
  const excsat = object(point.excsat, [
    object(point.externalName, [toEbcdic('kerberos-diagnostics')]),
    object(point.serverName, [toEbcdic('ws')]),
    object(point.release, [toEbcdic('KD01000')]),
    object(point.managerLevels, [levels]),
    object(point.serverClass, [toEbcdic('KD')]),
  ]);
  const accsec = object(point.accsec, [
    object(point.mechanism, [Uint8Array.of(0, kerberosMechanism)]),
    object(point.database, [toEbcdic(database.padEnd(18))]),
  ]);
  return Uint8Array.of(...segment(format.chained, 1, excsat), ...segment(format.last, 2, accsec));
}

/** Length of the answer as far as it is known: up to the last segment of the chain. */
export function drdaLength(received: Uint8Array): number | undefined {
  let offset = 0;
  for (;;) {
    const head = new ByteReader(received.subarray(offset));
    if (head.left < dssHeader) return offset + dssHeader;
    const length = head.u16();
    if (head.u8() !== dssMagic || length < dssHeader) return undefined;
    const chained = (head.u8() & 0x40) !== 0;
    offset += length;
    if (!chained || offset > received.length) return offset;
  }
}

/** Decodes a complete answer; `undefined` when it holds neither reply. Never throws. */
export function decodeDrdaAnswer(bytes: Uint8Array): DrdaAnswer | undefined {
  const reader = new ByteReader(bytes);
  let answer: DrdaAnswer | undefined;
  while (reader.left >= dssHeader) {
    const segmentReader = new ByteReader(reader.slice(reader.u16() - 2), 4);
    const [length, code] = [segmentReader.u16(), segmentReader.u16()];
    if (code !== point.excsatrd && code !== point.accsecrd) continue;
    const parameters = readParameters(segmentReader.slice(length - 4));
    answer = { ...(answer ?? { securityMechanisms: [] }), ...factsOf(parameters) };
  }
  return answer;
}

type Parameters = readonly (readonly [number, Uint8Array])[];

function readParameters(bytes: Uint8Array): Parameters {
  const reader = new ByteReader(bytes);
  const found: [number, Uint8Array][] = [];
  while (reader.left >= 4) {
    const [length, code] = [reader.u16(), reader.u16()];
    if (length < 4) break;
    found.push([code, reader.slice(length - 4)]);
  }
  return found;
}

function factsOf(parameters: Parameters): Partial<DrdaAnswer> {
  const value = (code: number): Uint8Array | undefined =>
    parameters.find(([each]) => each === code)?.[1];
  const text = (code: number): string | undefined => {
    const bytes = value(code);
    return bytes && fromEbcdic(bytes).trim();
  };
  const mechanisms = parameters
    .filter(([code]) => code === point.mechanism)
    .map(([, bytes]) => new ByteReader(bytes).u16());
  const entries = Object.entries({
    serverClass: text(point.serverClass),
    release: text(point.release),
    serverName: text(point.serverName),
    principal: text(point.principal),
    securityCheck: value(point.securityCheck)?.[0],
    securityMechanisms: mechanisms.length === 0 ? undefined : mechanisms,
  });
  return Object.fromEntries(entries.filter(([, fact]) => fact !== undefined));
}

function object(code: number, parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 4);
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, length);
  view.setUint16(2, code);
  let offset = 4;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

function segment(kind: number, correlation: number, content: Uint8Array): Uint8Array {
  const length = dssHeader + content.length;
  return Uint8Array.of(length >> 8, length & 0xff, dssMagic, kind, 0, correlation, ...content);
}
