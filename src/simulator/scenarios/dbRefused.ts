import { withDatabases } from '../build/changes.ts';
import { auroraId, healthyWorld } from '../build/healthyWorld.ts';
import { homeRegion } from '../build/names.ts';
import type { Scenario } from '../scenario.ts';

export const dbRefused: Scenario = {
  name: 'db-refused',
  summary: "Nothing listens on the database's port.",
  target: auroraId,
  region: homeRegion,
  expected: { rootCause: 'db-refused', healthy: false },
  world: (place, now) =>
    withDatabases(healthyWorld({ place, now }), (server) =>
      server.engine === 'mysql' ? undefined : server,
    ),
};
