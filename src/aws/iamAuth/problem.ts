/** What keeps a token from opening a database, and what it is judged from. Types only. */
import type { CommandLine } from '../commandLine.ts';
import type { DatabaseTarget } from '../databases.ts';
import type { IamAuthSnapshot } from '../snapshot.ts';

export interface IamAuthProblem {
  /** Public: a row of docs/findings.md. */
  readonly id: IamAuthProblemId;
  readonly severity: 'error' | 'warning' | 'info';
  readonly title: string;
  /** How we know. */
  readonly explanation: string;
  /** The AWS page that the rule comes from. */
  readonly source: string;
  readonly fix: { readonly title: string; readonly command?: CommandLine };
}

export type IamAuthProblemId =
  | 'iam-auth-disabled'
  | 'iam-auth-alias-endpoint'
  | 'iam-auth-policy'
  | 'iam-auth-credentials-expiring';

export interface IamAuthContext {
  /** Absent without AWS: then the host name alone can be judged. */
  readonly target?: DatabaseTarget;
  readonly snapshot?: IamAuthSnapshot;
  /** The name that the client connects to, and the token is made for. */
  readonly host?: string;
  /** The database user. */
  readonly user?: string;
  /** When the snapshot was taken, ISO 8601. */
  readonly at: string;
}
