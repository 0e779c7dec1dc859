import type { RequestContext } from './iam/condition.ts';
import { decide } from './iam/decision.ts';
import type { Decision } from './iam/decision.ts';
import { statementsOf } from './iam/policyDocument.ts';
import type { PolicyCondition } from './iam/policyDocument.ts';
import { couldNotCheck } from './roleProblem.ts';
import type { RoleProblem, RoleSubject } from './roleProblem.ts';
import { requiredPrincipals } from './rolePrincipals.ts';
import type { RequiredPrincipal } from './rolePrincipals.ts';
import { updateTrust, widen } from './roleTrustFix.ts';
import type { RoleSnapshot } from './snapshot.ts';

/** Whether the services that join the database may assume the role for this database. */
export function judgeTrust(role: RoleSnapshot, subject: RoleSubject): readonly RoleProblem[] {
  const statements = statementsOf(role.trustPolicy);
  if (statements === undefined) {
    return [
      couldNotCheck(`The trust policy of role ${role.roleName} is not a readable policy document.`),
    ];
  }
  const context = trustContext(subject);
  const judged = requiredPrincipals(subject.region, subject.engine, subject.engineFamily).map(
    (principal) => {
      const decisions = principal.anyOf.map((service) =>
        decide(statements, { action: 'sts:AssumeRole', service, context }),
      );
      return { principal, decision: best(decisions) };
    },
  );
  const named = new Set(
    statements.filter(({ effect }) => effect === 'Allow').flatMap(({ services }) => services),
  );
  const absent = judged
    .filter(({ decision }) => decision.kind === 'not-mentioned' || decision.kind === 'denied')
    .map(({ principal }) => principal);
  const problems: RoleProblem[] = [];
  if (absent.length > 0) problems.push(principalProblem(role, absent, [...named]));
  for (const { principal, decision } of judged) {
    if (decision.kind === 'condition') {
      problems.push(conditionProblem(role, principal, decision.failing, subject));
    } else if (decision.kind === 'unknown') {
      problems.push(
        couldNotCheck(
          `The trust policy of role ${role.roleName} admits ${principal.preferred} under a condition on ${decision.because.map(({ key }) => key).join(', ')}, which only AWS can evaluate.`,
        ),
      );
    }
  }
  return mergeConditions(problems);
}

/** A trust policy that lets these services assume the role. */
export function trustDocument(services: readonly string[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [trustStatement(services)] });
}

function trustStatement(services: readonly string[]) {
  return { Effect: 'Allow', Principal: { Service: services }, Action: 'sts:AssumeRole' };
}

/** For Aurora AWS names the cluster in some pages and the instance in others: either may match. */
function trustContext({ arn, accountId, cluster, instance, members }: RoleSubject): RequestContext {
  const arns = [
    arn,
    cluster?.DBClusterArn,
    instance?.DBInstanceArn,
    ...members.map((member) => member.DBInstanceArn),
  ].flatMap((one) => one || []);
  const known = new Map<string, readonly string[]>([['aws:sourcearn', [...new Set(arns)]]]);
  const account = accountId ?? arn.split(':')[4];
  if (account) known.set('aws:sourceaccount', [account]);
  return known;
}

const preference: readonly Decision['kind'][] = [
  'allowed',
  'unknown',
  'condition',
  'denied',
  'not-mentioned',
];

function best(decisions: readonly Decision[]): Decision {
  const sorted = decisions.toSorted(
    (a, b) => preference.indexOf(a.kind) - preference.indexOf(b.kind),
  );
  return sorted[0] ?? { kind: 'not-mentioned' };
}

function principalProblem(
  role: RoleSnapshot,
  absent: readonly RequiredPrincipal[],
  named: readonly string[],
): RoleProblem {
  const missing = absent.map(({ preferred }) => preferred);
  const admitted = named.length === 0 ? 'no service' : `only ${named.join(' and ')}`;
  const evidence = `The trust policy of role ${role.roleName} admits ${admitted}; it lacks ${missing.join(' and ')}, which RDS needs to join the database.`;
  if (absent.some(({ unverified }) => unverified)) {
    return couldNotCheck(`${evidence} AWS does not document the names for the China Regions.`);
  }
  return {
    kind: 'role-trust-principal',
    evidence,
    fix: {
      title: `Let ${missing.join(' and ')} assume the role`,
      commands: updateTrust(role, (statements) => [...statements, trustStatement(missing)]),
    },
  };
}

function conditionProblem(
  role: RoleSnapshot,
  { preferred }: RequiredPrincipal,
  failing: readonly PolicyCondition[],
  subject: RoleSubject,
): RoleProblem {
  const text = failing
    .map(({ operator, key, values }) => `${operator} ${key} ${values.join(' or ')}`)
    .join(' and ');
  return {
    kind: 'role-trust-condition',
    evidence: `The trust policy of role ${role.roleName} admits ${preferred} only where ${text}; this database is ${subject.arn}.`,
    fix: {
      title: `Add this database to the condition of role ${role.roleName}`,
      commands: updateTrust(role, (statements) =>
        statements.map((statement) => widen(statement, failing, subject)),
      ),
    },
  };
}

/** The same condition fails for each principal of one statement: that is one problem, not two. */
function mergeConditions(problems: readonly RoleProblem[]): readonly RoleProblem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    if (problem.kind !== 'role-trust-condition') return true;
    const key = problem.evidence.replace(/admits \S+/, '');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
