import type { CommandLine } from '../commandLine.ts';
import type { DatabaseTarget } from '../databases.ts';
import type { AccountSnapshot, TargetSnapshot } from '../snapshot.ts';

/** A limit of the engine or of the account's set-up that this database runs into. */
export interface EngineProblem {
  /** Public: a row of docs/findings.md. */
  readonly id: EngineProblemId;
  readonly severity: 'error' | 'warning' | 'info';
  /** One sentence: what is wrong, where. */
  readonly title: string;
  /** How we know. */
  readonly explanation: string;
  /** The AWS page that the rule comes from. */
  readonly source: string;
  readonly fixes: readonly EngineFix[];
}

export interface EngineFix {
  readonly title: string;
  readonly command?: CommandLine;
}

export type EngineProblemId =
  | 'engine-iam-conflict'
  | 'engine-version'
  | 'engine-region'
  | 'engine-name-length'
  | 'engine-port-changed'
  | 'engine-read-replica'
  | 'engine-multi-az-cluster'
  | 'engine-minor-upgrade'
  | 'engine-db2-trust-parameter'
  | 'engine-custom-endpoint'
  | 'engine-case-sensitivity'
  | 'engine-forest-trust'
  | 'engine-external-trust'
  | 'engine-ad-groups'
  | 'engine-outposts'
  | 'spn-windows-endpoint'
  | 'directory-region-missing'
  | 'db-reboot-pending'
  | 'db-certificate';

/** What the rules look at. */
export interface EngineContext {
  readonly target: DatabaseTarget;
  /** For what lies in other Regions; without it those rules say nothing. */
  readonly account?: AccountSnapshot;
  readonly snapshot?: TargetSnapshot;
  /** When the snapshot was taken, ISO 8601. */
  readonly at: string;
  /** The host name that the client uses, where the user gave one. */
  readonly host?: string;
  /** The realm of the user who logs in. */
  readonly userRealm?: string;
  /** `process.platform` of the client. */
  readonly clientPlatform?: string;
}

export interface EngineRule {
  readonly id: EngineProblemId;
  readonly source: string;
  readonly check: (context: EngineContext) => readonly FoundProblem[];
}

/** What a rule says; its own source only where that is another page than the rule's. */
export type FoundProblem = Omit<EngineProblem, 'id' | 'source'> & { readonly source?: string };
