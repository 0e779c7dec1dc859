import { withRoles } from '../build/changes.ts';
import { joinFailure } from '../build/events.ts';
import { auroraId, healthyWorld } from '../build/healthyWorld.ts';
import { homeRegion } from '../build/names.ts';
import { directoryRole } from '../build/roles.ts';
import type { Scenario } from '../scenario.ts';

/** The role of the SQL Server guide, used for another engine: only `rds.amazonaws.com` may assume it. */
export const roleWithoutPrincipal: Scenario = {
  name: 'role-without-principal',
  summary: 'The IAM role trusts rds.amazonaws.com only, not directoryservice.rds.amazonaws.com.',
  target: auroraId,
  region: homeRegion,
  expected: { rootCause: 'role-trust-principal', healthy: false },
  world: (place, now) =>
    joinFailure(
      withRoles(
        healthyWorld({ place, now, clusterMembership: 'enable-kerberos-failed' }),
        ({ role }) => directoryRole(role.RoleName ?? '', ['rds.amazonaws.com'], now),
      ),
      now,
    ),
};
