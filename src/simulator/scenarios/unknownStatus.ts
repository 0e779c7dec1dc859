import { auroraId, healthyWorld } from '../build/healthyWorld.ts';
import { homeRegion } from '../build/names.ts';
import type { Scenario } from '../scenario.ts';

export const unknownStatus: Scenario = {
  name: 'unknown-status',
  summary: 'RDS reports a membership status that nobody has documented yet.',
  target: auroraId,
  region: homeRegion,
  expected: { rootCause: 'membership-unknown', healthy: false },
  world: (place, now) => healthyWorld({ place, now, clusterMembership: 'active' }),
};
