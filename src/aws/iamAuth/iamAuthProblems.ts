/** Judges a login with an IAM authentication token, offline. Pure. */
import { guides } from '../engine/guides.ts';
import { judgeEnabled } from './enabled.ts';
import { judgeHost } from './host.ts';
import type { IamAuthContext, IamAuthProblem } from './problem.ts';

/** A token is accepted for this long (RDS user guide, "IAM database authentication"). */
const tokenMinutes = 15;

/** Everything that keeps this identity's token from opening the database; silent about what was not read. */
export function iamAuthProblems(context: IamAuthContext): readonly IamAuthProblem[] {
  return [
    ...judgeEnabled(context),
    ...judgeHost(context),
    ...judgePolicy(context),
    ...judgeCredentials(context),
  ];
}

function judgePolicy({ snapshot, target, user }: IamAuthContext): readonly IamAuthProblem[] {
  const about = { id: 'iam-auth-policy', source: guides.iamPolicy } as const;
  if (target === undefined) return [];
  if (user === undefined) {
    return [
      {
        ...about,
        severity: 'info',
        title: `Whether this identity may connect to ${target.identifier} was not checked: no database user was named.`,
        explanation: 'The permission rds-db:connect is given for each database user apart.',
        fix: { title: 'Name the database user (--db-user)' },
      },
    ];
  }
  if (snapshot?.connect.outcome !== 'loaded' || snapshot.connect.value === null) return [];
  const { principalArn, resourceArn, decision, missingContext, ...denied } = snapshot.connect.value;
  if (decision === 'allowed' && !denied.deniedByOrganization && !denied.deniedByBoundary) return [];
  const unsure = decision === 'implicitDeny' && missingContext.length > 0;
  return [
    {
      ...about,
      severity: unsure ? 'info' : 'error',
      title: unsure
        ? `${principalArn} may connect as ${user} under conditions only.`
        : `${principalArn} may not connect to ${target.identifier} as ${user}.`,
      explanation: `IAM's simulation of rds-db:connect on ${resourceArn} says ${decision}${whoDenies(denied, missingContext)}.`,
      fix: {
        title: `Allow the action rds-db:connect on ${resourceArn} for that identity${decision === 'explicitDeny' ? ', and remove what denies it' : ''}`,
      },
    },
  ];
}

function whoDenies(
  denied: { readonly deniedByOrganization: boolean; readonly deniedByBoundary: boolean },
  missingContext: readonly string[],
): string {
  if (denied.deniedByOrganization) return ': a policy of the organization denies it';
  if (denied.deniedByBoundary) return ': the permissions boundary leaves it out';
  return missingContext.length === 0
    ? ''
    : `, without a value for ${missingContext.join(', ')}, which a policy asks for`;
}

function judgeCredentials({ snapshot, at }: IamAuthContext): readonly IamAuthProblem[] {
  const section = snapshot?.credentialsEnd;
  if (section?.outcome !== 'loaded' || section.value === null) return [];
  const minutes = Math.floor((Date.parse(section.value) - Date.parse(at)) / 60_000);
  if (!(minutes < tokenMinutes)) return [];
  const ended = minutes < 0;
  return [
    {
      id: 'iam-auth-credentials-expiring',
      source: guides.iamConnecting,
      severity: ended ? 'error' : 'warning',
      title: ended
        ? 'The AWS credentials have expired: a token signed with them is refused.'
        : `The AWS credentials end in ${minutes} minutes, and every token signed with them ends then.`,
      explanation: `They are valid until ${section.value}; a token lives for ${tokenMinutes} minutes, but no longer than the credentials that signed it.`,
      fix: { title: 'Renew the credentials before making the token' },
    },
  ];
}
