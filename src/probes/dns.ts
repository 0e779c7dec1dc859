import type { Observation } from './observation.ts';

/** Whose DNS server was asked: the workstation's configured one, or the directory's own address. */
export type DnsServerRole = 'workstation' | 'directory';

export type DnsAnswer =
  | {
      readonly type: 'A' | 'AAAA' | 'CNAME' | 'PTR' | 'TXT';
      readonly name: string;
      readonly data: string;
    }
  | {
      readonly type: 'SRV';
      readonly name: string;
      readonly priority: number;
      readonly weight: number;
      readonly port: number;
      readonly target: string;
    };

/** One question to one server over one transport. `failed` = any rcode but NOERROR. */
export interface DnsFacts {
  readonly server: string;
  readonly port: number;
  readonly serverRole: DnsServerRole;
  readonly transport: 'udp' | 'tcp';
  readonly name: string;
  readonly type: 'A' | 'AAAA' | 'SRV' | 'TXT' | 'PTR' | 'SOA';
  /** `NOERROR`, `NXDOMAIN`, `SERVFAIL`, `REFUSED`, …; absent without an answer. */
  readonly rcode?: string;
  readonly answers: readonly DnsAnswer[];
  readonly truncated?: boolean;
  readonly recursionAvailable?: boolean;
}
export type DnsObservation = Observation<'dns', DnsFacts>;
