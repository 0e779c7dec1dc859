import { withManagedControllers } from '../build/changes.ts';
import { auroraId, healthyWorld } from '../build/healthyWorld.ts';
import { homeRegion } from '../build/names.ts';
import type { Scenario } from '../scenario.ts';

export const kdcUdpBlocked: Scenario = {
  name: 'kdc-udp-blocked',
  summary: 'UDP 88 to the directory is dropped, TCP 88 works: logins succeed after a wait.',
  target: auroraId,
  region: homeRegion,
  expected: { rootCause: 'kdc-udp-blocked', healthy: false },
  world: (place, now) =>
    withManagedControllers(healthyWorld({ place, now }), (controller) => ({
      ...controller,
      kdc: { ...controller.kdc, transports: { udp: 'silent', tcp: 'answers' } },
    })),
};
