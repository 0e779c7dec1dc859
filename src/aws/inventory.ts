import type { GlobalCluster } from '@aws-sdk/client-rds';
import { databasesOfRegion } from './databases.ts';
import { valueOr } from './section.ts';
import type { AccountSnapshot, RegionSnapshot } from './snapshot.ts';
import { asCluster, asInstance, inventoryDatabase } from './inventory/database.ts';
import { inventoryDirectory } from './inventory/directory.ts';
import { errorOf, errorsOf } from './inventory/errors.ts';
import type { Inventory, InventoryGlobalCluster, InventoryRegion } from './inventory/shape.ts';

/** The account as the tree and `inventory --format json` show it: what failed first, then by name. */
export function inventoryOf(snapshot: AccountSnapshot): Inventory {
  const callerError = errorOf('caller', snapshot.caller);
  const account = valueOr(snapshot.caller, undefined)?.account || undefined;
  const everywhere = snapshot.regions.length > 0 && credentialsFailed(snapshot);
  return {
    account: account ?? null,
    regions: snapshot.regions.map((region) => inventoryRegion(region, account, snapshot)),
    // When nobody could be asked at all, every Region says so already.
    errors: callerError === undefined || everywhere ? [] : [callerError],
  };
}

function credentialsFailed({ caller, regions }: AccountSnapshot): boolean {
  return caller.outcome !== 'loaded' && regions.every(({ instances }) => instances === caller);
}

function inventoryRegion(
  region: RegionSnapshot,
  account: string | undefined,
  { takenAt, regions }: AccountSnapshot,
): InventoryRegion {
  const databases = databasesOfRegion(region, account).map((target) => ({
    target,
    ...inventoryDatabase(target, takenAt),
  }));
  const sorted = databases.sort(
    (a, b) => a.urgency - b.urgency || compare(a.database.identifier, b.database.identifier),
  );
  const directories = valueOr(region.directories, [])
    .map((directory) => inventoryDirectory(directory, region.region, regions))
    .sort(
      (a, b) => a.urgency - b.urgency || compare(a.directory.directoryId, b.directory.directoryId),
    );
  return {
    region: region.region,
    directories: directories.map(({ directory }) => directory),
    instances: sorted
      .filter(({ target }) => target.kind === 'instance')
      .map(({ database, target }) => asInstance(database, target)),
    clusters: sorted
      .filter(({ target }) => target.kind === 'cluster')
      .map(({ database, target }) => asCluster(database, target)),
    globalClusters: valueOr(region.globalClusters, []).map(globalCluster),
    errors: errorsOf(region),
  };
}

function globalCluster(cluster: GlobalCluster): InventoryGlobalCluster {
  return {
    identifier: cluster.GlobalClusterIdentifier ?? '',
    engine: cluster.Engine ?? '',
    engineVersion: cluster.EngineVersion ?? null,
    status: cluster.Status ?? '',
    members: (cluster.GlobalClusterMembers ?? []).map((member) => ({
      arn: member.DBClusterArn ?? '',
      region: member.DBClusterArn?.split(':')[3] ?? '',
      writer: member.IsWriter ?? false,
    })),
  };
}

/** By code unit, not by locale: the same account looks the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
