/** The whole tree from one snapshot, grouped as the person wants it, what has trouble first. Pure. */
import type { Failure } from '../../aws/section.ts';
import type { AccountSnapshot } from '../../aws/snapshot.ts';
import { engineRows } from './engineRows.ts';
import { regionEntries, type RegionEntries } from './entries.ts';
import { failureRows } from './failureRow.ts';
import { directoryMatches, filterDatabases, wordsOf } from './filter.ts';
import type { Look } from './look.ts';
import { hasFailures, regionRow } from './regionRow.ts';
import type { Row } from './row.ts';

/**
 * The rows of the root; empty when the Regions hold neither directories nor databases, or none that the filter lets
 * through.
 * @param parent id of the row they stand under; empty for the root of the tree
 */
export function inventoryRows(account: AccountSnapshot, look: Look, parent = ''): readonly Row[] {
  const { caller } = account;
  const { t } = look;
  const root = parent === '' ? 'root' : parent;
  // Without usable credentials every Region says the same: once is enough.
  if (caller.outcome === 'credentials') return failureRows(root, t('account'), caller, t);
  if (account.regions.length === 0) {
    return caller.outcome === 'loaded' ? [] : regionChoice(root, caller, look);
  }
  const all = regionEntries(account);
  const regions = all.filter((region) => hasRows(region, look));
  if (regions.length === 0) return [];
  const prefix = parent === '' ? '' : `${parent}/`;
  if (look.grouping === 'engine') return engineRows(regions, account, look, prefix);
  // A Region that holds nothing is shown beside one that does: it was read, and that is what it holds.
  return (look.filter === '' ? all : regions).map((region) =>
    regionRow(region, look, prefix, !regions.includes(region)),
  );
}

/** How many databases the filter lets through, of how many. */
export function filterCount(
  account: AccountSnapshot,
  { filter }: Look,
): { readonly shown: number; readonly all: number } {
  const words = wordsOf(filter);
  const all = regionEntries(account).flatMap(({ databases }) => databases);
  return { shown: filterDatabases(all, words).length, all: all.length };
}

/** Nothing was asked because no Region is known: reading again would not help, choosing one does. */
function regionChoice(root: string, failure: Failure, { t }: Look): Row[] {
  const title = t('Select to choose Regions.');
  return failureRows(root, t('Regions'), failure, t).map((row) => ({
    ...row,
    action: { command: 'kerberosDoctor.chooseRegions', title },
  }));
}

function hasRows(region: RegionEntries, { filter }: Look): boolean {
  const words = wordsOf(filter);
  return (
    hasFailures(region.snapshot) ||
    filterDatabases(region.databases, words).length > 0 ||
    region.directories.some((directory) => directoryMatches(directory, words))
  );
}
