/** A scenario that is the healthy world with one thing spoiled: most of them. */
import type { Place } from '../place.ts';
import type { Scenario, World } from '../scenario.ts';
import { auroraId, healthyWorld } from './healthyWorld.ts';
import type { WorldOptions } from './healthyWorld.ts';
import { homeRegion } from './names.ts';

export interface SpoiledSpec {
  readonly name: string;
  readonly summary: string;
  /** The finding that has to be named. */
  readonly rootCause: string;
  /** Default: the Aurora cluster. */
  readonly target?: string;
  readonly databaseUser?: string;
  readonly options?: readonly string[];
  readonly from?: Omit<WorldOptions, 'place' | 'now'>;
  readonly spoil: (world: World, place: Place, now: Date) => World;
}

export function spoiled(spec: SpoiledSpec): Scenario {
  const { name, summary, rootCause, target = auroraId, databaseUser, options, from, spoil } = spec;
  return {
    name,
    summary,
    target,
    region: homeRegion,
    ...(databaseUser !== undefined && { databaseUser }),
    ...(options !== undefined && { options }),
    expected: { rootCause, healthy: false },
    world: (place, now) => spoil(healthyWorld({ ...from, place, now }), place, now),
  };
}
