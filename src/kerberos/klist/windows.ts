/**
 * Reads Windows' `klist.exe` (learn.microsoft.com, "klist"). Its labels are in the user's language and its dates in the
 * user's form, so the parts of a ticket are told by their shape and their order, never by their names.
 */
import type { CachedTicket } from '../ccacheCredential.ts';
import type { Principal } from '../principal.ts';
import { ticketFlagNames } from '../ticketFlags.ts';
import type { ListedTicket, NamedCache } from './listedCache.ts';
import { windowsEnctype } from './windowsEnctype.ts';
import { windowsTimes } from './windowsTimes.ts';
import type { LocalClock } from './windowsTimes.ts';

/** The name that MIT's library gives to the tickets of the logon session. */
const logonSession = 'MSLSA:';
const mostTickets = 10_000;

/** One `#0>` and the lines below it, as written. */
interface Entry {
  readonly principals: Principal[];
  readonly enctypes: number[];
  readonly times: string[];
  flags?: readonly string[];
}

/**
 * The tickets of the logon session; `undefined` when the text lists none.
 * @param clock when the program ran, and what its local times mean
 */
export function readWindowsKlist(text: string, clock: LocalClock): NamedCache | undefined {
  const entries: Entry[] = [];
  for (const line of text.split(/\r?\n/)) {
    const first = /^#\d+>(.*)$/.exec(line);
    if (first && entries.length < mostTickets)
      entries.push({ principals: [], enctypes: [], times: [] });
    const entry = entries.at(-1);
    if (entry !== undefined) readLine((first?.[1] ?? line).trim(), entry);
  }
  const times = windowsTimes(
    entries.map((entry) => entry.times),
    clock,
  );
  const tickets = entries.flatMap((entry, index) => ticketOf(entry, times[index] ?? {}));
  const [first] = tickets;
  if (first === undefined) return undefined;
  return { name: logonSession, cache: { principal: first.client, tickets, settings: [] } };
}

/** Client and server are `NAME @ REALM`; flags `0x… -> words`; a time has colons; the rest may be an encryption type. */
function readLine(line: string, entry: Entry): void {
  const flags = /\b0x([0-9a-f]{1,8}) *->/i.exec(line)?.[1];
  if (flags !== undefined) {
    // Cache flags have the same form and come later.
    entry.flags ??= ticketFlagNames(parseInt(flags, 16));
    return;
  }
  const [, name, realm] = /^[^:]+: *(\S.*?) @ (\S+)$/.exec(line) ?? [];
  if (name !== undefined && realm !== undefined && entry.principals.length < 2) {
    entry.principals.push({ components: name.split('/'), realm });
    return;
  }
  // A ticket that cannot be renewed has 0 for its third time.
  const value = /^[^:]+: *(.+)$/.exec(line)?.[1] ?? '';
  if (/\d[:.]\d\d[:.]\d\d\b/.test(value) || (value === '0' && entry.times.length === 2)) {
    if (entry.times.length < 3) entry.times.push(value);
    return;
  }
  const enctype = windowsEnctype(value);
  if (enctype !== undefined) entry.enctypes.push(enctype);
}

function ticketOf(
  { principals, enctypes, flags }: Entry,
  times: Partial<Pick<CachedTicket, 'startTime' | 'endTime' | 'renewTill'>>,
): readonly ListedTicket[] {
  const [client, server] = principals;
  const [ticketEnctype, sessionEnctype] = enctypes;
  if (client === undefined || server === undefined) return [];
  return [
    {
      client,
      server,
      ...times,
      ...(flags !== undefined && { flags }),
      ...(ticketEnctype !== undefined && { ticketEnctype }),
      ...(sessionEnctype !== undefined && { sessionEnctype }),
    },
  ];
}
