/** What a client program would really do for one login, as plain data. Types only. */
import type { EngineFamily } from '../../aws/engine.ts';

export const clientKinds = ['mit', 'heimdal', 'java', 'windows'] as const;
/** Whose library the client uses: psql and mysql on Linux MIT's, macOS Heimdal, JDBC Java, Windows programs SSPI. */
export type ClientKind = (typeof clientKinds)[number];

export interface LoginQuestion {
  /** `alice@EXAMPLE.COM`, or `alice` in the default realm. */
  readonly principal: string;
  /** As the client is given it. */
  readonly host: string;
  readonly engine: EngineFamily;
  readonly client: ClientKind;
  /** SQL Server's service name carries it; the engine's own by default. */
  readonly port?: number;
  /** What DNS says, where it is known: nothing is asked. */
  readonly names?: NameFacts;
}

export interface NameFacts {
  /** End of the host's chain of aliases. */
  readonly canonical?: string;
  /** What its address leads back to. */
  readonly reverse?: string;
  /** First search domain of the resolver. */
  readonly searchDomain?: string;
}

export interface LoginStep {
  readonly title: string;
  /** What comes of it. */
  readonly result: string;
  /** Why: the rule, and `file:line` where a line decides. */
  readonly because: string;
}

export interface KdcChoice {
  readonly realm: string;
  readonly from: 'krb5.conf' | 'dns' | 'windows' | 'nowhere';
  /** In the order in which they are tried. */
  readonly kdcs: readonly {
    readonly host: string;
    readonly port: number;
    readonly proxy: boolean;
  }[];
  /** DNS names that are asked, in their order, where krb5.conf names no KDC. */
  readonly asks: readonly string[];
}

export interface SimulatedLogin {
  readonly userRealm?: string;
  /** Host part of the service's name. */
  readonly serviceHost: string;
  /** `postgres/db.example.com@EXAMPLE.COM`; without a realm where a referral decides it; absent where the server names it. */
  readonly spn?: string;
  /** Realms whose KDCs are asked, the user's own first. */
  readonly realms: readonly KdcChoice[];
  readonly steps: readonly LoginStep[];
}
