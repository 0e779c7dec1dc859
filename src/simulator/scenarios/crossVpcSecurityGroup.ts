import { auroraId, healthyWorld } from '../build/healthyWorld.ts';
import { joinFailure } from '../build/events.ts';
import { homeRegion } from '../build/names.ts';
import type { Scenario } from '../scenario.ts';

/** The default group of a new directory admits its own VPC only; the databases are in a peered one. */
export const crossVpcSecurityGroup: Scenario = {
  name: 'cross-vpc-security-group',
  summary:
    "The directory's security group admits its own VPC only; the database is in a peered VPC.",
  target: auroraId,
  region: homeRegion,
  expected: { rootCause: 'sg-directory-ingress', healthy: false },
  world: (place, now) =>
    joinFailure(
      healthyWorld({
        place,
        now,
        peered: true,
        admittedByDirectory: (plan) => [plan.directoryVpc, plan.corporateNetwork],
        clusterMembership: 'enable-kerberos-failed',
      }),
      now,
    ),
};
