import { commandLine } from './commandLine.ts';
import { directoryActions } from './directoryActions.ts';
import { decide } from './iam/decision.ts';
import type { Decision } from './iam/decision.ts';
import { statementsOf } from './iam/policyDocument.ts';
import type { PolicyStatement } from './iam/policyDocument.ts';
import { partitionOf } from './regions.ts';
import { couldNotCheck } from './roleProblem.ts';
import type { RoleProblem, RoleSubject } from './roleProblem.ts';
import { valueOr } from './section.ts';
import type { RoleSnapshot } from './snapshot.ts';

/** The ARN differs by partition, so the policy is known by its end. */
const managedPolicySuffix = ':policy/service-role/AmazonRDSDirectoryServiceAccess';

export function managedPolicyArn(region: string): string {
  return `arn:${partitionOf(region)}:iam::aws${managedPolicySuffix}`;
}

interface Judged {
  readonly action: string;
  readonly decision: Decision;
  /** A permissions boundary is what stands in the way. */
  readonly boundary: boolean;
}

/** What the documents on the role allow, evaluated here. */
export function judgeDocuments(role: RoleSnapshot, subject: RoleSubject): readonly RoleProblem[] {
  const managed = valueOr(role.attachedPolicyArns, []).some((arn) =>
    arn.endsWith(managedPolicySuffix),
  );
  const granted = grantedStatements(role, managed);
  if (typeof granted === 'string') return [couldNotCheck(granted)];
  const boundary = boundaryStatements(role);
  if (typeof boundary === 'string') return [couldNotCheck(boundary)];
  const judged = directoryActions.map((action) => judgeAction(action, granted, boundary, subject));
  const refused = judged.filter(({ decision }) => !['allowed', 'unknown'].includes(decision.kind));
  if (refused.length > 0) return [permissionProblem(role, refused, subject)];
  const unsure = judged.filter(({ decision }) => decision.kind === 'unknown');
  if (unsure.length === 0) return [];
  const actions = unsure.map(({ action }) => action).join(', ');
  return [
    couldNotCheck(
      `The policies of role ${role.roleName} allow ${actions} only under a condition that AWS evaluates at the time of the call.`,
    ),
  ];
}

/** All statements of the role's policies, or the sentence that says why they are not known. */
function grantedStatements(
  role: RoleSnapshot,
  managed: boolean,
): readonly PolicyStatement[] | string {
  const { policies, roleName } = role;
  if (policies.outcome === 'not-applicable') return [];
  if (policies.outcome !== 'loaded') {
    // The managed policy is known without reading it; a Deny elsewhere would be unusual.
    return managed
      ? [managedStatement]
      : `The policies of role ${roleName} could not be read: ${policies.message}`;
  }
  const statements = managed ? [managedStatement] : [];
  for (const { name, document } of policies.value) {
    const read = statementsOf(document);
    if (read === undefined) return `Policy ${name} of role ${roleName} is not a readable document.`;
    statements.push(...read);
  }
  return statements;
}

const managedStatement: PolicyStatement = {
  effect: 'Allow',
  actions: directoryActions,
  notActions: [],
  resources: ['*'],
  notResources: [],
  services: [],
  notPrincipal: false,
  conditions: [],
};

function boundaryStatements(role: RoleSnapshot): readonly PolicyStatement[] | string | undefined {
  const { permissionsBoundaryArn: arn, permissionsBoundary: boundary, roleName } = role;
  if (arn === undefined) return undefined;
  if (boundary?.outcome !== 'loaded')
    return `The permissions boundary ${arn} of role ${roleName} could not be read.`;
  return (
    statementsOf(boundary.value.document) ??
    `The permissions boundary ${arn} of role ${roleName} is not a readable document.`
  );
}

function judgeAction(
  action: string,
  granted: readonly PolicyStatement[],
  boundary: readonly PolicyStatement[] | undefined,
  subject: RoleSubject,
): Judged {
  const context = new Map([['aws:requestedregion', [subject.region]]]);
  const request = { action, resource: resourceOf(action, subject), context };
  const decision = decide(granted, request);
  if (decision.kind !== 'allowed' || boundary === undefined)
    return { action, decision, boundary: false };
  return { action, decision: decide(boundary, request), boundary: true };
}

/** DescribeDirectories knows no single resource, so only a statement on `*` grants it. */
function resourceOf(action: string, { region, accountId, memberships }: RoleSubject): string {
  const directoryId = memberships.find((one) => one.directoryId !== undefined)?.directoryId;
  if (action === 'ds:DescribeDirectories' || directoryId === undefined) return '*';
  return `arn:${partitionOf(region)}:ds:${region}:${accountId ?? ''}:directory/${directoryId}`;
}

function permissionProblem(
  role: RoleSnapshot,
  refused: readonly Judged[],
  subject: RoleSubject,
): RoleProblem {
  const actions = refused.map(({ action }) => action).join(', ');
  const evidence = (how: string): string => `Role ${role.roleName} ${how} ${actions}.`;
  if (refused.some(({ boundary }) => boundary)) {
    return {
      kind: 'role-permissions',
      evidence: evidence(
        `has the permissions boundary ${role.permissionsBoundaryArn ?? ''}, which does not allow`,
      ),
      fix: {
        title: 'Allow these actions in the permissions boundary, or take it off the role',
        commands: [],
      },
    };
  }
  if (refused.some(({ decision }) => decision.kind === 'denied')) {
    return {
      kind: 'role-permissions',
      evidence: evidence('has a policy that explicitly denies'),
      fix: { title: 'Take these actions out of the Deny statement', commands: [] },
    };
  }
  const attach = ['--role-name', role.roleName, '--policy-arn', managedPolicyArn(subject.region)];
  return {
    kind: 'role-permissions',
    evidence: evidence('has no policy that allows'),
    fix: {
      title: 'Attach the AWS managed policy AmazonRDSDirectoryServiceAccess',
      commands: [commandLine('aws', 'iam', 'attach-role-policy', ...attach)],
    },
  };
}
