import {
  paginateDescribeManagedPrefixLists,
  paginateGetManagedPrefixListEntries,
} from '@aws-sdk/client-ec2';
import type { RouteTable, SecurityGroup } from '@aws-sdk/client-ec2';
import type { AwsAccess } from '../access.ts';
import { loaded, valueOr } from '../section.ts';
import type { Section } from '../section.ts';
import type { PrefixListFacts } from '../snapshot.ts';
import { maxFilterValues } from './filterValues.ts';
import { everyPage } from './sectionLoader.ts';
import type { SectionLoader } from './sectionLoader.ts';

/** The prefix lists that rules and routes refer to; no other list matters. */
export function prefixListIdsOf(
  groups: Section<readonly SecurityGroup[]>,
  tables: Section<readonly RouteTable[]>,
): readonly string[] {
  const ids = new Set<string>();
  for (const group of valueOr(groups, [])) {
    for (const rule of [...(group.IpPermissions ?? []), ...(group.IpPermissionsEgress ?? [])]) {
      for (const { PrefixListId } of rule.PrefixListIds ?? [])
        if (PrefixListId) ids.add(PrefixListId);
    }
  }
  for (const table of valueOr(tables, [])) {
    for (const { DestinationPrefixListId: id } of table.Routes ?? []) if (id) ids.add(id);
  }
  return [...ids];
}

/** Those lists with their entries; nothing is asked when nothing refers to one. */
export async function loadPrefixLists(
  access: AwsAccess,
  region: string,
  ids: readonly string[],
  loader: SectionLoader,
): Promise<Section<readonly PrefixListFacts[]>> {
  if (ids.length === 0) return loaded([]);
  const client = access.clients.ec2(region);
  const listed = await loader.section('ec2:DescribeManagedPrefixLists', region, (options) =>
    everyPage(
      paginateDescribeManagedPrefixLists(
        { client, stopOnSameToken: true },
        ids.length > maxFilterValues
          ? {}
          : { Filters: [{ Name: 'prefix-list-id', Values: [...ids] }] },
        options,
      ),
      (page) => page.PrefixLists,
    ),
  );
  if (listed.outcome !== 'loaded') return listed;
  const wanted = listed.value.filter(
    ({ PrefixListId: id }) => id !== undefined && ids.includes(id),
  );
  const withEntries = wanted.map(async (list): Promise<PrefixListFacts> => {
    const PrefixListId = list.PrefixListId;
    const entries = await loader.section('ec2:GetManagedPrefixListEntries', region, (options) =>
      everyPage(
        paginateGetManagedPrefixListEntries(
          { client, stopOnSameToken: true },
          { PrefixListId },
          options,
        ),
        (page) => page.Entries,
      ),
    );
    return { list, entries };
  });
  return loaded(await Promise.all(withEntries));
}
