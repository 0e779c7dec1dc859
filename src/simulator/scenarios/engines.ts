/** One scenario for each limit of an engine. */
import { healthyWorld, postgresqlId } from '../build/healthyWorld.ts';
import { homeRegion } from '../build/names.ts';
import type { Scenario } from '../scenario.ts';
import { limits } from './engineLimits.ts';
import type { Limit } from './engineLimits.ts';

export interface EngineScenario extends Scenario {
  readonly finding: string;
  readonly severity: Limit['severity'];
}

export const engineScenarios: readonly EngineScenario[] = limits.map((limit) => {
  const { id, variant, severity, summary, target = postgresqlId, region = homeRegion } = limit;
  return {
    name: `limit-${id}${variant === undefined ? '' : `-${variant}`}`,
    summary,
    target,
    region,
    finding: id,
    severity,
    // The servers of the simulated realm stay as they are, so a whole diagnosis may name more.
    expected: { rootCause: severity === 'info' ? null : id, healthy: severity === 'info' },
    world: (place, now) => limit.change(healthyWorld({ place, now }), now),
  };
});
