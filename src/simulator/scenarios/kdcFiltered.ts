import { withManagedControllers } from '../build/changes.ts';
import { auroraId, healthyWorld } from '../build/healthyWorld.ts';
import { homeRegion } from '../build/names.ts';
import type { Scenario } from '../scenario.ts';

export const kdcFiltered: Scenario = {
  name: 'kdc-filtered',
  summary: 'Port 88 of the directory is dropped on both transports, while its DNS and LDAP answer.',
  target: auroraId,
  region: homeRegion,
  expected: { rootCause: 'kdc-filtered', healthy: false },
  world: (place, now) =>
    withManagedControllers(healthyWorld({ place, now }), (controller) => ({
      ...controller,
      kdc: { ...controller.kdc, transports: { udp: 'silent', tcp: 'silent' } },
    })),
};
