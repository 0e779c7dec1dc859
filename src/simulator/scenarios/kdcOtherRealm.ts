import { withManagedControllers } from '../build/changes.ts';
import { auroraId, healthyWorld } from '../build/healthyWorld.ts';
import { foreignDomain, homeRegion } from '../build/names.ts';
import type { Scenario } from '../scenario.ts';

/** Overlapping networks: the directory's addresses lead, from here, to the controllers of another forest. */
export const kdcOtherRealm: Scenario = {
  name: 'kdc-other-realm',
  summary: "The directory's addresses are answered by domain controllers of another realm.",
  target: auroraId,
  region: homeRegion,
  expected: { rootCause: 'kdc-wrong-realm', healthy: false },
  world: (place, now) =>
    withManagedControllers(healthyWorld({ place, now }), (controller, index) => ({
      ...controller,
      hostName: `dc${index + 1}.${foreignDomain.dnsName}`,
      domain: foreignDomain,
      kdc: { ...controller.kdc, realm: foreignDomain.realm, referrals: {} },
    })),
};
