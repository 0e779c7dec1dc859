import { auroraId, healthyWorld } from '../build/healthyWorld.ts';
import { homeRegion } from '../build/names.ts';
import type { Scenario } from '../scenario.ts';

export const pendingMaintenance: Scenario = {
  name: 'pending-maintenance',
  summary:
    'Kerberos was asked for without "apply immediately" and waits for the maintenance window.',
  target: auroraId,
  region: homeRegion,
  expected: { rootCause: 'membership-pending', healthy: false },
  world: (place, now) =>
    healthyWorld({ place, now, clusterMembership: 'pending-maintenance-enable-kerberos' }),
};
