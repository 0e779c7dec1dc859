import {
  paginateDescribeDBClusters,
  paginateDescribeDBInstances,
  paginateDescribeGlobalClusters,
} from '@aws-sdk/client-rds';
import type { AwsAccess } from '../access.ts';
import type { RegionSnapshot } from '../snapshot.ts';
import { everyPage } from './sectionLoader.ts';
import type { SectionLoader } from './sectionLoader.ts';

type Databases = Pick<RegionSnapshot, 'instances' | 'clusters' | 'globalClusters'>;

/** Every DB instance, cluster and global cluster of a Region, of all engines. */
export async function loadDatabases(
  access: AwsAccess,
  region: string,
  loader: SectionLoader,
): Promise<Databases> {
  const pages = { client: access.clients.rds(region), stopOnSameToken: true };
  const [instances, clusters, globalClusters] = await Promise.all([
    loader.section('rds:DescribeDBInstances', region, (options) =>
      everyPage(paginateDescribeDBInstances(pages, {}, options), (page) => page.DBInstances),
    ),
    loader.section('rds:DescribeDBClusters', region, (options) =>
      everyPage(paginateDescribeDBClusters(pages, {}, options), (page) => page.DBClusters),
    ),
    loader.section('rds:DescribeGlobalClusters', region, (options) =>
      everyPage(paginateDescribeGlobalClusters(pages, {}, options), (page) => page.GlobalClusters),
    ),
  ]);
  return { instances, clusters, globalClusters };
}
