/** What a read of an account came to, for the view's states and for the log. Pure. */
import type { AccountSnapshot } from '../../aws/snapshot.ts';

export function isEmpty({ caller, regions }: AccountSnapshot): boolean {
  return (
    caller.outcome === 'loaded' &&
    regions.every((region) =>
      [region.directories, region.instances, region.clusters].every(
        (section) => section.outcome === 'loaded' && section.value.length === 0,
      ),
    )
  );
}

/** One sentence for each thing that could not be read. */
export function problemsOf({ caller, regions }: AccountSnapshot): string[] {
  const sections = regions.flatMap((region) => [
    region.directories,
    region.instances,
    region.clusters,
    region.globalClusters,
  ]);
  const messages = [caller, ...sections].flatMap((section) =>
    'message' in section ? [section.message] : [],
  );
  return [...new Set(messages)];
}

/** `dba/me` of an assumed role, `me` of a user: who asks, as people call it. */
export function callerName(arn: string): string {
  const resource = arn.split(':').slice(5).join(':');
  const [kind, ...names] = resource.split('/');
  if (names.length === 0) return kind ?? '';
  // A path such as `/service-role/` is no part of a user's name.
  return kind === 'assumed-role' ? names.join('/') : (names.at(-1) ?? '');
}
