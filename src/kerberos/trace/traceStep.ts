/** The lines of a KRB5_TRACE log that say something about a login, by kind. Types only. */

/** `10.0.0.10:88`, `fd00::1:88`: MIT prints an IPv6 address without brackets (k5_print_addr_port). */
export interface TraceAddress {
  readonly host: string;
  readonly port: number;
}

export type TraceTransport = 'udp' | 'tcp' | 'https' | 'unix';

/** A com_err code as MIT prints it, `-1765328377/Server not found in Kerberos database`. */
export interface TraceResult {
  /** The com_err number; 0 is success. */
  readonly code: number;
  /** Its RFC 4120 number, where it has one: com_err code + 1765328384. */
  readonly kerberosCode?: number;
  readonly message: string;
}

export type TraceFact =
  /** `Getting initial credentials for u@R` */
  | { readonly kind: 'gettingInitialCredentials'; readonly client: string }
  /** `Getting credentials u@R -> service/host@R using ccache FILE:…` */
  | {
      readonly kind: 'gettingCredentials';
      readonly client: string;
      readonly server: string;
      readonly ccache?: string;
    }
  /** `Requesting tickets for service/host@R, referrals on` */
  | {
      readonly kind: 'requestingTickets';
      readonly server: string;
      readonly realm: string;
      readonly referrals: boolean;
    }
  /** `Requesting TGT krbtgt/B@A using TGT krbtgt/A@A` */
  | { readonly kind: 'requestingTgt'; readonly target: string; readonly using: string }
  /** `Starting with TGT for client realm: u@R -> krbtgt/R@R` */
  | { readonly kind: 'startingWithTgt'; readonly tgt: string }
  /** `Server has referral realm; starting with service/host@R`: no realm is known for the host. */
  | { readonly kind: 'startingReferral'; readonly server: string; readonly realm: string }
  /** `Local realm referral failed; trying fallback realm R` */
  | { readonly kind: 'fallbackRealm'; readonly realm: string }
  /** `Following referral TGT krbtgt/B@A` */
  | { readonly kind: 'referral'; readonly tgt: string; readonly to: string }
  /** `Received TGT for service realm: krbtgt/B@A`, one on the way there, or one found in the cache */
  | { readonly kind: 'receivedTgt'; readonly tgt: string; readonly realm: string }
  /** `Received creds for desired service service/host@R` */
  | { readonly kind: 'receivedCredentials'; readonly server: string }
  /** `TGS request result: code/text` */
  | ({ readonly kind: 'tgsResult' } & TraceResult)
  /** `Received error from KDC: code/text` */
  | ({ readonly kind: 'kdcError' } & TraceResult)
  /** `Sending request (123 bytes) to R`, to the realm */
  | {
      readonly kind: 'sendingToRealm';
      readonly bytes: number;
      readonly realm: string;
      readonly primary: boolean;
      readonly tcpOnly: boolean;
    }
  /** `Sending initial UDP request to dgram A`, `Sending retry UDP…`, `Sending TCP request to stream A` */
  | {
      readonly kind: 'sendingRequest';
      readonly transport: TraceTransport;
      readonly address: TraceAddress;
      readonly retry: boolean;
    }
  /** `Initiating TCP connection to stream A` */
  | {
      readonly kind: 'connecting';
      readonly transport: TraceTransport;
      readonly address: TraceAddress;
    }
  /** `Terminating TCP connection to stream A` */
  | {
      readonly kind: 'disconnecting';
      readonly transport: TraceTransport;
      readonly address: TraceAddress;
    }
  /** `Received answer (123 bytes) from dgram A` */
  | {
      readonly kind: 'receivedAnswer';
      readonly bytes: number;
      readonly transport: TraceTransport;
      readonly address: TraceAddress;
    }
  /** `TCP error connecting to A: 111/Connection refused`, and the like while sending and receiving */
  | {
      readonly kind: 'networkError';
      readonly transport: TraceTransport;
      readonly address: TraceAddress;
      readonly message: string;
    }
  /** `HTTPS error …`, `Error loading k5tls module`: what the KDC proxy's channel says */
  | { readonly kind: 'proxyError'; readonly message: string }
  /** `Request or response is too big for UDP; retrying with TCP` */
  | { readonly kind: 'retryingWithTcp' }
  /** `Sending DNS SRV query for _kerberos._udp.R.` (or URI, TXT) */
  | { readonly kind: 'dnsQuery'; readonly type: string; readonly name: string }
  /** `SRV answer: priority weight port "host."` */
  | {
      readonly kind: 'srvAnswer';
      readonly priority: number;
      readonly weight: number;
      readonly host: string;
      readonly port: number;
    }
  /** `No SRV records found`: the trace does not tell NXDOMAIN from a time-out. */
  | { readonly kind: 'dnsNoRecords'; readonly type: string }
  /** `Resolving hostname H` */
  | { readonly kind: 'resolving'; readonly host: string }
  /** `Selected etype info: etype aes256-cts, salt "…", params "…"`; the salt is not kept */
  | { readonly kind: 'selectedEtype'; readonly etype: string }
  /** `Retrieving u -> s from FILE:… with result: code/text` */
  | ({
      readonly kind: 'retrieving';
      readonly client: string;
      readonly server: string;
      readonly ccache: string;
    } & TraceResult)
  /** `Reply server X differs from requested Y` */
  | { readonly kind: 'serverChanged'; readonly server: string; readonly requested: string }
  /** `ccselect can't find appropriate cache for server principal S` */
  | { readonly kind: 'noMatchingCache'; readonly server: string }
  | { readonly kind: 'other' };

export type TraceStep = TraceFact & {
  /** Seconds since 1970, as the client's clock had it. */
  readonly at?: number;
  /** The line without process id and time, and without encrypted bytes. */
  readonly text: string;
  /** Of the line in the text that was read, counted from 1. */
  readonly line: number;
};
