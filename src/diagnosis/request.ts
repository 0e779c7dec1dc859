/** What a face asks for. Types only. */
import type { DatabaseTarget } from '../aws/databases.ts';
import type { EngineFamily } from '../aws/engine.ts';
import type { AccountSnapshot, TargetSnapshot } from '../aws/snapshot.ts';
import type { TargetWishes } from '../aws/targetWishes.ts';
import type { RunProgram } from '../probes/kerberosTools/runProgram.ts';
import type { Outcome } from '../probes/observation.ts';
import type { Vantage } from './verdict.ts';

export interface HostPort {
  readonly host: string;
  readonly port: number;
}

export type RequestedTarget =
  /** A database of the account, joined to a directory or not. */
  | {
      readonly kind: 'database';
      readonly database: DatabaseTarget;
      readonly account: AccountSnapshot;
    }
  /** Without AWS: a realm, and the endpoint of a database where the user named one. */
  | {
      readonly kind: 'realm';
      readonly realm: string;
      readonly endpoint?: HostPort & { readonly engine?: EngineFamily };
    };

/** The AWS reads of one diagnosis; the face supplies them, so that the SDK loads on first use. */
export interface AwsReads {
  loadTarget(
    target: DatabaseTarget,
    signal: AbortSignal,
    wishes: TargetWishes,
  ): Promise<TargetSnapshot>;
}

export type Authentication = 'kerberos' | 'iam';

export interface DiagnosisRequest {
  readonly target: RequestedTarget;
  readonly aws?: AwsReads;
  /** `user@REALM`; sent to no one unless the user gave it. */
  readonly principal?: string;
  /**
   * Try the login's ticket: get one for the database's service, without storing it where the tools allow that. Needs
   * `runProgram`.
   */
  readonly useTickets?: boolean;
  /** Starts the machine's own Kerberos programs; a face leaves it out in an untrusted workspace. */
  readonly runProgram?: RunProgram;
  /** How the user logs in; Kerberos unless it says otherwise. */
  readonly authentication?: Authentication;
  /** The host name that the client connects to, where it is not the database's own endpoint: an alias, a custom endpoint. */
  readonly host?: string;
  /** The database user to greet the server with. */
  readonly databaseUser?: string;
  /** The text of an error, or of a KRB5_TRACE log, that the user's own login printed. */
  readonly reportedError?: string;
  /** Paths of krb5.conf files instead of KRB5_CONFIG and the platform's own. */
  readonly configFiles?: readonly string[];
  /** Asked in addition to what configuration, DNS and the directory name. */
  readonly extraKdcs?: readonly HostPort[];
  readonly extraDnsServers?: readonly HostPort[];
  /** Budget of one exchange, milliseconds. */
  readonly timeoutMs: number;
  /** The environment of the process that would log in: KRB5_CONFIG, KERBEROS_DOCTOR_PORTS, … */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly vantage: Vantage;
}

export interface DiagnosisProgress {
  /** `name resolution`, `KDCs`, … */
  readonly stage: string;
  /** Steps of the whole run; the total grows while answers bring up new questions. */
  readonly done: number;
  readonly total: number;
  /** What is being asked now, for people. */
  readonly detail?: string;
}

/** A step of the plan, and what has become of it. */
export interface StepEvent {
  readonly id: string;
  readonly title: string;
  /** Why it is asked. */
  readonly reason: string;
  readonly stage: string;
  readonly state: 'started' | Outcome;
}

export interface DiagnosisOptions {
  readonly signal: AbortSignal;
  readonly onStep?: (event: StepEvent) => void;
  readonly onProgress?: (progress: DiagnosisProgress) => void;
}
