import { withRegion } from '../build/changes.ts';
import { joinFailure } from '../build/events.ts';
import { auroraId, healthyWorld } from '../build/healthyWorld.ts';
import { homeRegion } from '../build/names.ts';
import type { Scenario } from '../scenario.ts';

/** The directory's subnets let requests in and drop every answer over UDP: ACLs are stateless. */
export const naclBlocked: Scenario = {
  name: 'nacl-blocked',
  summary: "The network ACL of the directory's subnets lets no UDP answers out.",
  target: auroraId,
  region: homeRegion,
  expected: { rootCause: 'nacl-blocked', healthy: false },
  world: (place, now) =>
    joinFailure(
      withRegion(
        healthyWorld({ place, now, peered: true, clusterMembership: 'enable-kerberos-failed' }),
        (region) => {
          const [directory, ...others] = region.networkAcls;
          if (!directory) return region;
          const denied = {
            CidrBlock: '0.0.0.0/0',
            Egress: true,
            Protocol: '17',
            PortRange: { From: 1024, To: 65_535 },
            RuleAction: 'deny' as const,
            RuleNumber: 90,
          };
          const acl = { ...directory, Entries: [denied, ...(directory.Entries ?? [])] };
          return { ...region, networkAcls: [acl, ...others] };
        },
      ),
      now,
    ),
};
