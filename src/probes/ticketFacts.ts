/** Tickets as an observation tells them: names and times as text, without keys. */
import { enctypeName } from '../kerberos/enctypes.ts';
import type { CacheSetting } from '../kerberos/ccache.ts';
import type { ListedCache, ListedTicket } from '../kerberos/klist/listedCache.ts';
import { formatPrincipal } from '../kerberos/principal.ts';
import type { Principal } from '../kerberos/principal.ts';

/** One ticket; what its source does not tell, or does not set, is absent. Times are ISO 8601, UTC. */
export interface TicketFacts {
  readonly server: string;
  /** Where it is not the cache's owner. */
  readonly client?: string;
  readonly authTime?: string;
  readonly startTime?: string;
  readonly endTime?: string;
  readonly renewTill?: string;
  /** klist said so without a time. */
  readonly expired?: true;
  /** Encryption types: of the session key, and of the service's own key. */
  readonly sessionEnctype?: string;
  readonly ticketEnctype?: string;
  readonly keyVersion?: number;
  readonly flags?: readonly string[];
  /** The service named inside the ticket, where another was asked for. */
  readonly ticketServer?: string;
  /** The ticket is bound to so many network addresses. */
  readonly addresses?: number;
}

export interface CacheFacts {
  /** Its owner. */
  readonly principal: string;
  readonly tickets: readonly TicketFacts[];
  /** Notes of the library: `fast_avail(krbtgt/…) = yes`. */
  readonly settings?: readonly string[];
  /** The KDC's clock minus this machine's when the ticket was fetched. */
  readonly kdcOffsetSeconds?: number;
  readonly damage?: string;
}

/** Notes whose values are harmless; others may be anything, even keys (Heimdal's kx509), and only their names are told. */
const harmless = new Set([
  'fast_avail',
  'pa_type',
  'start_realm',
  'refresh_time',
  'proxy_impersonator',
  'realm-config',
  'FriendlyName',
]);

export function cacheFacts(cache: ListedCache): CacheFacts {
  const { principal, tickets, settings, kdcOffsetSeconds, damage } = cache;
  return {
    principal: formatPrincipal(principal),
    tickets: tickets.map((ticket) => ticketFacts(ticket, principal)),
    ...(settings.length > 0 && { settings: settings.map(settingText) }),
    ...(kdcOffsetSeconds !== undefined && { kdcOffsetSeconds }),
    ...(damage !== undefined && { damage }),
  };
}

function ticketFacts(ticket: ListedTicket, owner: Principal): TicketFacts {
  const { client, server, sessionEnctype, ticketEnctype, keyVersion, flags, ticketServer } = ticket;
  const name = formatPrincipal(client);
  const start = ticket.startTime === 0 ? ticket.authTime : ticket.startTime;
  return {
    server: formatPrincipal(server),
    ...(name !== formatPrincipal(owner) && { client: name }),
    ...timeFact('authTime', ticket.authTime),
    ...timeFact('startTime', start),
    ...timeFact('endTime', ticket.endTime),
    ...timeFact('renewTill', ticket.renewTill),
    ...(ticket.expired === true && { expired: true }),
    ...(sessionEnctype !== undefined && { sessionEnctype: enctypeName(sessionEnctype) }),
    ...(ticketEnctype !== undefined && { ticketEnctype: enctypeName(ticketEnctype) }),
    ...(keyVersion !== undefined && { keyVersion }),
    ...(flags !== undefined && { flags }),
    ...(ticketServer !== undefined && { ticketServer: formatPrincipal(ticketServer) }),
    ...(ticket.addresses !== undefined && ticket.addresses > 0 && { addresses: ticket.addresses }),
  };
}

/** Epoch seconds as ISO 8601; nothing for a time that is not set. */
function timeFact<Name extends string>(
  name: Name,
  seconds = 0,
): { readonly [key in Name]?: string } {
  if (seconds === 0) return {};
  // One property of that name: TypeScript cannot tell it from a computed key.
  return { [name]: new Date(seconds * 1000).toISOString() } as { readonly [key in Name]: string };
}

function settingText({ key, principal, value }: CacheSetting): string {
  const subject = principal === undefined ? key : `${key}(${principal})`;
  return harmless.has(key) ? `${subject} = ${value}` : subject;
}
