/** Tickets and keytab entries for people: what is valid until when, in words. */
import { cacheAndOrigin, stateOf } from '../diagnosis/evidence/loginTickets.ts';
import type { KeytabObservation } from '../probes/keytab.ts';
import type { CacheFacts, TicketFacts } from '../probes/ticketFacts.ts';
import type { TicketsObservation } from '../probes/tickets.ts';
import type { Ink, Paint } from '../report/ansi.ts';
import { escapeTerminal } from '../report/escapeTerminal.ts';
import { columns, hanging } from '../report/wrap.ts';
import type { ReadTickets } from './ticketsRead.ts';
import { duration, judged, utc } from './ticketsWords.ts';

export interface TicketsTextOptions {
  /** Now, epoch milliseconds. */
  readonly at: number;
  readonly paint: Paint;
  readonly width: number;
}

/** Ends with a line feed. */
export function ticketsText({ cache, keytab }: ReadTickets, options: TicketsTextOptions): string {
  const blocks = [
    ...(cache === undefined ? [] : cacheBlocks(cache, options)),
    ...(keytab === undefined ? [] : [keytabLines(keytab, options)]),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function cacheBlocks(
  { facts, error }: TicketsObservation,
  options: TicketsTextOptions,
): string[][] {
  const { paint, width } = options;
  const head = [paint('bold', escapeTerminal(cacheAndOrigin(facts)))];
  const wrong = error === undefined ? [] : hanging('  ✖', escapeTerminal(error), 4, width);
  const own =
    facts.principal === undefined
      ? []
      : ticketLines({ tickets: [], ...facts, principal: facts.principal }, options);
  return [
    [...head, ...wrong, ...own],
    ...(facts.members ?? []).map((member) => [
      paint('bold', `${escapeTerminal(member.name)} (same collection)`),
      ...ticketLines(member, options),
    ]),
  ];
}

function ticketLines(cache: CacheFacts, options: TicketsTextOptions): string[] {
  const { principal, tickets, settings = [], kdcOffsetSeconds = 0 } = cache;
  const { width } = options;
  const offset =
    kdcOffsetSeconds === 0
      ? []
      : hanging(
          '  Clock',
          `when the ticket came, the KDC's clock was ${Math.abs(kdcOffsetSeconds)} s ${kdcOffsetSeconds > 0 ? 'ahead of' : 'behind'} this machine's; MIT's library corrects for it, databases do not`,
          9,
          width,
        );
  return [
    `  Owner  ${escapeTerminal(principal)}`,
    ...offset,
    ...(tickets.length === 0 ? ['  No ticket.'] : []),
    ...tickets.flatMap((ticket) => oneTicket(ticket, options)),
    ...settings.flatMap((setting) => hanging('  Note', escapeTerminal(setting), 9, width)),
  ];
}

const shapes: Readonly<Record<ReturnType<typeof stateOf>, readonly [string, Ink]>> = {
  valid: ['✔', 'green'],
  expired: ['✖', 'red'],
  'not-yet-valid': ['✖', 'red'],
};

function oneTicket(ticket: TicketFacts, { at, paint, width }: TicketsTextOptions): string[] {
  const state = stateOf(ticket, at);
  const [shape, ink] = shapes[state];
  const { server, client, ticketServer, renewTill, flags = [], addresses } = ticket;
  const validity = [
    validityOf(ticket, state, at),
    ...(renewTill === undefined ? [] : [`renewable until ${utc(renewTill)}`]),
  ].join(', ');
  const details = [
    ...(client === undefined ? [] : [`for ${client}`]),
    ...(ticketServer === undefined ? [] : [`issued for ${ticketServer}`]),
    ...enctypes(ticket),
    ...(addresses === undefined ? [] : [`bound to ${addresses} addresses`]),
    ...(flags.length === 0 ? [] : [flags.join(', ')]),
  ].join('; ');
  return [
    `  ${paint(ink, shape)} ${escapeTerminal(server)}`,
    ...hanging('', escapeTerminal(validity), 6, width),
    ...(details === '' ? [] : hanging('', escapeTerminal(details), 6, width)),
  ];
}

function validityOf(
  { startTime, endTime }: TicketFacts,
  state: ReturnType<typeof stateOf>,
  at: number,
): string {
  if (state === 'not-yet-valid')
    return `not valid before ${utc(startTime ?? '')}, in ${duration(Date.parse(startTime ?? '') - at)}`;
  if (endTime === undefined) return state === 'expired' ? 'expired' : 'its times are not known';
  const distance = Date.parse(endTime) - at;
  return state === 'expired'
    ? `expired at ${utc(endTime)}, ${duration(-distance)} ago`
    : `valid until ${utc(endTime)}, for ${duration(distance)}`;
}

function enctypes({ sessionEnctype, ticketEnctype, keyVersion }: TicketFacts): readonly string[] {
  const version = keyVersion === undefined ? '' : `, key version ${keyVersion}`;
  return [
    ...(ticketEnctype === undefined ? [] : [`ticket ${judged(ticketEnctype)}${version}`]),
    ...(sessionEnctype === undefined ? [] : [`session ${judged(sessionEnctype)}`]),
  ];
}

function keytabLines(
  { facts, error }: KeytabObservation,
  { paint, width }: TicketsTextOptions,
): string[] {
  const rows = (facts.keys ?? []).map((key) => [
    `  ${escapeTerminal(key.principal)}`,
    `key version ${key.keyVersion}`,
    judged(key.enctype),
    key.writtenAt.startsWith('1970') ? '' : `written ${utc(key.writtenAt)}`,
  ]);
  return [
    paint('bold', `${escapeTerminal(facts.path)} (keytab)`),
    ...(error === undefined ? [] : hanging('  ✖', escapeTerminal(error), 4, width)),
    ...columns(rows),
  ];
}
