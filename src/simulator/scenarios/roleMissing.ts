import { joinFailure } from '../build/events.ts';
import { auroraId, healthyWorld } from '../build/healthyWorld.ts';
import { homeRegion } from '../build/names.ts';
import type { Scenario } from '../scenario.ts';

export const roleMissing: Scenario = {
  name: 'role-missing',
  summary: 'The IAM role that the membership names was deleted.',
  target: auroraId,
  region: homeRegion,
  expected: { rootCause: 'role-missing', healthy: false },
  world: (place, now) => {
    const world = healthyWorld({ place, now, clusterMembership: 'enable-kerberos-failed' });
    return joinFailure({ ...world, account: { ...world.account, roles: [] } }, now);
  },
};
