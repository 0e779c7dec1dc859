import type { Directory, RegionSnapshot } from '../snapshot.ts';
import { directoryStage } from '../states/directoryStage.ts';
import { directoryType } from '../states/directoryType.ts';
import { shareStatus } from '../states/shareStatus.ts';
import type { State } from '../states/state.ts';
import { directoryParts, replicasOf } from './directoryParts.ts';
import { inventoryState, urgency } from './inventoryState.ts';
import type { InventoryDirectory } from './shape.ts';

/**
 * A directory in the public shape, and how urgently somebody should look at it (0 first).
 * @param regions every Region that was read: a directory of several Regions has a group in each
 */
export function inventoryDirectory(
  directory: Directory,
  region: string,
  regions: readonly RegionSnapshot[],
): { readonly directory: InventoryDirectory; readonly urgency: number } {
  const { description } = directory;
  const owner = description.OwnerDirectoryDescription;
  const vpc = description.VpcSettings ?? owner?.VpcSettings;
  const stage = directoryStage(description.Stage, description.StageReason);
  const type = directoryType(description.Type);
  const share = shareOf(directory, region);
  const { parts, states } = directoryParts(directory, region);
  const replicas = replicasOf(directory, region, regions);
  const usable = type.tone === 'ok';
  return {
    // A directory that no database can use is no failure of anything.
    urgency: usable ? urgency([stage, ...(share === null ? [] : [share]), ...states]) : urgency([]),
    directory: {
      directoryId: description.DirectoryId ?? '',
      name: description.Name ?? '',
      shortName: description.ShortName ?? null,
      type: description.Type ?? '',
      edition: description.Edition ?? null,
      usableByRds: usable,
      state: inventoryState(
        stage.tone === 'ok' && !usable ? { ...type, status: stage.status } : stage,
      ),
      dnsAddresses: dnsAddresses(directory),
      vpcId: vpc?.VpcId ?? description.ConnectSettings?.VpcId ?? null,
      subnetIds: vpc?.SubnetIds ?? description.ConnectSettings?.SubnetIds ?? [],
      securityGroupId: vpc?.SecurityGroupId ?? description.ConnectSettings?.SecurityGroupId ?? null,
      owner:
        owner === undefined
          ? null
          : { accountId: owner.AccountId ?? null, directoryId: owner.DirectoryId ?? null },
      share: share === null ? null : inventoryState(share),
      regions: replicas.map((replica) => replica.region),
      replicas,
      ...parts,
    },
  };
}

/** The addresses of the directory's DNS, which are its domain controllers'. */
export function dnsAddresses({ description }: Directory): readonly string[] {
  const owner = description.OwnerDirectoryDescription;
  const own = [...(description.DnsIpAddrs ?? []), ...(description.DnsIpv6Addrs ?? [])];
  return own.length > 0 ? own : [...(owner?.DnsIpAddrs ?? []), ...(owner?.DnsIpv6Addrs ?? [])];
}

function shareOf({ description }: Directory, region: string): State | null {
  if (description.Type !== 'SharedMicrosoftAD') return null;
  return shareStatus(description.ShareStatus, {
    sharedDirectoryId: description.DirectoryId,
    region,
  });
}
