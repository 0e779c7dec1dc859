import type { Observation } from './observation.ts';

/** One AS-REQ without preauthentication to one address over one transport. */
export interface KdcFacts {
  readonly address: string;
  readonly port: number;
  readonly transport: 'udp' | 'tcp';
  /** The realm that was asked for. */
  readonly realm: string;
  /** `ok` outcome: what kind of Kerberos message came back. An AS-REP is discarded unread. */
  readonly reply?: 'krb-error' | 'as-rep';
  /** RFC 4120 section 7.5.9, and its constant name (`KDC_ERR_PREAUTH_REQUIRED`). */
  readonly errorCode?: number;
  readonly errorName?: string;
  /** `realm` of the KRB-ERROR: the server's realm; most KDCs just echo the one asked for. */
  readonly errorRealm?: string;
  /** `crealm` of the KRB-ERROR: a referral (error 68) names the right realm here. */
  readonly clientRealm?: string;
  readonly errorText?: string;
  /** `stime` of the KRB-ERROR, ISO 8601. */
  readonly serverTime?: string;
  /** Server clock minus ours, milliseconds; positive: the server is ahead. */
  readonly skewMs?: number;
  /** Half the round trip plus the clock's resolution, milliseconds. */
  readonly skewUncertaintyMs?: number;
  /** Encryption types of PA-ETYPE-INFO2, in the KDC's order. */
  readonly enctypes?: readonly number[];
  /** Start of what came back when it was not Kerberos, hexadecimal, bounded. */
  readonly receivedHex?: string;
}
export type KdcObservation = Observation<'kdc', KdcFacts>;
