import { withControllers } from '../build/changes.ts';
import { auroraId, healthyWorld } from '../build/healthyWorld.ts';
import { homeRegion } from '../build/names.ts';
import type { Scenario } from '../scenario.ts';

const sevenMinutes = 7 * 60_000;

export const clockOff: Scenario = {
  name: 'clock-off',
  summary: 'This machine is seven minutes behind every domain controller.',
  target: auroraId,
  region: homeRegion,
  expected: { rootCause: 'clock-local-off', healthy: false },
  world: (place, now) =>
    withControllers(healthyWorld({ place, now }), (controller) => ({
      ...controller,
      clockOffsetMs: sevenMinutes,
    })),
};
