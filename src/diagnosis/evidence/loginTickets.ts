/** What the ticket caches of this machine mean for the login. Built from observations alone. */
import { enctypeNamed } from '../../kerberos/enctypes.ts';
import { isPrincipal, parsePrincipal } from '../../kerberos/principal.ts';
import type { CacheFacts, TicketFacts } from '../../probes/ticketFacts.ts';
import type { TicketsFacts, TicketsObservation } from '../../probes/tickets.ts';
import { observationsOf } from './evidence.ts';
import type { Evidence } from './evidence.ts';

/** The ticket-granting ticket of a cache's owner. */
export interface TgtView {
  readonly ticket: TicketFacts;
  readonly state: 'valid' | 'expired' | 'not-yet-valid';
}

/** A cache with a valid ticket-granting ticket, and whose. */
export interface UsableCache {
  readonly name: string;
  readonly principal: string;
  readonly observation: TicketsObservation;
}

/** The cache that programs here read. */
export function loginCache(
  evidence: Pick<Evidence, 'observations'>,
): TicketsObservation | undefined {
  return observationsOf(evidence, 'tickets').find(({ facts }) => facts.role === 'login');
}

/** `alice@EXAMPLE.COM` → `EXAMPLE.COM`. */
export function realmOfPrincipal(text: string): string | undefined {
  const parsed = parsePrincipal(text);
  return isPrincipal(parsed) ? parsed.realm : undefined;
}

/**
 * The ticket that other tickets are got with: the owner's own realm's.
 * @param at epoch milliseconds
 * @param skewSeconds by how much clocks may differ: a ticket that begins that soon is valid
 */
export function tgtOf(
  cache: Partial<CacheFacts>,
  at: number,
  skewSeconds = 0,
): TgtView | undefined {
  const realm = realmOfPrincipal(cache.principal ?? '');
  if (realm === undefined) return undefined;
  const name = `krbtgt/${realm}@${realm}`;
  const states = (cache.tickets ?? [])
    .filter(({ server }) => server === name)
    .map((ticket) => ({ ticket, state: stateOf(ticket, libraryTime(cache, at), skewSeconds) }));
  return states.find(({ state }) => state === 'valid') ?? states[0];
}

/** The library's clock: this machine's, corrected by what it learned from the KDC (`kdc_timesync`). */
function libraryTime({ kdcOffsetSeconds = 0 }: Partial<CacheFacts>, at: number): number {
  return at + kdcOffsetSeconds * 1000;
}

/** A ticket whose times are not known counts as valid: nothing speaks against it. */
export function stateOf(ticket: TicketFacts, at: number, skewSeconds = 0): TgtView['state'] {
  const { startTime, endTime, expired } = ticket;
  if (expired === true || (endTime !== undefined && Date.parse(endTime) <= at)) return 'expired';
  const begins = startTime === undefined ? at : Date.parse(startTime);
  return begins - skewSeconds * 1000 > at ? 'not-yet-valid' : 'valid';
}

/** Caches with a valid ticket-granting ticket that the login does not look into first. */
export function usableElsewhere(evidence: Evidence): readonly UsableCache[] {
  const at = Date.parse(evidence.startedAt);
  const usable = (cache: Partial<CacheFacts>): boolean => tgtOf(cache, at)?.state === 'valid';
  return observationsOf(evidence, 'tickets').flatMap((observation): readonly UsableCache[] => {
    const { facts } = observation;
    const caches: readonly (Partial<CacheFacts> & { readonly name: string })[] = [
      ...(facts.role === 'other' ? [facts] : []),
      ...(facts.members ?? []),
    ];
    return caches
      .filter(usable)
      .map(({ name, principal = '' }) => ({ name, principal, observation }));
  });
}

/** Number of the session key's encryption type. */
export function sessionEnctypeOf({ sessionEnctype }: TicketFacts): number | undefined {
  return enctypeNamed(sessionEnctype ?? '')?.number;
}

/** `FILE:/tmp/krb5cc_1000 (default_ccache_name, /etc/krb5.conf:7)`. */
export function cacheAndOrigin({ name, origin, originPlace }: TicketsFacts): string {
  const why: readonly string[] = [
    ...(origin === undefined ? [] : [origin === 'built-in' ? 'the built-in default' : origin]),
    ...(originPlace === undefined ? [] : [originPlace]),
  ];
  return why.length === 0 ? name : `${name} (${why.join(', ')})`;
}
