import { commandLine } from './commandLine.ts';
import type { PolicyCondition } from './iam/policyDocument.ts';
import type { RoleSubject } from './roleProblem.ts';
import type { RoleSnapshot } from './snapshot.ts';

type Statement = Readonly<Record<string, unknown>>;

/** The command that replaces the trust policy by a changed copy; what else is in it stays. */
export function updateTrust(
  role: RoleSnapshot,
  change: (statements: readonly Statement[]) => readonly Statement[],
) {
  const document = role.trustPolicy as { readonly Statement: Statement | readonly Statement[] };
  const statements: readonly Statement[] = [document.Statement].flat();
  const changed = JSON.stringify({ ...document, Statement: change(statements) });
  const options = ['--role-name', role.roleName, '--policy-document', changed];
  return [commandLine('aws', 'iam', 'update-assume-role-policy', ...options)];
}

/** A statement whose failing conditions admit this database as well. */
export function widen(
  statement: Statement,
  failing: readonly PolicyCondition[],
  subject: RoleSubject,
): Statement {
  const condition = statement['Condition'];
  if (typeof condition !== 'object' || condition === null) return statement;
  const blocks = Object.entries(condition as Record<string, Record<string, unknown>>);
  const changed = blocks.map(([operator, keys]) => {
    const widened = Object.entries(keys).map(([key, values]) => {
      const fails = failing.some((one) => one.operator === operator && one.key === key);
      const value = wanted(key, operator, subject);
      const added: unknown = fails && value !== undefined ? [values, value].flat() : values;
      return [key, added] as const;
    });
    return [operator, Object.fromEntries(widened)] as const;
  });
  return { ...statement, Condition: Object.fromEntries(changed) };
}

function wanted(key: string, operator: string, subject: RoleSubject): string | undefined {
  // Another value in a negated condition would only exclude more.
  if (/not/i.test(operator)) return undefined;
  if (key.toLowerCase() === 'aws:sourcearn') return subject.cluster?.DBClusterArn ?? subject.arn;
  return key.toLowerCase() === 'aws:sourceaccount' ? subject.accountId : undefined;
}
