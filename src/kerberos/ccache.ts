import { ByteReader } from './byteReader.ts';
import { readCredential } from './ccacheCredential.ts';
import type { CacheEntry, CachedTicket } from './ccacheCredential.ts';
import { readCachePrincipal } from './ccachePrincipal.ts';
import type { Principal } from './principal.ts';

/** A FILE credential cache without its keys (MIT "Credential cache file format", versions 1 to 4). */
export interface CredentialCache {
  readonly version: 1 | 2 | 3 | 4;
  readonly principal: Principal;
  /** The KDC's clock minus this machine's when the ticket was fetched, seconds; version 4 only. */
  readonly kdcOffsetSeconds?: number;
  readonly tickets: readonly CachedTicket[];
  /** Notes that the library keeps in the cache (`fast_avail`, `pa_type`, `start_realm`, …). */
  readonly settings: readonly CacheSetting[];
  /** What is wrong with the file behind what could be read. */
  readonly damage?: string;
}

export interface CacheSetting {
  readonly key: string;
  /** The service that it is about. */
  readonly principal?: string;
  readonly value: string;
}

/** Why the file is no cache at all, in a sentence without a full stop. */
export interface CacheProblem {
  readonly problem: string;
}

/** More credentials than anybody has; a file that claims more is damaged. */
const mostEntries = 10_000;
const kdcOffsetTag = 1;

/** Reads a cache file. What precedes damage is kept. Keys and tickets are never copied out of `bytes`. Never throws. */
export function parseCredentialCache(bytes: Uint8Array): CredentialCache | CacheProblem {
  if (bytes.length === 0) return { problem: 'the file is empty' };
  const version = bytes[1] ?? 0;
  if (bytes[0] !== 5 || !isVersion(version)) {
    return { problem: 'the file is no credential cache: unsupported format version number' };
  }
  // Versions 1 and 2 are in the byte order of the machine that wrote them; all current ones are little-endian.
  const reader = new ByteReader(bytes, 2, version < 3);
  const kdcOffsetSeconds = version === 4 ? readHeader(reader) : undefined;
  const principal = readCachePrincipal(reader, version);
  if (!principal) return { problem: 'the file ends before the name of its owner' };
  const entries: CacheEntry[] = [];
  let damage: string | undefined;
  while (reader.left > 0 && damage === undefined) {
    const offset = bytes.length - reader.left;
    const entry = entries.length < mostEntries ? readCredential(reader, version) : undefined;
    if (entry) entries.push(entry);
    else damage = `the credential at byte ${offset} is cut off or damaged`;
  }
  return {
    version,
    principal,
    ...(kdcOffsetSeconds !== undefined && { kdcOffsetSeconds }),
    tickets: entries.flatMap((entry) => ('ticket' in entry ? [entry.ticket] : [])),
    settings: entries.flatMap((entry) => ('setting' in entry ? [entry.setting] : [])),
    ...(damage !== undefined && { damage }),
  };
}

export function isCredentialCache(
  parsed: CredentialCache | CacheProblem,
): parsed is CredentialCache {
  return 'principal' in parsed;
}

function isVersion(version: number): version is 1 | 2 | 3 | 4 {
  return version >= 1 && version <= 4;
}

/** Header of version 4: tagged fields; Heimdal writes none. */
function readHeader(reader: ByteReader): number | undefined {
  const header = new ByteReader(reader.slice(reader.u16()));
  let offset: number | undefined;
  while (header.left >= 4) {
    const tag = header.u16();
    const field = new ByteReader(header.slice(header.u16()));
    // Seconds, signed; the microseconds behind them do not matter.
    if (tag === kdcOffsetTag && field.left >= 8) offset = field.u32() | 0;
  }
  return offset;
}
