/** Faults between databases and directory that AWS's own configuration shows. */
import { withRegion } from '../build/changes.ts';
import { joinFailure } from '../build/events.ts';
import { databaseGroupId } from '../build/groups.ts';
import { permission } from '../build/securityGroups.ts';
import { spoiled } from '../build/spoiled.ts';

const failed = { clusterMembership: 'enable-kerberos-failed' };

/** The default group of a new directory admits its own VPC only; the databases are in a peered one. */
export const crossVpcSecurityGroup = spoiled({
  name: 'cross-vpc-security-group',
  summary:
    "The directory's security group admits its own VPC only; the database is in a peered VPC.",
  rootCause: 'sg-directory-ingress',
  from: {
    ...failed,
    peered: true,
    admittedByDirectory: (plan) => [plan.directoryVpc, plan.corporateNetwork],
  },
  spoil: (world, _place, now) => joinFailure(world, now),
});

/** Somebody hardened the database's group: HTTPS out, nothing else. */
export const databaseEgress = spoiled({
  name: 'sg-database-egress',
  summary: "The database's security group lets nothing out but HTTPS.",
  rootCause: 'sg-database-egress',
  from: failed,
  spoil: (world, _place, now) =>
    joinFailure(
      withRegion(world, (region) => ({
        ...region,
        securityGroups: region.securityGroups.map((it) =>
          it.GroupId === databaseGroupId
            ? {
                ...it,
                IpPermissionsEgress: [permission('tcp', [443, 443], ['0.0.0.0/0'], 'https')],
              }
            : it,
        ),
      })),
      now,
    ),
});

/** The directory's subnets let requests in and drop every answer over UDP: ACLs are stateless. */
export const naclBlocked = spoiled({
  name: 'nacl-blocked',
  summary: "The network ACL of the directory's subnets lets no UDP answers out.",
  rootCause: 'nacl-blocked',
  from: { ...failed, peered: true },
  spoil: (world, _place, now) =>
    joinFailure(
      withRegion(world, (region) => {
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
      }),
      now,
    ),
});

export const routeMissing = spoiled({
  name: 'route-missing',
  summary:
    "The VPCs are peered, but the databases' route table does not lead to the directory's VPC.",
  rootCause: 'route-missing',
  from: { ...failed, peered: true },
  spoil: (world, _place, now) =>
    joinFailure(
      withRegion(world, (region) => {
        const [directory, databases, ...others] = region.routeTables;
        if (!directory || !databases) return region;
        const Routes = (databases.Routes ?? []).filter(
          (it) => it.VpcPeeringConnectionId === undefined,
        );
        return { ...region, routeTables: [directory, { ...databases, Routes }, ...others] };
      }),
      now,
    ),
});
