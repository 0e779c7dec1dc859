/** What depends on the Region: opt-in Regions, global databases, shared directories. */
import type { RegionState } from '../aws/state.ts';
import { withRegion } from '../build/changes.ts';
import { membership } from '../build/databases.ts';
import { joinFailure } from '../build/events.ts';
import { directoryGroupId } from '../build/groups.ts';
import { auroraId, healthyWorld, postgresqlId } from '../build/healthyWorld.ts';
import { movedTo } from '../build/moved.ts';
import { directoryId, homeRegion } from '../build/names.ts';
import { spoiled } from '../build/spoiled.ts';
import type { Scenario } from '../scenario.ts';

const milan = 'eu-south-1';
const frankfurt = 'eu-central-1';
const owner = '444455556666';

/** The role that works at home; in an opt-in Region RDS assumes it as a principal of that Region. */
export const optInRegion: Scenario = {
  name: 'opt-in-region',
  summary: 'In an opt-in Region, the role names the global service principals only.',
  target: postgresqlId,
  region: milan,
  expected: { rootCause: 'role-trust-principal', healthy: false },
  world: (place, now) => {
    const world = withRegion(healthyWorld({ place, now }), (region) => ({
      ...region,
      instances: region.instances.map((it) =>
        it.DBInstanceIdentifier === postgresqlId
          ? { ...it, DomainMemberships: [membership('enable-kerberos-failed')] }
          : it,
      ),
    }));
    return movedTo(world, milan);
  },
};

/**
 * The cluster of the second Region is asked about; the directory was never replicated there, which only the first
 * Region's cluster tells.
 */
export const globalDatabase: Scenario = {
  name: 'global-database',
  summary:
    'A global database: the directory is in the first Region only, the target in the second.',
  target: `${auroraId}-second`,
  region: frankfurt,
  expected: { rootCause: 'directory-region-missing', healthy: false },
  world: (place, now) => {
    const first = healthyWorld({ place, now });
    const second = movedTo(healthyWorld({ place, now }), frankfurt);
    const there = second.account.regions[frankfurt];
    const arns = [first.account.regions[homeRegion], there].map(
      (region) => region?.clusters[0]?.DBClusterArn ?? '',
    );
    const GlobalClusterMembers = [
      { DBClusterArn: arns[0], IsWriter: true, Readers: [`${arns[1] ?? ''}-second`] },
      { DBClusterArn: `${arns[1] ?? ''}-second`, IsWriter: false, Readers: [] },
    ];
    const global = {
      GlobalClusterIdentifier: 'world',
      Engine: 'aurora-mysql',
      Status: 'available',
      GlobalClusterMembers,
    };
    const world = withRegion(first, (region) => ({ ...region, globalClusters: [global] }));
    const secondRegion = there && asSecondRegion(there);
    return {
      ...world,
      account: {
        ...world.account,
        regions: {
          ...world.account.regions,
          ...(secondRegion && {
            [frankfurt]: { ...secondRegion, globalClusters: [global] },
          }),
        },
      },
      realm: {
        ...world.realm,
        resolvers: world.realm.resolvers.map((it, index) => ({
          ...it,
          zones: [...it.zones, ...(second.realm.resolvers[index]?.zones ?? [])],
        })),
      },
    };
  },
};

/** No directory, and clusters and instances under names of their own that are joined to nothing. */
function asSecondRegion(region: RegionState): RegionState {
  const renamed = (id: string | undefined) => (id === undefined ? undefined : `${id}-second`);
  return {
    ...region,
    directories: [],
    clusters: region.clusters.map((it) => ({
      ...it,
      DBClusterIdentifier: renamed(it.DBClusterIdentifier),
      DBClusterArn: renamed(it.DBClusterArn),
      DomainMemberships: [],
      DBClusterMembers: (it.DBClusterMembers ?? []).map((member) => ({
        ...member,
        DBInstanceIdentifier: renamed(member.DBInstanceIdentifier),
      })),
    })),
    instances: region.instances
      .filter((it) => it.DBClusterIdentifier !== undefined)
      .map((it) => ({
        ...it,
        DBInstanceIdentifier: renamed(it.DBInstanceIdentifier),
        DBInstanceArn: renamed(it.DBInstanceArn),
        DBClusterIdentifier: renamed(it.DBClusterIdentifier),
        DomainMemberships: [],
      })),
  };
}

/**
 * The directory belongs to another account, whose VPC, groups and routes cannot be read here, and the
 * share was never accepted.
 */
export const sharedDirectory = spoiled({
  name: 'shared-directory',
  summary: 'The directory is shared from another account, and the share waits to be accepted.',
  rootCause: 'directory-not-shared',
  from: { peered: true, clusterMembership: 'enable-kerberos-failed' },
  spoil: (world, _place, now) =>
    joinFailure(
      withRegion(world, (region) => {
        const vpcId = region.directories[0]?.description.VpcSettings?.VpcId;
        const isOurs = (it: { VpcId?: string | undefined }) => it.VpcId !== vpcId;
        return {
          ...region,
          directories: region.directories.map((it) => {
            const { VpcSettings, DnsIpAddrs, ...description } = it.description;
            return {
              ...it,
              description: {
                ...description,
                Type: 'SharedMicrosoftAD',
                ShareStatus: 'PendingAcceptance',
                ShareMethod: 'HANDSHAKE',
                OwnerDirectoryDescription: {
                  DirectoryId: `${directoryId.slice(0, -1)}0`,
                  AccountId: owner,
                  DnsIpAddrs,
                  VpcSettings,
                },
              },
            };
          }),
          vpcs: region.vpcs.filter((it) => isOurs(it.vpc)),
          subnets: region.subnets.filter(isOurs),
          securityGroups: region.securityGroups.filter((it) => it.GroupId !== directoryGroupId),
          networkAcls: region.networkAcls.filter(isOurs),
          routeTables: region.routeTables.filter(isOurs),
          networkInterfaces: region.networkInterfaces.filter(isOurs),
          peerings: region.peerings.map((it) => ({
            ...it,
            AccepterVpcInfo: { ...it.AccepterVpcInfo, OwnerId: owner },
          })),
        };
      }),
      now,
    ),
});
