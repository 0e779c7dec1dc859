import { directoryActions } from '../../aws/directoryActions.ts';
import { engineFamily } from '../../aws/engine.ts';
import { partitionOf } from '../../aws/regions.ts';
import { managedPolicyArn } from '../../aws/roleDocuments.ts';
import { requiredPrincipals } from '../../aws/rolePrincipals.ts';

export interface RoleRequest {
  readonly region: string;
  /** RDS's word, `aurora-mysql`. */
  readonly engine: string;
  /** Default: the name that the RDS console gives. */
  readonly name?: string;
  /** Twelve digits: only databases of this account may use the role. */
  readonly accountId?: string;
}

/** The role with which RDS joins a database to a directory. */
export interface Role {
  readonly name: string;
  readonly trustPolicy: object;
  readonly policyArn: string;
  /** What the managed policy allows, for who may not use managed policies. */
  readonly policy: object;
  readonly notes: readonly string[];
}

export type RolePlan = { readonly role: Role } | { readonly problem: string };

/**
 * Sources: "Create an IAM role for Amazon RDS to access AWS Directory Service" of each engine; the policy
 * AmazonRDSDirectoryServiceAccess; IAM's rules for role names (1 to 64 of `\w+=,.@-`).
 */
export function planRole({ region, engine, name, accountId }: RoleRequest): RolePlan {
  const chosen = name ?? defaultRoleName(engine);
  if (!/^[\w+=,.@-]{1,64}$/.test(chosen))
    return { problem: 'A role’s name has 1 to 64 letters, digits or characters of "+=,.@-_".' };
  if (accountId !== undefined && !/^\d{12}$/.test(accountId))
    return { problem: 'An account id has twelve digits.' };
  if (!/^[a-z]{2}(-[a-z]+)+-\d+$/.test(region))
    return { problem: 'The Region is not a name such as eu-west-1.' };
  const principals = requiredPrincipals(region, engine, engineFamily(engine));
  const condition =
    accountId === undefined
      ? {}
      : { Condition: { StringEquals: { 'aws:SourceAccount': accountId } } };
  const trustPolicy = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: principals.map(({ preferred }) => preferred) },
        Action: 'sts:AssumeRole',
        ...condition,
      },
    ],
  };
  const policy = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: [...directoryActions], Resource: '*' }],
  };
  const unverified = principals.some((principal) => principal.unverified);
  const notes = unverified
    ? [
        `AWS documents no service principals for ${partitionOf(region)}; compare with a role that the console made.`,
      ]
    : [];
  return {
    role: { name: chosen, trustPolicy, policyArn: managedPolicyArn(region), policy, notes },
  };
}

/** The name that the RDS console gives. */
export function defaultRoleName(engine: string): string {
  return engineFamily(engine) === 'sqlserver'
    ? 'rds-directoryservice-access-role'
    : 'rds-directoryservice-kerberos-access-role';
}
