import { GetRoleCommand, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import type { AwsAccess } from '../access.ts';
import type { DatabaseTarget } from '../databases.ts';
import { callerIdentity, connectResource } from '../iamAuth/identity.ts';
import { loaded } from '../section.ts';
import type { Section } from '../section.ts';
import type { AccountSnapshot, IamAuthSnapshot, SimulatedConnect } from '../snapshot.ts';
import type { SectionLoader } from './sectionLoader.ts';

/** What decides whether a token of the current identity opens `target` as `user`; no token is made. */
export async function loadIamAuth(
  access: AwsAccess,
  account: AccountSnapshot,
  target: DatabaseTarget,
  user: string | undefined,
  loader: SectionLoader,
): Promise<IamAuthSnapshot> {
  const [credentialsEnd, connect] = await Promise.all([
    loader.section('sts:GetCallerIdentity', target.region, async () => {
      const { expiration } = await access.credentials();
      return expiration?.toISOString() ?? null;
    }),
    simulateConnect(access, account, target, user, loader),
  ]);
  return { credentialsEnd, connect };
}

async function simulateConnect(
  access: AwsAccess,
  { caller }: AccountSnapshot,
  target: DatabaseTarget,
  user: string | undefined,
  loader: SectionLoader,
): Promise<Section<SimulatedConnect | null>> {
  if (user === undefined) return loaded(null);
  if (caller.outcome !== 'loaded') return caller;
  const resourceArn = connectResource(target, user);
  if (resourceArn === undefined) return loaded(null);
  const principal = await principalArn(access, caller.value.arn, target.region, loader);
  if (principal.outcome !== 'loaded') return principal;
  const { value: PolicySourceArn } = principal;
  if (PolicySourceArn === null) return loaded(null);
  return loader.section('iam:SimulatePrincipalPolicy', target.region, async (options) => {
    const command = new SimulatePrincipalPolicyCommand({
      PolicySourceArn,
      ActionNames: ['rds-db:connect'],
      ResourceArns: [resourceArn],
    });
    // One action on one resource is one result: there is nothing to page.
    const { EvaluationResults } = await access.clients.iam(target.region).send(command, options);
    const result = EvaluationResults?.[0];
    if (result === undefined) return null;
    return {
      principalArn: PolicySourceArn,
      resourceArn,
      decision: result.EvalDecision ?? 'implicitDeny',
      deniedByOrganization: result.OrganizationsDecisionDetail?.AllowedByOrganizations === false,
      deniedByBoundary:
        result.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary === false,
      missingContext: result.MissingContextValues ?? [],
    };
  });
}

/** The ARN to simulate; null for identities that IAM does not simulate. */
async function principalArn(
  access: AwsAccess,
  callerArn: string,
  region: string,
  loader: SectionLoader,
): Promise<Section<string | null>> {
  const identity = callerIdentity(callerArn);
  if (identity.kind === 'user') return loaded(identity.arn);
  if (identity.kind === 'other') return loaded(null);
  return loader.section('iam:GetRole', region, async (options) => {
    const command = new GetRoleCommand({ RoleName: identity.roleName });
    return (await access.clients.iam(region).send(command, options)).Role?.Arn ?? null;
  });
}
