/** A directory of several Regions, Region by Region. Pure. */
import { valueOr } from './section.ts';
import type { Directory, RegionSnapshot } from './snapshot.ts';

/** What is known of one directory in one Region. */
export interface DirectoryReplica {
  readonly region: string;
  readonly primary: boolean;
  /** AWS's word for the stage there. */
  readonly stage?: string;
  readonly vpcId?: string;
  /** Of the controllers there: only that Region's own DescribeDirectories tells it. */
  readonly securityGroupId?: string;
}

/**
 * The Regions of a directory, the primary one first. DescribeRegions tells stage and VPC but no security group, so that
 * comes from the snapshot of the Region itself, where it was read.
 * @param region where `directory` was read
 */
export function directoryReplicas(
  directory: Directory,
  region: string,
  regions: readonly RegionSnapshot[],
): readonly DirectoryReplica[] {
  const { description } = directory;
  const told = new Map(
    valueOr(directory.regions, []).map((each) => [each.RegionName ?? '', each] as const),
  );
  const known = description.RegionsInfo;
  const primary =
    known?.PrimaryRegion ??
    [...told.values()].find(({ RegionType }) => RegionType === 'Primary')?.RegionName ??
    region;
  const names = new Set([primary, ...(known?.AdditionalRegions ?? []), ...told.keys()]);
  return [...names].map((name) => {
    const own =
      name === region ? description : descriptionIn(regions, name, description.DirectoryId);
    const stage = told.get(name)?.Status ?? own?.Stage;
    const settings = own?.VpcSettings;
    const vpcId = settings?.VpcId ?? told.get(name)?.VpcSettings?.VpcId;
    const group = settings?.SecurityGroupId;
    return {
      region: name,
      primary: name === primary,
      ...(stage === undefined ? {} : { stage }),
      ...(vpcId === undefined ? {} : { vpcId }),
      ...(group === undefined ? {} : { securityGroupId: group }),
    };
  });
}

function descriptionIn(regions: readonly RegionSnapshot[], name: string, id: string | undefined) {
  const there = regions.find(({ region }) => region === name);
  if (there === undefined) return undefined;
  return valueOr(there.directories, []).find(({ description }) => description.DirectoryId === id)
    ?.description;
}
