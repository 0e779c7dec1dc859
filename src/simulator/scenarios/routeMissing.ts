import { withRegion } from '../build/changes.ts';
import { joinFailure } from '../build/events.ts';
import { auroraId, healthyWorld } from '../build/healthyWorld.ts';
import { homeRegion } from '../build/names.ts';
import type { Scenario } from '../scenario.ts';

export const routeMissing: Scenario = {
  name: 'route-missing',
  summary:
    "The VPCs are peered, but the databases' route table does not lead to the directory's VPC.",
  target: auroraId,
  region: homeRegion,
  expected: { rootCause: 'route-missing', healthy: false },
  world: (place, now) =>
    joinFailure(
      withRegion(
        healthyWorld({ place, now, peered: true, clusterMembership: 'enable-kerberos-failed' }),
        (region) => {
          const [directory, databases, ...others] = region.routeTables;
          if (!directory || !databases) return region;
          const Routes = (databases.Routes ?? []).filter(
            (it) => it.VpcPeeringConnectionId === undefined,
          );
          return { ...region, routeTables: [directory, { ...databases, Routes }, ...others] };
        },
      ),
      now,
    ),
};
