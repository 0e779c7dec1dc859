import { allHold, conditionHolds } from './condition.ts';
import type { RequestContext } from './condition.ts';
import type { PolicyCondition, PolicyStatement } from './policyDocument.ts';
import { matchesWildcard } from './wildcard.ts';

export interface PolicyRequest {
  readonly action: string;
  /** Absent for a trust policy, whose resource is the role itself. */
  readonly resource?: string;
  /** The service principal, for a trust policy. */
  readonly service?: string;
  readonly context: RequestContext;
}

/** How a set of statements answers one request, with the statement or condition that decided. */
export type Decision =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'denied'; readonly by: PolicyStatement }
  | { readonly kind: 'unknown'; readonly because: readonly PolicyCondition[] }
  /** A statement would allow it, if these conditions held. */
  | { readonly kind: 'condition'; readonly failing: readonly PolicyCondition[] }
  | { readonly kind: 'not-mentioned' };

/** IAM user guide, "Policy evaluation logic": an explicit Deny wins, then an Allow, else it is denied. */
export function decide(statements: readonly PolicyStatement[], request: PolicyRequest): Decision {
  const speaking = statements.filter((statement) => speaksOf(statement, request));
  const judged = speaking.map((statement) => ({
    statement,
    // Whom NotPrincipal leaves out is given by ARNs that a service does not have.
    holds: statement.notPrincipal ? 'unknown' : allHold(statement.conditions, request.context),
  }));
  const allows = judged.filter(({ statement }) => statement.effect === 'Allow');
  const denies = judged.filter(({ statement }) => statement.effect === 'Deny');
  const denied = denies.find(({ holds }) => holds === 'yes');
  if (denied !== undefined) return { kind: 'denied', by: denied.statement };
  const perhapsDenied = denies.find(({ holds }) => holds === 'unknown');
  const allowed = allows.find(({ holds }) => holds === 'yes');
  const perhapsAllowed = allows.find(({ holds }) => holds === 'unknown');
  const unknown = allowed === undefined ? perhapsAllowed : perhapsDenied;
  if (unknown !== undefined) return { kind: 'unknown', because: unknown.statement.conditions };
  if (allowed !== undefined) return { kind: 'allowed' };
  const [blocked] = allows;
  if (blocked === undefined) return { kind: 'not-mentioned' };
  const failing = blocked.statement.conditions.filter(
    (condition) => conditionHolds(condition, request.context) === 'no',
  );
  return { kind: 'condition', failing };
}

function speaksOf(statement: PolicyStatement, request: PolicyRequest): boolean {
  return (
    namesAction(statement, request.action) &&
    namesResource(statement, request.resource) &&
    namesService(statement, request.service)
  );
}

/** Action names are compared without regard to case. */
function namesAction({ actions, notActions }: PolicyStatement, action: string): boolean {
  const matches = (pattern: string): boolean =>
    matchesWildcard(pattern.toLowerCase(), action.toLowerCase());
  return notActions.length > 0 ? !notActions.some(matches) : actions.some(matches);
}

function namesResource(
  { resources, notResources }: PolicyStatement,
  resource: string | undefined,
): boolean {
  if (resource === undefined) return true;
  const matches = (pattern: string): boolean => matchesWildcard(pattern, resource);
  return notResources.length > 0 ? !notResources.some(matches) : resources.some(matches);
}

function namesService(statement: PolicyStatement, service: string | undefined): boolean {
  if (service === undefined || statement.notPrincipal) return true;
  return statement.services.includes('*') || statement.services.includes(service);
}
