import { ByteReader } from './byteReader.ts';
import type { Principal } from './principal.ts';

/** One key of a keytab, without the key. */
export interface KeytabEntry {
  readonly principal: Principal;
  readonly keyVersion: number;
  readonly enctype: number;
  /** When it was written, epoch seconds. */
  readonly timestamp: number;
}

/** A keytab without its keys (MIT "Keytab file format", versions 1 and 2). */
export interface Keytab {
  readonly entries: readonly KeytabEntry[];
  /** What is wrong with the file behind what could be read. */
  readonly damage?: string;
}

export interface KeytabProblem {
  readonly problem: string;
}

const mostComponents = 64;

/** Reads a keytab; keys are never copied out of `bytes`. What precedes damage is kept. Never throws. */
export function parseKeytab(bytes: Uint8Array): Keytab | KeytabProblem {
  const [five, version] = bytes;
  if (bytes.length === 0) return { problem: 'the file is empty' };
  if (five !== 5 || (version !== 1 && version !== 2)) {
    return { problem: 'the file is no keytab: unsupported format version number' };
  }
  const littleEndian = version === 1;
  const reader = new ByteReader(bytes, 2, littleEndian);
  const entries: KeytabEntry[] = [];
  while (reader.left >= 4) {
    const offset = bytes.length - reader.left;
    const length = reader.u32() | 0;
    // Zero ends the list; a negative length is a hole that a deleted key left.
    if (length === 0) break;
    const record = reader.slice(Math.abs(length));
    const entry =
      length < 0 ? undefined : readEntry(new ByteReader(record, 0, littleEndian), version);
    if (reader.overrun || (length > 0 && !entry)) {
      return { entries, damage: `the entry at byte ${offset} is cut off or damaged` };
    }
    if (entry) entries.push(entry);
  }
  return { entries };
}

export function isKeytab(parsed: Keytab | KeytabProblem): parsed is Keytab {
  return 'entries' in parsed;
}

function readEntry(record: ByteReader, version: 1 | 2): KeytabEntry | undefined {
  // Version 1 counts the realm as a component and has no name type.
  const count = record.u16() - (version === 1 ? 1 : 0);
  if (count < 0 || count > mostComponents) return undefined;
  const realm = record.text(record.u16());
  const components: string[] = [];
  for (let index = 0; index < count; index += 1) components.push(record.text(record.u16()));
  if (version === 2) record.skip(4);
  const timestamp = record.u32();
  const shortVersion = record.u8();
  const enctype = record.u16();
  record.skip(record.u16());
  if (record.overrun) return undefined;
  // Versions above 255 do not fit the byte and follow the key.
  const longVersion = record.left >= 4 ? record.u32() : 0;
  const keyVersion = longVersion === 0 ? shortVersion : longVersion;
  return { principal: { components, realm }, keyVersion, enctype, timestamp };
}
