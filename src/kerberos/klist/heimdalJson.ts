/** Reads `LC_ALL=C TZ=UTC klist --json` of Heimdal and macOS, with or without `-A`; dates are text in it. */
import type { ListedTicket, NamedCache } from './listedCache.ts';
import { listedPrincipal } from './listedPrincipal.ts';
import { heimdalTime } from './listedTime.ts';

/** The caches of the document; none when it is no JSON. A cache or ticket that cannot be read is left out. Never throws. */
export function readHeimdalKlistJson(text: string): readonly NamedCache[] {
  const parsed = parse(text);
  return (Array.isArray(parsed) ? parsed : [parsed]).flatMap(cacheOf);
}

function cacheOf(part: unknown): readonly NamedCache[] {
  const { cache: name, principal: owner, tickets } = fieldsOf(part);
  const principal = listedPrincipal(textOf(owner));
  if (typeof name !== 'string' || !principal) return [];
  const rows: readonly unknown[] = Array.isArray(tickets) ? tickets : [];
  const listed = rows.flatMap((row): readonly ListedTicket[] => {
    const { Issued: issued, Expires: expires, Principal: service } = fieldsOf(row);
    const server = listedPrincipal(textOf(service));
    const startTime = heimdalTime(textOf(issued));
    if (!server || startTime === undefined) return [];
    const endTime = heimdalTime(textOf(expires));
    const end = endTime === undefined ? { expired: true } : { endTime };
    return [{ client: principal, server, startTime, ...end }];
  });
  return [{ name, cache: { principal, tickets: listed, settings: [] } }];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function fieldsOf(part: unknown): Readonly<Record<string, unknown>> {
  return typeof part === 'object' && part !== null ? (part as Record<string, unknown>) : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
