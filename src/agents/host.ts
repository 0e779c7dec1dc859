/** What a tool needs of the face that it runs in. */
import type { DatabaseTarget } from '../aws/databases.ts';
import type { AccountSnapshot } from '../aws/snapshot.ts';
import type { Verdict } from '../diagnosis/verdict.ts';
import type { Problem } from '../krb5conf/problem.ts';
import type { LintImplementation } from '../krb5conf/rules/context.ts';

export interface AgentHost {
  /** Rejects with a `Refusal` where nothing can be read. */
  accounts(signal: AbortSignal): Promise<readonly AccountSnapshot[]>;
  /** Undefined when somebody cancelled it. */
  diagnoseDatabase(found: FoundDatabase, signal: AbortSignal): Promise<Verdict | undefined>;
  diagnoseRealm(realm: string, signal: AbortSignal): Promise<Verdict | undefined>;
  /** The krb5.conf files that the Kerberos library of this machine reads; those that are not there are left out. */
  configFiles(): Promise<readonly ConfigFileText[]>;
  lint(text: string, options: LintRequest): Promise<readonly Problem[]>;
}

/** A database and the account that it was found in. */
export interface FoundDatabase {
  readonly account: AccountSnapshot;
  readonly database: DatabaseTarget;
}

export interface ConfigFileText {
  readonly path: string;
  readonly text: string;
}

export interface LintRequest {
  readonly implementation: LintImplementation;
  /** Only of a file of this machine. */
  readonly path?: string;
}

/** A sentence for the agent instead of a result: the input or the surroundings are wrong, the program is not. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** By its name: the face and the tools may be bundled apart, each with a class of its own. */
export function isRefusal(error: unknown): error is Error {
  return error instanceof Error && error.name === 'Refusal';
}
