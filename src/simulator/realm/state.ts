/** The simulated realm: which servers stand at which loopback addresses, and how they behave. */
import type { Answer } from 'dns-packet';
import type { LeafSpec } from './certificate.ts';

/**
 * What a port does: answer; take everything and say nothing, as behind a firewall that drops; or not
 * exist, so that the system refuses.
 */
export type Presence = 'answers' | 'silent' | 'closed';

export interface Transports {
  readonly udp: Presence;
  readonly tcp: Presence;
}

export const answering: Transports = { udp: 'answers', tcp: 'answers' };

export interface RealmState {
  readonly controllers: readonly DomainController[];
  readonly resolvers: readonly DnsServer[];
  readonly databases: readonly DatabaseServer[];
}

/** A domain controller: DNS, KDC, kpasswd, LDAP and NTP at one address. */
export interface DomainController {
  readonly address: string;
  /** `dc1.awsmad.example.com` */
  readonly hostName: string;
  readonly domain: DomainNames;
  /** How far its clock is ahead of this machine's, in milliseconds. */
  readonly clockOffsetMs: number;
  readonly dns: Omit<DnsServer, 'address'>;
  readonly kdc: KdcBehaviour;
  readonly kpasswd: Transports;
  /** LDAP and, over TCP, the global catalogue. */
  readonly ldap: Transports;
  readonly ldaps: Presence;
  readonly ntp: Presence;
}

export interface DomainNames {
  /** `awsmad.example.com` */
  readonly dnsName: string;
  /** `AWSMAD.EXAMPLE.COM` */
  readonly realm: string;
  /** `AWSMAD` */
  readonly netbiosName: string;
}

export interface KdcBehaviour {
  readonly transports: Transports;
  /** The realm it holds keys for, usually the controller's own. */
  readonly realm: string;
  /**
   * How it answers what it does not serve: Windows says 68, Samba and MIT echo the realm and say 6;
   * as a client, AD knows `krbtgt`, MIT knows `krbtgt/REALM`.
   */
  readonly style: 'windows' | 'samba' | 'mit';
  /** DNS suffix → realm: answers to enterprise names and realms of trusted forests refer there. */
  readonly referrals: Readonly<Record<string, string>>;
  /** Requests of more bytes never arrive, as behind a tunnel that drops full-size packets. */
  readonly largestRequest?: number;
  /** Encryption types it has keys of, best first. */
  readonly enctypes: readonly number[];
  /** Lower-case names of accounts and what an AS-REQ without preauthentication gets. */
  readonly accounts: Readonly<
    Record<string, 'preauthentication' | 'disabled' | 'must-change-password'>
  >;
}

export interface DnsServer {
  readonly address: string;
  readonly transports: Transports;
  readonly zones: readonly Zone[];
  /** Response to names outside of all zones. */
  readonly elsewhere: 'NXDOMAIN' | 'REFUSED' | 'SERVFAIL';
}

/** Records under one origin; a name without records is NXDOMAIN. */
export interface Zone {
  readonly origin: string;
  readonly records: readonly Answer[];
  /** `dead`: a forwarder whose target does not answer, so the resolver says SERVFAIL. */
  readonly state: 'served' | 'dead';
}

export type DatabaseServer = MysqlServer | PostgresqlServer;

export interface MysqlServer {
  readonly engine: 'mysql';
  readonly address: string;
  readonly port: number;
  readonly version: string;
  /** What AuthSwitchRequest names for Kerberos users. */
  readonly spn: string;
  readonly realm: string;
  readonly users: Readonly<Record<string, 'kerberos' | 'pam'>>;
  readonly certificate: LeafSpec;
  readonly behaviour: 'serves' | 'host-blocked' | 'silent';
}

export interface PostgresqlServer {
  readonly engine: 'postgresql';
  readonly address: string;
  readonly port: number;
  /** Members of `rds_ad` (and `rds_iam`): everyone else is asked for a password. */
  readonly users: Readonly<Record<string, 'rds_ad' | 'rds_iam'>>;
  readonly keytabUsable: boolean;
  readonly certificate: LeafSpec;
  readonly behaviour: 'serves' | 'no-rule' | 'silent';
}
