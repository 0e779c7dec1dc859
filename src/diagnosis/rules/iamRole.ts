/** Hop `iam-role`: can RDS use the membership's role towards Directory Service? */
import type { RoleProblemKind } from '../../aws/roleProblem.ts';
import type { Rule } from './rule.ts';

/** Without a usable role the join fails. */
const downstream = [
  'membership-failed',
  'db-keytab-unusable',
  'db-kerberos-not-enabled',
  'spn-missing',
];

const titles: Readonly<Record<Exclude<RoleProblemKind, 'couldNotCheck'>, string>> = {
  'role-missing': 'does not exist',
  'role-trust-principal': 'does not let RDS assume it for directories',
  'role-trust-condition': 'lets RDS assume it, but not for this database',
  'role-permissions': 'lacks what RDS needs of Directory Service',
};

export const iamRoleRules: readonly Rule[] = [
  roleRule('role-missing', ['role-trust-principal', 'role-trust-condition', 'role-permissions']),
  roleRule('role-trust-principal', ['role-trust-condition']),
  roleRule('role-trust-condition', []),
  roleRule('role-permissions', []),
];

function roleRule(id: keyof typeof titles, explains: readonly string[]): Rule {
  return {
    id,
    hop: 'iam-role',
    explains: [...explains, ...downstream],
    check: ({ aws, subject }) =>
      (aws?.roleProblems ?? [])
        .filter(({ problem }) => problem.kind === id)
        .map(({ roleName, problem }) => ({
          severity: 'error',
          title: `The IAM role ${roleName} of ${subject.summary.name} ${titles[id]}.`,
          explanation: problem.evidence,
          evidence: [`aws:role:${roleName}`],
          fixes:
            problem.fix.commands.length === 0
              ? [{ title: problem.fix.title }]
              : problem.fix.commands.map((command, index) => ({
                  title: index === 0 ? problem.fix.title : 'then',
                  command: command.bash,
                })),
        })),
  };
}
