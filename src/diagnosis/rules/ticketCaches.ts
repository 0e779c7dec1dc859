/** Hops `tgt` and `client-config`: caches that cannot be read, and tickets that the library does not take. */
import { enctypeName } from '../../kerberos/enctypes.ts';
import type { TicketProblem } from '../../probes/tickets.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { cacheAndOrigin, sessionEnctypeOf, tgtOf } from '../evidence/loginTickets.ts';
import type { Hit, Rule } from './rule.ts';
import { shellWord } from './shellWord.ts';
import { isAsked, neededCache, newTicket } from './ticketNeed.ts';
import { ids, list } from './wording.ts';

export const ticketCacheRules: readonly Rule[] = [
  {
    id: 'ticket-cache-unreadable',
    hop: 'tgt',
    explains: ['ticket-missing'],
    check: (evidence) =>
      cacheWith(evidence, 'unreadable').map((cache) => ({
        severity: 'error',
        title: `The ticket cache ${cache.facts.name} cannot be read by this user.`,
        explanation: `Programs here read ${cacheAndOrigin(cache.facts)}, which belongs to another user or has the wrong mode${cache.error === undefined ? '' : `: ${cache.error}`} kinit cannot replace it either.`,
        evidence: ids([cache]),
        fixes: [
          {
            title: 'Show whose it is',
            command: `ls -l ${shellWord(cache.facts.path ?? cache.facts.name)}`,
          },
          { title: 'Or use a cache of your own', command: 'unset KRB5CCNAME' },
        ],
      })),
  },
  {
    id: 'ticket-cache-type-unavailable',
    hop: 'tgt',
    explains: ['ticket-missing'],
    check: (evidence) =>
      cacheWith(evidence, 'type-unavailable').map((cache) => ({
        severity: 'error',
        title: `Ticket caches of type ${cache.facts.type} do not work here, and krb5.conf or KRB5CCNAME asks for one.`,
        explanation: `Programs here use ${cacheAndOrigin(cache.facts)}. ${cache.error ?? ''} kinit fails as well.`,
        evidence: ids([cache]),
        fixes: [
          {
            title:
              cache.facts.type === 'KCM'
                ? 'Start the KCM daemon (sssd-kcm), or use a file'
                : 'Use a file instead',
            command: `export KRB5CCNAME=FILE:/tmp/krb5cc_$(id -u)`,
          },
        ],
      })),
  },
  {
    id: 'ticket-cache-damaged',
    hop: 'tgt',
    explains: ['ticket-missing'],
    check: (evidence) =>
      cacheWith(evidence, 'damaged').map((cache) => ({
        // kinit writes it anew: it is no worse than no ticket.
        severity: isAsked(evidence) ? 'error' : 'warning',
        title: `The ticket cache ${cache.facts.name} is damaged.`,
        explanation: `${cache.error ?? 'Its content is no credential cache.'} Clients say "End of credential cache reached" or "Unsupported credentials cache format version number".`,
        evidence: ids([cache]),
        fixes: [newTicket(evidence, cache)],
      })),
  },
  {
    id: 'config-enctypes-none-common',
    hop: 'client-config',
    explains: [],
    check: (evidence) => ticketRefused(evidence),
  },
];

function cacheWith(evidence: Evidence, problem: TicketProblem) {
  const cache = neededCache(evidence);
  return cache?.facts.problem === problem ? [cache] : [];
}

/** A valid ticket whose session key the library does not take. */
function ticketRefused(evidence: Evidence): readonly Hit[] {
  const { permittedEnctypes: permitted } = evidence.client;
  const cache = neededCache(evidence);
  if (cache === undefined || permitted === undefined) return [];
  const tgt = tgtOf(cache.facts, Date.parse(evidence.startedAt));
  const enctype = tgt?.state === 'valid' ? sessionEnctypeOf(tgt.ticket) : undefined;
  if (enctype === undefined || permitted.enctypes.includes(enctype)) return [];
  return [
    {
      severity: 'error',
      title: `krb5.conf permits only ${list(permitted.enctypes.map(enctypeName)) || 'no encryption type'}, but the ticket here is ${enctypeName(enctype)}.`,
      explanation: `permitted_enctypes is "${permitted.value}" (${permitted.origin}). Clients say "No credentials found with supported encryption types".`,
      evidence: ['client-config', ...ids([cache])],
      fixes: [
        {
          title: `Remove permitted_enctypes (${permitted.origin}): the library's own list is right`,
        },
        newTicket(evidence, cache),
      ],
    },
  ];
}
