/** Instances and clusters of a snapshot as one kind of thing: a database that somebody logs in to. Pure. */
import type { DBCluster, DBInstance } from '@aws-sdk/client-rds';
import { engineFamily } from './engine.ts';
import type { EngineFamily } from './engine.ts';
import { mergeMemberships } from './membership.ts';
import type { Membership } from './membership.ts';
import { valueOr } from './section.ts';
import type { AccountSnapshot, Directory, RegionSnapshot } from './snapshot.ts';

export interface DatabaseTarget {
  readonly kind: 'instance' | 'cluster';
  readonly identifier: string;
  readonly arn: string;
  readonly region: string;
  readonly accountId?: string;
  /** AWS's word, `aurora-mysql`. */
  readonly engine: string;
  readonly engineVersion?: string;
  /** Absent for engines that this version does not know. */
  readonly engineFamily?: EngineFamily;
  /** `available`, `creating`, … */
  readonly status: string;
  /** Absent while AWS is creating it. */
  readonly endpoint?: { readonly host: string; readonly port: number };
  /** Reader and custom endpoints, and the writer's of a cluster member. */
  readonly otherHosts: readonly string[];
  readonly vpcId?: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly publiclyAccessible: boolean;
  /** Of the instance and of its cluster. */
  readonly memberships: readonly Membership[];
  /** The directory of the first membership, where this account sees it. */
  readonly directory?: Directory;
  /** As the API describes it: the instance, and the cluster that it is or belongs to. */
  readonly instance?: DBInstance;
  readonly cluster?: DBCluster;
  /** Of a cluster: its members, as far as they were read. */
  readonly members: readonly DBInstance[];
}

/** Every database of every Region that was read; clusters before their members. */
export function databasesOf(account: AccountSnapshot): readonly DatabaseTarget[] {
  return account.regions.flatMap((region) => databasesOfRegion(region, accountId(account)));
}

export function databasesOfRegion(
  region: RegionSnapshot,
  account?: string,
): readonly DatabaseTarget[] {
  const instances = valueOr(region.instances, []);
  const clusters = valueOr(region.clusters, []);
  const byCluster = new Map<string, DBInstance[]>();
  for (const instance of instances) {
    const cluster = instance.DBClusterIdentifier;
    if (cluster === undefined) continue;
    const members = byCluster.get(cluster);
    if (members === undefined) byCluster.set(cluster, [instance]);
    else members.push(instance);
  }
  const byIdentifier = new Map(
    clusters.map((cluster) => [cluster.DBClusterIdentifier ?? '', cluster]),
  );
  const directories = new Map(
    valueOr(region.directories, []).map((directory) => [
      directory.description.DirectoryId,
      directory,
    ]),
  );
  const within = { region: region.region, account, directories };
  return [
    ...clusters.map((cluster) =>
      clusterTarget(cluster, byCluster.get(cluster.DBClusterIdentifier ?? '') ?? [], within),
    ),
    ...instances.map((instance) =>
      instanceTarget(instance, byIdentifier.get(instance.DBClusterIdentifier ?? ''), within),
    ),
  ];
}

interface Within {
  readonly region: string;
  readonly account: string | undefined;
  readonly directories: ReadonlyMap<string | undefined, Directory>;
}

function clusterTarget(
  cluster: DBCluster,
  members: readonly DBInstance[],
  within: Within,
): DatabaseTarget {
  // AWS reports VPC and subnets of an Aurora cluster only on its members.
  const [placed] = members;
  const host = cluster.Endpoint;
  const otherHosts = [cluster.ReaderEndpoint, ...(cluster.CustomEndpoints ?? [])];
  return {
    kind: 'cluster',
    identifier: cluster.DBClusterIdentifier ?? '',
    arn: cluster.DBClusterArn ?? '',
    ...common(cluster, cluster.DBClusterArn, mergeClusterMemberships(cluster, members), within),
    status: cluster.Status ?? '',
    ...(host && cluster.Port ? { endpoint: { host, port: cluster.Port } } : {}),
    otherHosts: otherHosts.filter((name) => name !== undefined),
    ...network(placed, cluster),
    publiclyAccessible: cluster.PubliclyAccessible ?? members.some((m) => m.PubliclyAccessible),
    cluster,
    members,
  };
}

/** A cluster's own answer, and what its members say of domains or statuses that the cluster does not. */
function mergeClusterMemberships(
  cluster: DBCluster,
  members: readonly DBInstance[],
): readonly Membership[] {
  const all = mergeMemberships(undefined, cluster);
  const own = new Set(all.map(key));
  const others = members
    .flatMap((member) => mergeMemberships(member, undefined))
    .filter((other) => !own.has(key(other)));
  return [...all, ...new Map(others.map((other) => [key(other), other])).values()];
}

function key({ directoryId, fqdn, status }: Membership): string {
  return `${directoryId ?? fqdn ?? ''} ${status}`;
}

function instanceTarget(
  instance: DBInstance,
  cluster: DBCluster | undefined,
  within: Within,
): DatabaseTarget {
  const { Address: host, Port: port } = instance.Endpoint ?? {};
  return {
    kind: 'instance',
    identifier: instance.DBInstanceIdentifier ?? '',
    arn: instance.DBInstanceArn ?? '',
    ...common(instance, instance.DBInstanceArn, mergeMemberships(instance, cluster), within),
    status: instance.DBInstanceStatus ?? '',
    ...(host && port ? { endpoint: { host, port } } : {}),
    otherHosts: [],
    ...network(instance, cluster),
    publiclyAccessible: instance.PubliclyAccessible ?? false,
    instance,
    ...(cluster === undefined ? {} : { cluster }),
    members: [],
  };
}

function common(
  database: { readonly Engine?: string | undefined; readonly EngineVersion?: string | undefined },
  arn: string | undefined,
  memberships: readonly Membership[],
  within: Within,
) {
  const accountId = within.account ?? arn?.split(':')[4];
  const engine = database.Engine ?? '';
  const family = engineFamily(engine);
  const directory = memberships
    .map(({ directoryId }) => within.directories.get(directoryId))
    .find((known) => known !== undefined);
  return {
    region: within.region,
    ...(accountId ? { accountId } : {}),
    engine,
    ...(database.EngineVersion === undefined ? {} : { engineVersion: database.EngineVersion }),
    ...(family === undefined ? {} : { engineFamily: family }),
    memberships,
    ...(directory === undefined ? {} : { directory }),
  };
}

function network(instance: DBInstance | undefined, cluster: DBCluster | undefined) {
  const group = instance?.DBSubnetGroup;
  const groups = instance?.VpcSecurityGroups ?? cluster?.VpcSecurityGroups ?? [];
  return {
    ...(group?.VpcId === undefined ? {} : { vpcId: group.VpcId }),
    subnetIds: (group?.Subnets ?? []).flatMap(({ SubnetIdentifier: id }) => (id ? [id] : [])),
    securityGroupIds: groups.flatMap(({ VpcSecurityGroupId: id }) => (id ? [id] : [])),
  };
}

function accountId(account: AccountSnapshot): string | undefined {
  return valueOr(account.caller, undefined)?.account || undefined;
}
