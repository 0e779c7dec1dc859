/** What a client asked which realm's KDC on its way to a service ticket, from the steps of its trace. Pure. */
import type { TraceResult, TraceStep } from '../../kerberos/trace/traceStep.ts';

/** One TGS request. */
export interface TicketRequest {
  /** The realm whose KDC was asked. */
  readonly realm: string;
  /** `krbtgt/B@A`, on the way to realm B, or the service itself. */
  readonly server: string;
  /** Addresses that answered. */
  readonly answeredBy: readonly string[];
  /** RFC 4120 error code; 0 for a ticket, absent without an answer. */
  readonly errorCode?: number;
  readonly errorText?: string;
}

export interface TicketPath {
  /** In order; a request that was repeated with the same result counts once. */
  readonly requests: readonly TicketRequest[];
  /** Realms whose ticket-granting tickets the client had in the end, its own first. */
  readonly realms: readonly string[];
  /** The service that the ticket is for, as the KDC spells it. */
  readonly received?: string;
  /** The client looked for the realm of the host by itself, because neither krb5.conf nor its KDC told it. */
  readonly fallbackRealm?: string;
}

/** A client gives up after a few hops; more is no login. */
const mostRequests = 50;

export function ticketPath(steps: readonly TraceStep[]): TicketPath {
  const requests: TicketRequest[] = [];
  const realms: string[] = [];
  let server = '';
  let open: { readonly realm: string; readonly answeredBy: string[] } | undefined;
  let received: string | undefined;
  let fallbackRealm: string | undefined;
  const close = (result: Pick<TicketRequest, 'errorCode' | 'errorText'> = {}): void => {
    if (open !== undefined && requests.length < mostRequests) {
      const request = { realm: open.realm, server, answeredBy: open.answeredBy, ...result };
      if (!requests.some((each) => isSame(each, request))) requests.push(request);
    }
    open = undefined;
  };
  const reach = (realm: string): void => {
    if (realm !== '' && !realms.includes(realm)) realms.push(realm);
  };
  for (const step of steps) {
    switch (step.kind) {
      case 'startingWithTgt':
        reach(targetOf(step.tgt));
        break;
      case 'requestingTgt':
        server = step.target;
        break;
      case 'requestingTickets':
        server = step.server;
        break;
      case 'sendingToRealm':
        close();
        open = { realm: step.realm, answeredBy: [] };
        break;
      case 'receivedAnswer':
        open?.answeredBy.push(step.address.host);
        break;
      case 'tgsResult':
        close(resultOf(step));
        break;
      case 'receivedTgt':
        reach(step.realm);
        break;
      case 'referral':
        reach(step.to);
        break;
      case 'fallbackRealm':
        fallbackRealm = step.realm;
        break;
      case 'receivedCredentials':
        received = step.server;
        break;
      default:
    }
  }
  close();
  return {
    requests,
    realms,
    ...(received === undefined ? {} : { received }),
    ...(fallbackRealm === undefined ? {} : { fallbackRealm }),
  };
}

/** A failure without a number of RFC 4120 is the library's own, not the KDC's. */
function resultOf({
  code,
  kerberosCode,
  message,
}: TraceResult): Pick<TicketRequest, 'errorCode' | 'errorText'> {
  if (code === 0) return { errorCode: 0 };
  return { errorText: message, ...(kerberosCode === undefined ? {} : { errorCode: kerberosCode }) };
}

function isSame(one: TicketRequest, other: TicketRequest): boolean {
  return (
    one.realm === other.realm && one.server === other.server && one.errorCode === other.errorCode
  );
}

/** `alice@A -> krbtgt/B@A`, or `krbtgt/B@A` → `B`. */
function targetOf(tgt: string): string {
  return /krbtgt\/([^@]+)@/.exec(tgt)?.[1] ?? '';
}
