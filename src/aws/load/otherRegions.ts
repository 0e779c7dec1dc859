import { paginateDescribeDBClusters, paginateDescribeDBInstances } from '@aws-sdk/client-rds';
import type { AwsAccess } from '../access.ts';
import type { DatabaseTarget } from '../databases.ts';
import { globalSiblings } from '../globalSiblings.ts';
import { loaded } from '../section.ts';
import type { Section } from '../section.ts';
import type { AccountSnapshot, Directory, RegionSnapshot } from '../snapshot.ts';
import { listDirectories } from './directories.ts';
import { everyPage } from './sectionLoader.ts';
import type { SectionLoader } from './sectionLoader.ts';

const notAsked = { outcome: 'not-applicable' } as const;

/**
 * The other clusters of the target's global database, in the Regions that the account was not read in: the cluster, its
 * members, and which directories are there. Nothing for every other target.
 */
export async function loadOtherRegions(
  access: AwsAccess,
  account: AccountSnapshot,
  target: DatabaseTarget,
  loader: SectionLoader,
): Promise<readonly RegionSnapshot[]> {
  const read = new Set(account.regions.map(({ region }) => region));
  const clusters = new Map<string, string[]>();
  for (const arn of globalSiblings(account, target.cluster?.DBClusterArn)) {
    const [, , , region = '', , , identifier = ''] = arn.split(':');
    if (region === '' || read.has(region)) continue;
    clusters.set(region, [...(clusters.get(region) ?? []), identifier]);
  }
  return Promise.all(
    [...clusters].map(([region, identifiers]) => loadRegion(access, region, identifiers, loader)),
  );
}

async function loadRegion(
  access: AwsAccess,
  region: string,
  identifiers: readonly string[],
  loader: SectionLoader,
): Promise<RegionSnapshot> {
  const pages = { client: access.clients.rds(region), stopOnSameToken: true };
  const Filters = [{ Name: 'db-cluster-id', Values: [...identifiers] }];
  const [clusters, instances, listed] = await Promise.all([
    loader.section('rds:DescribeDBClusters', region, (options) =>
      everyPage(paginateDescribeDBClusters(pages, { Filters }, options), (page) => page.DBClusters),
    ),
    loader.section('rds:DescribeDBInstances', region, (options) =>
      everyPage(
        paginateDescribeDBInstances(pages, { Filters }, options),
        (page) => page.DBInstances,
      ),
    ),
    listDirectories(access, region, loader),
  ]);
  const directories: Section<readonly Directory[]> =
    listed.outcome === 'loaded' ? loaded(listed.value.map(alone)) : listed;
  return { region, directories, instances, clusters, globalClusters: notAsked };
}

/** A directory of which only the description matters. */
function alone(description: Directory['description']): Directory {
  return {
    description,
    domainControllers: notAsked,
    trusts: notAsked,
    conditionalForwarders: notAsked,
    sharedWith: notAsked,
    regions: notAsked,
    ipRoutes: notAsked,
    settings: notAsked,
    ldaps: notAsked,
    hybridUpdates: notAsked,
  };
}
