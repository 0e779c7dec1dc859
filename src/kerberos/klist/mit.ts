/** Reads `LC_ALL=C TZ=UTC klist -A -e -f -a -n` of MIT Kerberos (src/clients/klist/klist.c, measured on 1.20). */
import type { CacheSetting } from '../ccache.ts';
import { enctypeNamed } from '../enctypes.ts';
import type { Principal } from '../principal.ts';
import { ticketFlagsOfLetters } from '../ticketFlags.ts';
import type { ListedTicket, NamedCache } from './listedCache.ts';
import { listedPrincipal } from './listedPrincipal.ts';
import { mitTime } from './listedTime.ts';

const time = String.raw`\d\d\/\d\d\/\d\d \d\d:\d\d:\d\d`;
const ticketLine = new RegExp(`^(${time}) {2}(${time}) {2}(.+)$`);
const settingLine = /^config: ([^\s(=]+)(?:\((.*)\))? = (.*)$/;
/** More than anybody has; a text that lists more is hostile. */
const mostTickets = 10_000;

interface Block {
  readonly name: string;
  principal?: Principal;
  readonly tickets: ListedTicket[];
  readonly settings: CacheSetting[];
}

/** The caches that the text lists, in its order; a cache without an owner is left out. Never throws. */
export function readMitKlist(text: string): readonly NamedCache[] {
  const blocks: Block[] = [];
  for (const line of text.split(/\r?\n/)) {
    const name = /^Ticket cache: (.+)$/.exec(line)?.[1];
    const block = blocks.at(-1);
    if (name !== undefined) blocks.push({ name, tickets: [], settings: [] });
    else if (block !== undefined) readLine(line, block);
  }
  return blocks.flatMap(({ name, principal, tickets, settings }) =>
    principal === undefined ? [] : [{ name, cache: { principal, tickets, settings } }],
  );
}

function readLine(line: string, block: Block): void {
  const owner = /^Default principal: (.+)$/.exec(line)?.[1];
  if (owner !== undefined) {
    const principal = listedPrincipal(owner);
    if (principal !== undefined) block.principal = principal;
    return;
  }
  const setting = settingLine.exec(line);
  if (setting) {
    const [, key = '', principal, value = ''] = setting;
    block.settings.push({ key, value, ...(principal !== undefined && { principal }) });
    return;
  }
  const ticket = ticketOf(line, block.principal);
  if (ticket) {
    if (block.tickets.length < mostTickets) block.tickets.push(ticket);
    return;
  }
  const last = block.tickets.at(-1);
  if (last !== undefined && line.startsWith('\t')) {
    block.tickets[block.tickets.length - 1] = { ...last, ...detailsOf(line.slice(1)) };
  }
}

function ticketOf(line: string, client: Principal | undefined): ListedTicket | undefined {
  const [, start = '', end = '', service = ''] = ticketLine.exec(line) ?? [];
  const [startTime, endTime] = [mitTime(start), mitTime(end)];
  const server = listedPrincipal(service);
  if (startTime === undefined || endTime === undefined || !server || !client) return undefined;
  return { client, server, startTime, endTime, renewTill: 0, flags: [] };
}

/** The indented lines below a ticket; several details share one, in any combination. */
function detailsOf(line: string): Partial<ListedTicket> {
  const client = listedPrincipal(
    /^for client (.+?)(?=, renew until |, Flags: |, Etype |$)/.exec(line)?.[1] ?? '',
  );
  const renewTill = mitTime(new RegExp(`renew until (${time})`).exec(line)?.[1] ?? '');
  const letters = /(?:^|, )Flags: ([A-Za-z]+)/.exec(line)?.[1];
  const [, session, own] = /Etype \(skey, tkt\): (.+?), (.+?) *(?:,|$)/.exec(line) ?? [];
  const [sessionEnctype, ticketEnctype] = [mitEnctype(session), mitEnctype(own)];
  const addresses = /^Addresses: (.+)$/.exec(line)?.[1];
  const ticketServer = listedPrincipal(/^Ticket server: (.+)$/.exec(line)?.[1] ?? '');
  return {
    ...(client && { client }),
    ...(renewTill !== undefined && { renewTill }),
    ...(letters !== undefined && { flags: ticketFlagsOfLetters(letters) }),
    ...(sessionEnctype !== undefined && { sessionEnctype }),
    ...(ticketEnctype !== undefined && { ticketEnctype }),
    ...(addresses !== undefined && {
      addresses: addresses === '(none)' ? 0 : addresses.split(', ').length,
    }),
    ...(ticketServer && { ticketServer }),
  };
}

/** `aes256-cts-hmac-sha1-96`, `DEPRECATED:arcfour-hmac`, `etype 99`. */
function mitEnctype(name: string | undefined): number | undefined {
  if (name === undefined) return undefined;
  const unnamed = /^(?:UNSUPPORTED:)?etype (\d{1,5})$/.exec(name)?.[1];
  if (unnamed !== undefined) return Number(unnamed);
  return enctypeNamed(name.replace(/^(?:DEPRECATED|UNSUPPORTED):/, ''))?.number;
}
