import {
  DescribeConditionalForwardersCommand,
  paginateDescribeDirectories,
  paginateDescribeDomainControllers,
  paginateDescribeRegions,
  paginateDescribeSharedDirectories,
  paginateDescribeTrusts,
  paginateListIpRoutes,
} from '@aws-sdk/client-directory-service';
import type { DirectoryDescription } from '@aws-sdk/client-directory-service';
import type { AwsAccess } from '../access.ts';
import { loaded } from '../section.ts';
import type { Section } from '../section.ts';
import type { Directory } from '../snapshot.ts';
import { everyPage } from './sectionLoader.ts';
import type { SectionLoader } from './sectionLoader.ts';

const notApplicable = { outcome: 'not-applicable' } as const;

/** Every directory of a Region with what Directory Service says around it. */
export async function loadDirectories(
  access: AwsAccess,
  region: string,
  loader: SectionLoader,
): Promise<Section<readonly Directory[]>> {
  const client = access.clients.directoryService(region);
  const listed = await loader.section('ds:DescribeDirectories', region, (options) =>
    everyPage(
      paginateDescribeDirectories({ client, stopOnSameToken: true }, {}, options),
      (page) => page.DirectoryDescriptions,
    ),
  );
  if (listed.outcome !== 'loaded') return listed;
  return loaded(
    await Promise.all(
      listed.value.map((description) => loadDirectory(access, region, description, loader)),
    ),
  );
}

async function loadDirectory(
  access: AwsAccess,
  region: string,
  description: DirectoryDescription,
  loader: SectionLoader,
): Promise<Directory> {
  const client = access.clients.directoryService(region);
  const pages = { client, stopOnSameToken: true };
  const DirectoryId = description.DirectoryId;
  const owned = description.Type === 'MicrosoftAD';
  // RDS can use neither Simple AD nor AD Connector, so their details explain nothing.
  const asked = owned || description.Type === 'SharedMicrosoftAD';
  const section = <T>(
    when: boolean,
    action: string,
    read: Parameters<typeof loader.section<T>>[2],
  ): Promise<Section<T>> =>
    when ? loader.section(`ds:${action}`, region, read) : Promise.resolve(notApplicable);
  const [domainControllers, trusts, conditionalForwarders, sharedWith, regions, ipRoutes] =
    await Promise.all([
      section(asked, 'DescribeDomainControllers', (options) =>
        everyPage(
          paginateDescribeDomainControllers(pages, { DirectoryId }, options),
          (page) => page.DomainControllers,
        ),
      ),
      section(asked, 'DescribeTrusts', (options) =>
        everyPage(paginateDescribeTrusts(pages, { DirectoryId }, options), (page) => page.Trusts),
      ),
      section(asked, 'DescribeConditionalForwarders', async (options) => {
        const command = new DescribeConditionalForwardersCommand({ DirectoryId });
        return (await client.send(command, options)).ConditionalForwarders ?? [];
      }),
      section(owned, 'DescribeSharedDirectories', (options) =>
        everyPage(
          paginateDescribeSharedDirectories(pages, { OwnerDirectoryId: DirectoryId }, options),
          (page) => page.SharedDirectories,
        ),
      ),
      section(owned, 'DescribeRegions', (options) =>
        everyPage(
          paginateDescribeRegions(pages, { DirectoryId }, options),
          (page) => page.RegionsDescription,
        ),
      ),
      section(owned, 'ListIpRoutes', (options) =>
        everyPage(
          paginateListIpRoutes(pages, { DirectoryId }, options),
          (page) => page.IpRoutesInfo,
        ),
      ),
    ]);
  return {
    description,
    domainControllers,
    trusts,
    conditionalForwarders,
    sharedWith,
    regions,
    ipRoutes,
  };
}
