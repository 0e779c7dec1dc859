/** The rows of the Tickets view: each cache with its owner, each ticket with the time it has left. */
import { stateOf, tgtOf } from '../../diagnosis/evidence/loginTickets.ts';
import type { CacheFacts, TicketFacts } from '../../probes/ticketFacts.ts';
import type { TicketsFacts, TicketsObservation } from '../../probes/tickets.ts';
import type { Icon } from '../tree/row.ts';
import type { Translate } from '../tree/translate.ts';
import type { PlainRow } from '../views/plainRow.ts';
import { validityWords } from './remaining.ts';

/** @param at epoch milliseconds */
export function ticketRows(
  caches: readonly TicketsObservation[],
  at: number,
  t: Translate,
): PlainRow[] {
  return caches
    .filter(({ facts }) => facts.role === 'login' || facts.problem !== 'missing')
    .flatMap(({ facts, error }) => [
      cacheRow(facts, error, at, t),
      ...(facts.members ?? []).map((member) => memberRow(facts, member, at, t)),
    ]);
}

type Shown = Pick<TicketsFacts, 'name' | 'role' | 'origin' | 'problem'> & Partial<CacheFacts>;

function cacheRow(facts: Shown, error: string | undefined, at: number, t: Translate): PlainRow {
  const { name, principal, tickets = [], problem } = facts;
  const state = problem === undefined ? validity(facts, at, t) : problemWords(problem, t);
  const use = facts.role === 'login' ? t('used by programs here') : t('not used by programs here');
  return {
    id: name,
    label: principal ?? name,
    description: `${state} · ${principal === undefined ? use : name}`,
    icon: problem === undefined ? cacheIcon(facts, at) : problemIcon(problem),
    spoken: `${principal ?? name}: ${state}, ${use}`,
    tooltip: [name, use, originWords(facts, t), ...(error === undefined ? [] : [error])],
    children: tickets.map((ticket, index) => ticketRow(name, ticket, index, at, t)),
    expanded: facts.role === 'login',
    token: 'cache',
  };
}

function memberRow(
  { role }: TicketsFacts,
  member: NonNullable<TicketsFacts['members']>[number],
  at: number,
  t: Translate,
): PlainRow {
  return cacheRow({ ...member, role: role === 'login' ? 'other' : role }, undefined, at, t);
}

function originWords({ origin }: Shown, t: Translate): string {
  if (origin === 'KRB5CCNAME') return t('Named by the environment variable KRB5CCNAME.');
  if (origin === 'default_ccache_name') return t('Named by default_ccache_name in krb5.conf.');
  return t('The default of the Kerberos library, or part of a collection.');
}

/** Of the ticket that others are got with; without one, of nothing. */
function validity(cache: Shown, at: number, t: Translate): string {
  const tgt = tgtOf(cache, at);
  return tgt === undefined ? t('no ticket-granting ticket') : validityOf(tgt.ticket, at, t);
}

function validityOf(ticket: TicketFacts, at: number, t: Translate): string {
  return ticket.expired === true && ticket.endTime === undefined
    ? t('expired')
    : validityWords(ticket, at, t);
}

function ticketRow(
  cache: string,
  ticket: TicketFacts,
  index: number,
  at: number,
  t: Translate,
): PlainRow {
  const { server, ticketServer, ticketEnctype, sessionEnctype, flags = [], renewTill } = ticket;
  const state = validityOf(ticket, at, t);
  const enctypes = [...new Set([ticketEnctype, sessionEnctype].filter((one) => one !== undefined))];
  return {
    id: `${cache}:${index}`,
    label: server,
    description: state,
    icon: stateOf(ticket, at) === 'valid' ? { name: 'key' } : icons.expired,
    spoken: `${server}: ${state}`,
    tooltip: [
      server,
      state,
      ...(ticketServer === undefined ? [] : [t('Issued for {0}', ticketServer)]),
      ...(enctypes.length === 0 ? [] : [enctypes.join(', ')]),
      ...(flags.length === 0 ? [] : [flags.join(', ')]),
      ...(renewTill === undefined ? [] : [t('Can be renewed until {0}', renewTill)]),
    ],
    children: [],
    token: 'ticket',
  };
}

const icons = {
  valid: { name: 'pass', color: 'testing.iconPassed' },
  expired: { name: 'history', color: 'list.warningForeground' },
  none: { name: 'circle-slash', color: 'disabledForeground' },
  broken: { name: 'error', color: 'testing.iconFailed' },
} as const satisfies Readonly<Record<string, Icon>>;

function cacheIcon(cache: Shown, at: number): Icon {
  const tgt = tgtOf(cache, at);
  if (tgt === undefined) return icons.none;
  return tgt.state === 'valid' ? icons.valid : icons.expired;
}

function problemIcon(problem: NonNullable<TicketsFacts['problem']>): Icon {
  return problem === 'missing' || problem === 'not-examined' ? icons.none : icons.broken;
}

function problemWords(problem: NonNullable<TicketsFacts['problem']>, t: Translate): string {
  return {
    missing: t('no ticket'),
    unreadable: t('cannot be read'),
    damaged: t('damaged'),
    'type-unavailable': t('this type of cache does not work here'),
    'not-examined': t('only klist can show it'),
  }[problem];
}
