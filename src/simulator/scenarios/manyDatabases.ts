import { withRegion } from '../build/changes.ts';
import { membership, postgresqlInstance } from '../build/databases.ts';
import { healthyWorld, postgresqlId } from '../build/healthyWorld.ts';
import { homeRegion } from '../build/names.ts';
import type { Scenario } from '../scenario.ts';

/** With the three instances of the healthy world: 130, so that pages of 20 have to be turned six times. */
const others = 127;

export const manyDatabases: Scenario = {
  name: 'many-databases',
  summary: '130 instances, and the healthy target is on the seventh page.',
  target: postgresqlId,
  region: homeRegion,
  expected: { rootCause: null, healthy: true },
  world: (place, now) =>
    withRegion(healthyWorld({ place, now }), (region) => {
      const target = region.instances.find((it) => it.DBInstanceIdentifier === postgresqlId);
      const members = region.instances.filter((it) => it !== target);
      const network = {
        vpcId: target?.DBSubnetGroup?.VpcId ?? '',
        subnetIds: (target?.DBSubnetGroup?.Subnets ?? []).map((it) => it.SubnetIdentifier ?? ''),
        securityGroupId: target?.VpcSecurityGroups?.[0]?.VpcSecurityGroupId ?? '',
      };
      const crowd = Array.from({ length: others }, (_, index) =>
        postgresqlInstance({
          id: `app-${String(index + 1).padStart(3, '0')}`,
          now,
          network,
          port: place.ports.postgresql,
          // Every third one is joined, so that the list has members and others.
          memberships: index % 3 === 0 ? [membership('kerberos-enabled')] : [],
        }),
      );
      return { ...region, instances: [...members, ...crowd, ...(target ? [target] : [])] };
    }),
};
