import {
  DescribeConditionalForwardersCommand,
  DescribeHybridADUpdateCommand,
  DescribeSettingsCommand,
  paginateDescribeDomainControllers,
  paginateDescribeLDAPSSettings,
  paginateDescribeRegions,
  paginateDescribeSharedDirectories,
  paginateDescribeTrusts,
  paginateListIpRoutes,
} from '@aws-sdk/client-directory-service';
import type {
  DirectoryDescription,
  HybridUpdateActivities,
  HybridUpdateInfoEntry,
} from '@aws-sdk/client-directory-service';
import type { AwsAccess } from '../access.ts';
import type { Section } from '../section.ts';
import type { Directory, HybridUpdate } from '../snapshot.ts';
import { everyPage } from './sectionLoader.ts';
import type { SectionLoader } from './sectionLoader.ts';
import { tokenPages } from './tokenPages.ts';

const notApplicable = { outcome: 'not-applicable' } as const;

/** A directory with what Directory Service says around it, each part with its own outcome. */
export async function loadDirectory(
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
  const [
    domainControllers,
    trusts,
    conditionalForwarders,
    sharedWith,
    regions,
    ipRoutes,
    settings,
    ldaps,
    hybridUpdates,
  ] = await Promise.all([
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
      everyPage(paginateListIpRoutes(pages, { DirectoryId }, options), (page) => page.IpRoutesInfo),
    ),
    section(owned, 'DescribeSettings', (options) =>
      everyPage(
        tokenPages((NextToken) =>
          client.send(new DescribeSettingsCommand({ DirectoryId, NextToken }), options),
        ),
        (page) => page.SettingEntries,
      ),
    ),
    section(owned, 'DescribeLDAPSSettings', (options) =>
      everyPage(
        paginateDescribeLDAPSSettings(pages, { DirectoryId, Type: 'Client' }, options),
        (page) => page.LDAPSSettingsInfo,
      ),
    ),
    section(description.Edition === 'Hybrid', 'DescribeHybridADUpdate', (options) =>
      everyPage(
        tokenPages((NextToken) =>
          client.send(new DescribeHybridADUpdateCommand({ DirectoryId, NextToken }), options),
        ),
        (page) => hybridUpdatesOf(page.UpdateActivities),
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
    settings,
    ldaps,
    hybridUpdates,
  };
}

function hybridUpdatesOf(activities: HybridUpdateActivities | undefined): readonly HybridUpdate[] {
  const of = (what: HybridUpdate['what'], entries: readonly HybridUpdateInfoEntry[] = []) =>
    entries.map(({ Status, StatusReason, LastUpdatedDateTime }) => ({
      what,
      ...(Status === undefined ? {} : { status: Status }),
      ...(StatusReason === undefined ? {} : { reason: StatusReason }),
      ...(LastUpdatedDateTime === undefined ? {} : { at: LastUpdatedDateTime }),
    }));
  return [
    ...of('self-managed instances', activities?.SelfManagedInstances),
    ...of('administrator account', activities?.HybridAdministratorAccount),
  ];
}
