import { valueOr } from '../section.ts';
import type { Section } from '../section.ts';
import type { AccountSnapshot, Directory, RegionSnapshot } from '../snapshot.ts';

/**
 * A snapshot with some Regions read again. What could be read before and could not be now stays as it was: nobody
 * asked for this read, so a throttled call must not take rows away. Unusable credentials are shown, they need somebody.
 */
export function mergePoll(before: AccountSnapshot, polled: AccountSnapshot): AccountSnapshot {
  if (polled.caller.outcome === 'credentials') {
    const { caller } = polled;
    return { ...before, takenAt: polled.takenAt, caller };
  }
  const read = new Map(polled.regions.map((region) => [region.region, region]));
  return {
    ...before,
    takenAt: polled.takenAt,
    regions: before.regions.map((region) => {
      const again = read.get(region.region);
      return again === undefined ? region : mergeRegion(region, again);
    }),
  };
}

function mergeRegion(before: RegionSnapshot, after: RegionSnapshot): RegionSnapshot {
  return {
    region: before.region,
    directories: mergeDirectories(before.directories, after.directories),
    instances: newer(before.instances, after.instances),
    clusters: newer(before.clusters, after.clusters),
    globalClusters: newer(before.globalClusters, after.globalClusters),
  };
}

function mergeDirectories(
  before: RegionSnapshot['directories'],
  after: RegionSnapshot['directories'],
): RegionSnapshot['directories'] {
  if (after.outcome !== 'loaded') return newer(before, after);
  const known = new Map(valueOr(before, []).map((directory) => [idOf(directory), directory]));
  const value = after.value.map((directory) => {
    const earlier = known.get(idOf(directory));
    return earlier === undefined ? directory : mergeDirectory(earlier, directory);
  });
  return { outcome: 'loaded', value };
}

function mergeDirectory(before: Directory, after: Directory): Directory {
  return {
    description: after.description,
    domainControllers: newer(before.domainControllers, after.domainControllers),
    trusts: newer(before.trusts, after.trusts),
    conditionalForwarders: newer(before.conditionalForwarders, after.conditionalForwarders),
    sharedWith: newer(before.sharedWith, after.sharedWith),
    regions: newer(before.regions, after.regions),
    ipRoutes: newer(before.ipRoutes, after.ipRoutes),
    settings: newer(before.settings, after.settings),
    ldaps: newer(before.ldaps, after.ldaps),
    hybridUpdates: newer(before.hybridUpdates, after.hybridUpdates),
  };
}

function newer<T>(before: Section<T>, after: Section<T>): Section<T> {
  return after.outcome === 'loaded' || before.outcome !== 'loaded' ? after : before;
}

function idOf({ description }: Directory): string {
  return description.DirectoryId ?? '';
}
