/** Who signs a token, and what the token is for, as IAM spells them. Pure. */
import type { DatabaseTarget } from '../databases.ts';

export type CallerIdentity =
  /** A user: IAM simulates its ARN as it is. */
  | { readonly kind: 'user'; readonly arn: string }
  /** A session; IAM simulates the role, whose path the session's ARN leaves out. */
  | { readonly kind: 'session'; readonly roleName: string }
  /** The root user, a federated user: IAM simulates neither. */
  | { readonly kind: 'other'; readonly arn: string };

/** Reads the ARN that sts:GetCallerIdentity answers (IAM user guide, "IAM identifiers"). */
export function callerIdentity(arn: string): CallerIdentity {
  const [, , service, , , resource = ''] = arn.split(':');
  const [kind, name] = resource.split('/');
  if (service === 'iam' && kind === 'user') return { kind: 'user', arn };
  if (service === 'sts' && kind === 'assumed-role' && name) {
    return { kind: 'session', roleName: name };
  }
  return { kind: 'other', arn };
}

/**
 * The resource of `rds-db:connect`: a member of a cluster goes by the cluster's id (RDS user guide, "Creating and
 * using an IAM policy for IAM database access"). Undefined while AWS has not told the id.
 */
export function connectResource(target: DatabaseTarget, user: string): string | undefined {
  const { instance, cluster } = target;
  const belongs = cluster !== undefined || instance?.DBClusterIdentifier !== undefined;
  const id = belongs ? cluster?.DbClusterResourceId : instance?.DbiResourceId;
  const partition = target.arn.split(':')[1];
  if (!id || !partition || target.accountId === undefined) return undefined;
  return `arn:${partition}:rds-db:${target.region}:${target.accountId}:dbuser:${id}/${user}`;
}
