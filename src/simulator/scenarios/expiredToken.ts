import { auroraId, healthyWorld } from '../build/healthyWorld.ts';
import { homeRegion } from '../build/names.ts';
import type { Scenario } from '../scenario.ts';

/** There is no verdict then: the command line says why it could not read the account (status 3). */
export const expiredToken: Scenario = {
  name: 'expired-token',
  summary: 'The AWS credentials have expired: no call succeeds.',
  target: auroraId,
  region: homeRegion,
  expected: { rootCause: null, healthy: false },
  unreadable: true,
  world: (place, now) => ({
    ...healthyWorld({ place, now }),
    faults: { '*': { kind: 'expired-token' } },
  }),
};
