/** The database of the account that the words on the command line mean. */
import type { DatabaseTarget } from '../aws/databases.ts';
import { findTarget } from '../aws/target.ts';
import type { AccountSnapshot } from '../aws/snapshot.ts';
import { incompleteFailure, usageFailure } from './exitStatus.ts';

/** The Region that an ARN or an endpoint names itself; any partition. */
export function regionInName(target: string): string | undefined {
  const arn = /^arn:[a-z-]+:rds:([a-z0-9-]+):/.exec(target)?.[1];
  const host =
    /\.([a-z0-9-]+)\.rds\.amazonaws\.com\.?(?::\d+)?$/i.exec(target)?.[1] ??
    /\.rds\.([a-z0-9-]+)\.amazonaws\.com\.cn\.?(?::\d+)?$/i.exec(target)?.[1];
  return arn ?? host?.toLowerCase();
}

/** @throws CommandFailure that names what exists, nearest first, or says why nobody can know */
export function chosenDatabase(account: AccountSnapshot, name: string): DatabaseTarget {
  const found = findTarget(account, name);
  if (found.kind === 'found') return found.target;
  const regions = account.regions.map(({ region }) => region).join(', ');
  const unread = account.regions
    .flatMap(({ instances, clusters }) => [instances, clusters])
    .flatMap((section) => ('message' in section ? [section.message] : []));
  const absent = `There is no DB instance or cluster ${name} in ${regions}`;
  if (unread.length > 0) {
    throw incompleteFailure(
      `${absent} as far as it could be read: ${[...new Set(unread)].join(' ')}`,
    );
  }
  const nearest =
    found.nearest.length === 0
      ? 'there is none at all; choose another Region with --region or another account with --profile'
      : `nearest: ${found.nearest.join(', ')}; run kerberos-doctor inventory to see all, or choose another Region with --region`;
  throw usageFailure(`${absent}; ${nearest}.`);
}
