import type { CommandLine } from './commandLine.ts';
import type { DatabaseTarget } from './databases.ts';

export type RoleProblemKind =
  | 'role-missing'
  | 'role-trust-principal'
  | 'role-trust-condition'
  | 'role-permissions'
  /** Not a verdict on the role: something could not be read, or depends on what only AWS knows. */
  | 'couldNotCheck';

export interface RoleProblem {
  readonly kind: RoleProblemKind;
  /** One sentence: what is in the role, and what is not. */
  readonly evidence: string;
  readonly fix: RoleFix;
}

export interface RoleFix {
  readonly title: string;
  /** To be run in this order; empty where a person has to decide. */
  readonly commands: readonly CommandLine[];
}

/** Whose role it is. */
export type RoleSubject = Pick<
  DatabaseTarget,
  'region' | 'engine' | 'engineFamily' | 'arn' | 'accountId' | 'cluster' | 'instance' | 'members'
> & { readonly memberships: readonly { readonly directoryId?: string }[] };

/** What is not known of the role, with what to do about it. */
export function couldNotCheck(evidence: string): RoleProblem {
  return {
    kind: 'couldNotCheck',
    evidence,
    fix: {
      title: 'Check the role in the IAM console, or allow the action that is missing.',
      commands: [],
    },
  };
}
