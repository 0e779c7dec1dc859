/** Judges the role that a membership names, as IAM would when RDS uses it. Pure. */
import { commandLine } from './commandLine.ts';
import { managedPolicyArn } from './roleDocuments.ts';
import { judgePermissions } from './rolePermissions.ts';
import { couldNotCheck } from './roleProblem.ts';
import type { RoleProblem, RoleSubject } from './roleProblem.ts';
import { requiredPrincipals } from './rolePrincipals.ts';
import { judgeTrust, trustDocument } from './roleTrust.ts';
import type { Section } from './section.ts';
import type { RoleSnapshot } from './snapshot.ts';

/**
 * Everything that keeps RDS from using `role` for this database; empty when the role is right. What could not be
 * read is `couldNotCheck`, never a wrong role.
 */
export function judgeRole(
  roleName: string,
  role: Section<RoleSnapshot | 'absent'>,
  subject: RoleSubject,
): readonly RoleProblem[] {
  if (role.outcome === 'not-applicable') return [];
  if (role.outcome !== 'loaded') {
    return [couldNotCheck(`Role ${roleName} could not be read: ${role.message}`)];
  }
  if (role.value === 'absent') return [missing(roleName, subject)];
  return [...judgeTrust(role.value, subject), ...judgePermissions(role.value, subject)];
}

function missing(roleName: string, subject: RoleSubject): RoleProblem {
  const services = requiredPrincipals(subject.region, subject.engine, subject.engineFamily).map(
    ({ preferred }) => preferred,
  );
  const create = [
    '--role-name',
    roleName,
    '--assume-role-policy-document',
    trustDocument(services),
  ];
  const attach = ['--role-name', roleName, '--policy-arn', managedPolicyArn(subject.region)];
  return {
    kind: 'role-missing',
    evidence: `IAM knows no role ${roleName}, which the database's domain membership names.`,
    fix: {
      title: `Create the role ${roleName} again`,
      commands: [
        commandLine('aws', 'iam', 'create-role', ...create),
        commandLine('aws', 'iam', 'attach-role-policy', ...attach),
      ],
    },
  };
}
