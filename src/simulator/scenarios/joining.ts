import type { DomainMembership } from '@aws-sdk/client-rds';
import { withAurora } from '../build/changes.ts';
import { membership } from '../build/databases.ts';
import { auroraId, healthyWorld } from '../build/healthyWorld.ts';
import { homeRegion } from '../build/names.ts';
import type { Scenario } from '../scenario.ts';

/** Long enough for a diagnosis to see it, short enough for somebody to wait for. */
export const joiningMs = 12_000;

export const joining: Scenario = {
  name: 'joining',
  summary: 'The cluster is joining its directory, and has joined twelve seconds later.',
  target: auroraId,
  region: homeRegion,
  expected: { rootCause: 'membership-pending', healthy: false },
  world: (place, now) => {
    const own: DomainMembership = {
      ...membership('enabling-kerberos'),
      // Read at each call, as AWS's own database of states is.
      get Status() {
        return Date.now() - now.getTime() < joiningMs ? 'enabling-kerberos' : 'kerberos-enabled';
      },
    };
    return withAurora(healthyWorld({ place, now }), { DomainMemberships: [own] });
  },
};
