import { auroraId, healthyWorld } from '../build/healthyWorld.ts';
import { homeRegion } from '../build/names.ts';
import type { Scenario } from '../scenario.ts';

export const healthy: Scenario = {
  name: 'healthy',
  summary: 'Aurora MySQL and RDS PostgreSQL joined to one Managed AD; nothing is wrong.',
  target: auroraId,
  region: homeRegion,
  expected: { rootCause: null, healthy: true },
  world: (place, now) => healthyWorld({ place, now }),
};
