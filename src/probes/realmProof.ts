import type { Observation } from './observation.ts';

/** Does the server behind this address serve this realm? (`diagnostics.md` 2.1: error 6 alone proves nothing.) */
export interface RealmProofFacts {
  readonly address: string;
  readonly port: number;
  readonly realm: string;
  readonly method: 'krbtgt' | 'cldap' | 'rootdse';
  /** `unknown`: the answer decides neither way. */
  readonly serves: 'yes' | 'no' | 'unknown';
  /** The realm or DNS domain that the server says it serves, where it says so. */
  readonly servedRealm?: string;
  readonly forest?: string;
  readonly errorCode?: number;
}
export type RealmProofObservation = Observation<'realm-proof', RealmProofFacts>;
