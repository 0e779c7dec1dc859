/**
 * Hop `tgt`: the ticket cache that programs here read. A user who diagnoses the network before the first kinit is told, but
 * not warned: a missing ticket is an error only where the login itself was asked about.
 */
import type { Evidence } from '../evidence/evidence.ts';
import { cacheAndOrigin, tgtOf, usableElsewhere } from '../evidence/loginTickets.ts';
import type { UsableCache } from '../evidence/loginTickets.ts';
import type { Rule } from './rule.ts';
import { shellWord } from './shellWord.ts';
import { isAsked, moment, neededCache, newTicket, now } from './ticketNeed.ts';
import { ids } from './wording.ts';

export const ticketRules: readonly Rule[] = [
  {
    id: 'ticket-missing',
    hop: 'tgt',
    explains: [],
    check: (evidence) => {
      const cache = neededCache(evidence);
      if (cache === undefined || ownTicketElsewhere(evidence) !== undefined) return [];
      const { facts } = cache;
      const empty = facts.problem === undefined && tgtOf(facts, now(evidence)) === undefined;
      if (facts.problem !== 'missing' && !empty) return [];
      const who = evidence.subject.login?.principal;
      const state = empty ? 'holds no ticket-granting ticket' : 'does not exist';
      return [
        {
          severity: isAsked(evidence) ? 'error' : 'info',
          title: `There is no Kerberos ticket${who === undefined ? '' : ` of ${who}`} on this machine yet.`,
          explanation: `Programs here read the ticket cache ${cacheAndOrigin(facts)}, which ${state}. A program started from the desktop may see another KRB5CCNAME than a shell.`,
          evidence: ids([cache]),
          fixes: [newTicket(evidence, cache)],
        },
      ];
    },
  },
  {
    id: 'ticket-expired',
    hop: 'tgt',
    explains: [],
    check: (evidence) => {
      const cache = neededCache(evidence);
      if (cache === undefined || ownTicketElsewhere(evidence) !== undefined) return [];
      const { facts } = cache;
      const tgt = tgtOf(facts, now(evidence), evidence.client.clockSkewSeconds);
      if (tgt === undefined || tgt.state === 'valid') return [];
      const { startTime = '', endTime } = tgt.ticket;
      const owner = facts.principal ?? 'the user';
      const future = tgt.state === 'not-yet-valid';
      return [
        {
          severity: isAsked(evidence) ? 'error' : 'warning',
          title: future
            ? `The ticket of ${owner} is not valid yet: it begins ${moment(startTime, evidence)}.`
            : `The ticket of ${owner} has expired${endTime === undefined ? '' : `: it ended ${moment(endTime, evidence)}`}.`,
          explanation: `It is in ${cacheAndOrigin(facts)}. Clients say "${future ? 'Ticket not yet valid' : 'Ticket expired'}"${future ? '; compare the clocks of this machine and of the KDC' : ''}.`,
          evidence: ids([cache]),
          fixes: [newTicket(evidence, cache)],
        },
      ];
    },
  },
  {
    id: 'ticket-other-principal',
    hop: 'tgt',
    explains: ['ticket-expired', 'ticket-missing'],
    check: (evidence) => {
      const cache = neededCache(evidence);
      const wanted = evidence.subject.login?.principal;
      const owner = cache?.facts.principal;
      if (cache === undefined || wanted === undefined || owner === undefined) return [];
      // Active Directory answers with its own spelling of a name.
      if (wanted.toLowerCase() === owner.toLowerCase()) return [];
      const own = usableElsewhere(evidence).find((each) => isSame(each.principal, wanted));
      const member = own !== undefined && own.observation === cache;
      return [
        {
          severity: 'error',
          title: `The ticket here is of ${owner}, not of ${wanted}.`,
          explanation: `Programs here read ${cacheAndOrigin(cache.facts)}, whose tickets are of ${owner}; the database maps the user by that name.${member ? ` ${own.name}, in the same collection, is of ${wanted}.` : ''}`,
          evidence: ids([cache]),
          fixes: [
            member
              ? {
                  title: `Make the cache of ${wanted} the primary one`,
                  command: `kswitch -p ${shellWord(wanted)}`,
                }
              : newTicket(evidence, cache),
          ],
        },
      ];
    },
  },
  {
    id: 'ticket-tool-mismatch',
    hop: 'tgt',
    explains: ['ticket-missing', 'ticket-expired'],
    check: (evidence) => {
      const cache = neededCache(evidence);
      const other = ownTicketElsewhere(evidence);
      if (cache === undefined || other === undefined) return [];
      return [
        {
          severity: isAsked(evidence) ? 'error' : 'warning',
          title: `The ticket of ${other.principal} is in ${other.name}, where programs here do not look.`,
          explanation: `They read ${cacheAndOrigin(cache.facts)}, which has no valid ticket. Another program, another krb5.conf or another environment put the ticket where it is.`,
          evidence: ids([cache, other.observation]),
          fixes: [
            {
              title: 'Start the client where it sees the ticket',
              command: `export KRB5CCNAME=${shellWord(other.name)}`,
            },
            newTicket(evidence, cache),
          ],
        },
      ];
    },
  },
];

/** A valid ticket of the user that programs do not find: the login's own cache has none. */
function ownTicketElsewhere(evidence: Evidence): UsableCache | undefined {
  const cache = neededCache(evidence);
  if (cache === undefined || cache.facts.problem === 'not-examined') return undefined;
  if (tgtOf(cache.facts, now(evidence))?.state === 'valid') return undefined;
  const { login, userRealm } = evidence.subject;
  return usableElsewhere(evidence).find(({ principal }) =>
    login?.principal === undefined
      ? userRealm !== undefined && principal.toLowerCase().endsWith(`@${userRealm.toLowerCase()}`)
      : isSame(principal, login.principal),
  );
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
