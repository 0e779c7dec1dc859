import { auroraId, healthyWorld } from '../build/healthyWorld.ts';
import { homeRegion } from '../build/names.ts';
import type { Scenario } from '../scenario.ts';

export const partialPermissions: Scenario = {
  name: 'partial-permissions',
  summary: 'The identity may not read trusts, security groups and roles; nothing else is wrong.',
  target: auroraId,
  region: homeRegion,
  expected: { rootCause: null, healthy: true },
  world: (place, now) => ({
    ...healthyWorld({ place, now }),
    faults: {
      'ds:DescribeTrusts': { kind: 'access-denied' },
      'ec2:DescribeSecurityGroups': { kind: 'access-denied' },
      'iam:GetRole': { kind: 'access-denied' },
    },
  }),
};
