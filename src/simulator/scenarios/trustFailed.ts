import { withDirectory } from '../build/changes.ts';
import { auroraId, healthyWorld } from '../build/healthyWorld.ts';
import { homeRegion } from '../build/names.ts';
import type { Scenario } from '../scenario.ts';

export const trustFailed: Scenario = {
  name: 'trust-failed',
  summary: "The directory's trust to the users' forest could not be verified.",
  target: auroraId,
  region: homeRegion,
  expected: { rootCause: 'trust-not-verified', healthy: false },
  world: (place, now) =>
    withDirectory(healthyWorld({ place, now }), (directory) => ({
      ...directory,
      trusts: directory.trusts.map((it) => ({
        ...it,
        TrustState: 'VerifyFailed',
        TrustStateReason:
          'The specified domain name does not exist or could not be contacted. Check DNS and ports.',
      })),
    })),
};
