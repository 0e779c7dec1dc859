import { judgeDocuments } from './roleDocuments.ts';
import type { RoleProblem, RoleSubject } from './roleProblem.ts';
import type { RoleSnapshot } from './snapshot.ts';

/**
 * Whether RDS, with this role, may do in Directory Service what joining takes: by the role's documents, and by
 * IAM's own simulation where it was read, which sees the organization's policies and settles conditions.
 */
export function judgePermissions(role: RoleSnapshot, subject: RoleSubject): readonly RoleProblem[] {
  const byDocuments = judgeDocuments(role, subject);
  const { simulated, roleName } = role;
  if (simulated?.outcome !== 'loaded' || simulated.value.length === 0) return byDocuments;
  const definite = byDocuments.filter(({ kind }) => kind !== 'couldNotCheck');
  if (definite.length > 0) return definite;
  const denied = simulated.value.filter(
    ({ decision, deniedByOrganization }) => deniedByOrganization || decision === 'explicitDeny',
  );
  if (denied.length > 0) {
    const organization = denied.some(({ deniedByOrganization }) => deniedByOrganization);
    const by = organization ? 'a policy of the organization denies' : 'a policy denies';
    const actions = denied.map(({ action }) => action).join(', ');
    const fix = `Have ${organization ? 'the organization’s administrators' : 'whoever owns the policy'} allow these actions`;
    return [
      {
        kind: 'role-permissions',
        evidence: `IAM's simulation for role ${roleName} says that ${by} ${actions}.`,
        fix: { title: fix, commands: [] },
      },
    ];
  }
  return simulated.value.every(({ decision }) => decision === 'allowed') ? [] : byDocuments;
}
