import type { ByteReader } from './byteReader.ts';
import type { CacheSetting } from './ccache.ts';
import { readCachePrincipal } from './ccachePrincipal.ts';
import type { Principal } from './principal.ts';
import { outlineTicket } from './ticket.ts';
import { ticketFlagNames } from './ticketFlags.ts';

/** One ticket, without its session key and without itself. Times are epoch seconds; 0 means not set. */
export interface CachedTicket {
  readonly client: Principal;
  readonly server: Principal;
  /** Of the session key. */
  readonly sessionEnctype: number;
  readonly authTime: number;
  readonly startTime: number;
  readonly endTime: number;
  readonly renewTill: number;
  readonly flags: readonly string[];
  /** The ticket is bound to this many network addresses. */
  readonly addresses: number;
  /** Of the key that the service decrypts the ticket with, when the ticket could be read. */
  readonly ticketEnctype?: number;
  readonly keyVersion?: number;
  /** The service named inside the ticket, when it is another than the one it was asked for. */
  readonly ticketServer?: Principal;
}

export type CacheEntry = { readonly ticket: CachedTicket } | { readonly setting: CacheSetting };

/** Pseudo-realm of the entries that are notes of the library, not tickets (krb5 cc_config). */
const settingRealm = 'X-CACHECONF:';

/** One credential; `undefined` when it is cut off or damaged. */
export function readCredential(reader: ByteReader, version: number): CacheEntry | undefined {
  const client = readCachePrincipal(reader, version);
  const server = readCachePrincipal(reader, version);
  const sessionEnctype = reader.u16();
  // Version 3 wrote it twice.
  if (version === 3) reader.skip(2);
  skipData(reader);
  const [authTime, startTime, endTime, renewTill] = [
    reader.u32(),
    reader.u32(),
    reader.u32(),
    reader.u32(),
  ];
  reader.skip(1);
  const flags = ticketFlagNames(reader.u32());
  const addresses = skipTypedData(reader);
  skipTypedData(reader);
  const ticket = reader.slice(reader.u32());
  skipData(reader);
  if (reader.overrun || !client || !server) return undefined;
  if (server.realm === settingRealm) return { setting: settingOf(server, ticket) };
  const outline = outlineTicket(ticket);
  return {
    ticket: {
      client,
      server,
      sessionEnctype,
      authTime,
      startTime,
      endTime,
      renewTill,
      flags,
      addresses,
      ...(outline && { ticketEnctype: outline.enctype }),
      ...(outline?.keyVersion !== undefined && { keyVersion: outline.keyVersion }),
      ...(outline && !isSame(outline.server, server) && { ticketServer: outline.server }),
    },
  };
}

/** `krb5_ccache_conf_data`, the key, and perhaps a principal; the value stands where the ticket would. */
function settingOf({ components }: Principal, value: Uint8Array): CacheSetting {
  const [, key = '', principal] = components;
  const text = new TextDecoder().decode(value);
  return { key, value: text, ...(principal !== undefined && { principal }) };
}

function skipData(reader: ByteReader): void {
  reader.skip(reader.u32());
}

/** Addresses and authorization data: a count, then type and data each. */
function skipTypedData(reader: ByteReader): number {
  const count = reader.u32();
  for (let index = 0; index < count && !reader.overrun; index += 1) {
    reader.skip(2);
    skipData(reader);
  }
  return count;
}

function isSame(one: Principal, other: Principal): boolean {
  return one.realm === other.realm && one.components.join('/') === other.components.join('/');
}
