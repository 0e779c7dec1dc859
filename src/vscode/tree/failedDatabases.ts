import { databasesOf } from '../../aws/databases.ts';
import type { AccountSnapshot } from '../../aws/snapshot.ts';
import { databaseEntry } from './databaseRow.ts';

/** How many databases have a membership that failed; members of a cluster count with their cluster. Pure. */
export function failedDatabases(account: AccountSnapshot): number {
  const failed = databasesOf(account).filter((database) => {
    const { tone } = databaseEntry(database, [], account.takenAt);
    return tone === 'error' && (database.kind === 'cluster' || database.cluster === undefined);
  });
  return failed.length;
}
