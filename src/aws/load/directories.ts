import { paginateDescribeDirectories } from '@aws-sdk/client-directory-service';
import type { DirectoryDescription } from '@aws-sdk/client-directory-service';
import type { AwsAccess } from '../access.ts';
import { loaded } from '../section.ts';
import type { Section } from '../section.ts';
import type { Directory } from '../snapshot.ts';
import { loadDirectory } from './directoryDetails.ts';
import { everyPage } from './sectionLoader.ts';
import type { SectionLoader } from './sectionLoader.ts';

/** Every directory of a Region with what Directory Service says around it. */
export async function loadDirectories(
  access: AwsAccess,
  region: string,
  loader: SectionLoader,
): Promise<Section<readonly Directory[]>> {
  const listed = await listDirectories(access, region, loader);
  if (listed.outcome !== 'loaded') return listed;
  return loaded(
    await Promise.all(
      listed.value.map((description) => loadDirectory(access, region, description, loader)),
    ),
  );
}

/** The directories of a Region alone. */
export function listDirectories(
  access: AwsAccess,
  region: string,
  loader: SectionLoader,
): Promise<Section<readonly DirectoryDescription[]>> {
  const client = access.clients.directoryService(region);
  return loader.section('ds:DescribeDirectories', region, (options) =>
    everyPage(
      paginateDescribeDirectories({ client, stopOnSameToken: true }, {}, options),
      (page) => page.DirectoryDescriptions,
    ),
  );
}
