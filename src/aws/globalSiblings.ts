import { valueOr } from './section.ts';
import type { AccountSnapshot } from './snapshot.ts';

/** ARNs of the other clusters of the same global cluster. */
export function globalSiblings(
  account: AccountSnapshot,
  arn: string | undefined,
): readonly string[] {
  if (arn === undefined) return [];
  const own = account.regions
    .flatMap(({ globalClusters }) => valueOr(globalClusters, []))
    .find(({ GlobalClusterMembers: members }) =>
      members?.some(({ DBClusterArn }) => DBClusterArn === arn),
    );
  return (own?.GlobalClusterMembers ?? []).flatMap(({ DBClusterArn: one }) =>
    one === undefined || one === arn ? [] : [one],
  );
}
