/** What KDCs refused when the login's own ticket was used. */
import type { ServiceTicketObservation } from '../../probes/kerberosTools/serviceTicket.ts';
import type { TicketRequest } from '../../probes/kerberosTools/ticketRequests.ts';
import { observationsOf } from './evidence.ts';
import type { Evidence } from './evidence.ts';

/** A KDC's refusal on the way to the service ticket. */
export interface Refusal {
  readonly asked: ServiceTicketObservation;
  readonly request: TicketRequest;
}

/** Requests that a KDC refused with this code (RFC 4120 section 7.5.9). */
export function refusals(evidence: Evidence, code: number): readonly Refusal[] {
  return observationsOf(evidence, 'service-ticket')
    .filter(({ facts }) => !facts.obtained)
    .flatMap((asked) =>
      requestsOf(asked, evidence)
        .filter((request) => request.errorCode === code)
        .map((request) => ({ asked, request })),
    );
}

/** What the directory's KDC said to a client that had got there. */
export function fromDirectory(
  evidence: Evidence,
  code: number,
  across?: 'across the trust',
): readonly Refusal[] {
  const { directoryRealm, userRealm } = evidence.subject;
  if (across !== undefined && directoryRealm === userRealm) return [];
  return refusals(evidence, code).filter(
    ({ asked, request }) =>
      request.realm === directoryRealm &&
      !request.server.startsWith('krbtgt/') &&
      (asked.facts.realms ?? [request.realm]).includes(request.realm),
  );
}

/** Without a trace (Heimdal, Windows) only the code is known; within one realm it can come from nobody else. */
function requestsOf(
  { facts }: ServiceTicketObservation,
  { subject }: Evidence,
): readonly TicketRequest[] {
  if (facts.requests !== undefined) return facts.requests;
  const { directoryRealm, userRealm } = subject;
  if (facts.errorCode === undefined || directoryRealm === undefined) return [];
  if (directoryRealm !== userRealm) return [];
  return [{ realm: directoryRealm, server: facts.spn, answeredBy: [], errorCode: facts.errorCode }];
}

/** `10.0.0.1 (REALM)`: who refused. */
export function answerer({ realm, answeredBy }: TicketRequest): string {
  return answeredBy.length === 0 ? `the KDC of ${realm}` : `${answeredBy.join(', ')} (${realm})`;
}
