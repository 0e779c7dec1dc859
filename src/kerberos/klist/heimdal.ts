/** Reads `LC_ALL=C TZ=UTC klist`, `klist -A` and `klist -v` of Heimdal and of macOS (kuser/klist.c; measured on 7.8). */
import { enctypeNamed } from '../enctypes.ts';
import type { Principal } from '../principal.ts';
import type { ListedTicket, NamedCache } from './listedCache.ts';
import { listedPrincipal } from './listedPrincipal.ts';
import { heimdalTime } from './listedTime.ts';
import { ticketFlagsOfLetters } from '../ticketFlags.ts';

const time = String.raw`[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}`;
const expiredMark = '>>>Expired<<<';
/** With `-f` a column of flags stands before the service. */
const ticketRow = new RegExp(
  `^(${time}) +(${time}|${expiredMark}) +(?:([FfPpDdiRIHATOa]*) +)?(\\S.*)$`,
);
const mostTickets = 10_000;

interface Block {
  readonly name: string;
  principal?: Principal;
  withFlags: boolean;
  /** Of the ticket that `-v` is describing. */
  server?: Principal;
  readonly tickets: ListedTicket[];
}

/** The caches that the text lists, in its order; a cache without an owner is left out. Never throws. */
export function readHeimdalKlist(text: string): readonly NamedCache[] {
  const blocks: Block[] = [];
  for (const line of text.split(/\r?\n/)) {
    const name = /^Credentials cache: (.+)$/.exec(line)?.[1];
    const block = blocks.at(-1);
    if (name !== undefined) blocks.push({ name, withFlags: false, tickets: [] });
    else if (block !== undefined) readLine(line, block);
  }
  return blocks.flatMap(({ name, principal, tickets }) =>
    principal === undefined
      ? []
      : [{ name, cache: { principal, tickets: real(tickets), settings: [] } }],
  );
}

/** `--hidden` lists the library's own notes as tickets that ended in 1970. */
function real(tickets: readonly ListedTicket[]): readonly ListedTicket[] {
  return tickets.filter(({ server }) => server.realm !== 'X-CACHECONF:');
}

function readLine(line: string, block: Block): void {
  const owner = /^ +Principal: (.+)$/.exec(line)?.[1];
  if (owner !== undefined && block.principal === undefined) {
    const principal = listedPrincipal(owner);
    if (principal !== undefined) block.principal = principal;
    return;
  }
  if (/^ +Issued +Expires +/.test(line)) block.withFlags = / Flags +Principal/.test(line);
  const row = rowOf(line, block);
  if (row && block.tickets.length < mostTickets) block.tickets.push(row);
  else readField(line, block);
}

function rowOf(line: string, { principal: client, withFlags }: Block): ListedTicket | undefined {
  const [, issued = '', expires = '', letters, service = ''] = ticketRow.exec(line) ?? [];
  const startTime = heimdalTime(issued);
  const endTime = heimdalTime(expires);
  const name = withFlags || letters === undefined ? service : `${letters} ${service}`;
  const server = listedPrincipal(name);
  if (startTime === undefined || !server || !client) return undefined;
  return {
    client,
    server,
    startTime,
    ...(endTime === undefined ? { expired: true } : { endTime }),
    ...(withFlags && { flags: ticketFlagsOfLetters(letters ?? '') }),
  };
}

/** A line of `-v`; `Server:` begins a ticket. */
function readField(line: string, block: Block): void {
  const [, label = '', value = ''] = /^([A-Z][a-z]+(?: [a-z]+)?): *(.*)$/.exec(line) ?? [];
  const server = label === 'Server' ? listedPrincipal(value) : undefined;
  const { principal: client } = block;
  if (server && client && block.tickets.length < mostTickets) {
    block.tickets.push({ client, server, renewTill: 0 });
    return;
  }
  const last = block.tickets.at(-1);
  if (last !== undefined && label !== '') {
    block.tickets[block.tickets.length - 1] = { ...last, ...fieldOf(label, value, last) };
  }
}

function fieldOf(label: string, value: string, ticket: ListedTicket): Partial<ListedTicket> {
  const at = heimdalTime(value.replace(/ \((?:expired|invalid)\)$/, ''));
  switch (label) {
    case 'Client':
      return { client: listedPrincipal(value) ?? ticket.client };
    case 'Ticket etype': {
      const [name = '', version] = value.split(', kvno ');
      const enctype = enctypeNamed(name)?.number;
      return {
        // The session key's type is printed only where it differs.
        ...(enctype !== undefined && { ticketEnctype: enctype, sessionEnctype: enctype }),
        ...(/^\d{1,9}$/.test(version ?? '') && { keyVersion: Number(version) }),
      };
    }
    case 'Session key': {
      const enctype = enctypeNamed(value)?.number;
      return enctype === undefined ? {} : { sessionEnctype: enctype };
    }
    case 'Auth time':
      return at === undefined ? {} : { authTime: at, startTime: at };
    case 'Start time':
      return at === undefined ? {} : { startTime: at };
    case 'End time':
      return at === undefined ? {} : { endTime: at };
    case 'Renew till':
      return at === undefined ? {} : { renewTill: at };
    case 'Ticket flags':
      return { flags: value.split(', ').filter((flag) => flag !== '') };
    case 'Addresses':
      return { addresses: value === 'addressless' ? 0 : value.split(', ').length };
    default:
      return {};
  }
}
