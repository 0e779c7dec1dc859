/** A Region with its directories and their databases, or with its databases first. Pure. */
import { findRegion } from '../../aws/regions.ts';
import type { RegionSnapshot } from '../../aws/snapshot.ts';
import { databaseRow } from './databaseRow.ts';
import { directoryRow } from './directoryRow.ts';
import type { DatabaseEntry, DirectoryEntry, RegionEntries } from './entries.ts';
import { failureRows } from './failureRow.ts';
import { directoryMatches, filterDatabases, wordsOf } from './filter.ts';
import { groupRow, summary } from './groupRow.ts';
import type { Look } from './look.ts';
import { paged } from './pages.ts';
import { withChildren, type Row } from './row.ts';
import { byName, byTrouble, sorted, worst } from './tone.ts';

/** @param empty nothing of it is shown */
export function regionRow(region: RegionEntries, look: Look, prefix: string, empty: boolean): Row {
  const { t } = look;
  const name = region.snapshot.region;
  const id = `${prefix}region:${name}`;
  const description = [findRegion(name)?.place ?? '', ...summary(region.databases, look)]
    .filter((part) => part !== '')
    .join(' · ');
  const row = {
    id,
    kind: 'region',
    label: name,
    description,
    icon: { name: 'globe' },
    tooltip: { heading: name, paragraphs: [description] },
    spoken: `${t('Region')} ${name}, ${description}`,
    fold: empty ? 'leaf' : 'open',
    tokens: [],
  } as const;
  return withChildren(row, () => [
    ...regionFailures(region.snapshot, id, look),
    ...(look.grouping === 'region'
      ? databasesFirst(region, id, look)
      : directoriesFirst(region, id, look)),
  ]);
}

function databasesFirst({ databases, directories }: RegionEntries, id: string, look: Look): Row[] {
  const words = wordsOf(look.filter);
  const shown = sorted(filterDatabases(databases, words), look.order);
  return [
    ...paged(shown, id, look, (entry) => databaseRow(entry, id, look)),
    ...directoriesGroup(directories, id, look),
  ];
}

/** The directories by themselves, where the databases are grouped by something else. */
export function directoriesGroup(
  directories: readonly DirectoryEntry[],
  parent: string,
  look: Look,
): Row[] {
  const words = wordsOf(look.filter);
  const shown = directories.filter((directory) => directoryMatches(directory, words));
  const id = `${parent}directories`;
  return groupRow(id, look.t('Directories'), sorted(shown, look.order), look, (entry) =>
    directoryRow(entry, `${id}/${entry.region}`, look, false),
  );
}

function directoriesFirst(
  { databases, directories }: RegionEntries,
  id: string,
  look: Look,
): Row[] {
  const { t, filter, order } = look;
  const words = wordsOf(filter);
  const shown = directories.filter(
    (directory) =>
      directoryMatches(directory, words) || filterDatabases(directory.databases, words).length > 0,
  );
  const joined = new Set(directories.flatMap((directory) => directory.databases));
  const elsewhere = databases.filter((entry) => !joined.has(entry) && entry.states.length > 0);
  const unjoined = databases.filter((entry) => entry.states.length === 0);
  const group = (key: string, label: string, entries: readonly DatabaseEntry[], open: boolean) => {
    const own = `${id}/${key}`;
    const matching = sorted(filterDatabases(entries, words), order);
    const rowOf = (entry: DatabaseEntry) => databaseRow(entry, own, look);
    return groupRow(own, label, matching, look, rowOf, open);
  };
  return [
    ...shown
      .sort(order === 'name' ? byName : urgentFirst)
      .map((directory) => directoryRow(directory, id, look)),
    ...group('elsewhere', t('Joined to another directory'), elsewhere, true),
    ...group('unjoined', t('Not joined to a directory'), unjoined, false),
  ];
}

/** A directory whose databases failed is as urgent as one that failed itself. */
function urgentFirst(left: DirectoryEntry, right: DirectoryEntry): number {
  return troubleOf(left) - troubleOf(right) || byTrouble(left, right);
}

function troubleOf({ tone, databases }: DirectoryEntry): number {
  return worst([tone, ...databases.map((entry) => entry.tone)]) === 'error' ? 0 : 1;
}

/** What could not be read; one row where every part failed for the same reason. */
export function regionFailures(region: RegionSnapshot, parent: string, { t }: Look): Row[] {
  const parts = [
    [t('directories'), region.directories],
    [t('DB instances'), region.instances],
    [t('DB clusters'), region.clusters],
    [t('global databases'), region.globalClusters],
  ] as const;
  const rows = parts.flatMap(([what, section]) =>
    section.outcome === 'loaded' ? [] : failureRows(parent, what, section, t),
  );
  const [first] = rows;
  const same = rows.length === parts.length && rows.every((row) => row.label === first?.label);
  if (!same || region.directories.outcome === 'loaded') return rows;
  return failureRows(parent, '', region.directories, t);
}

export function hasFailures(region: RegionSnapshot): boolean {
  const { directories, instances, clusters, globalClusters } = region;
  return [directories, instances, clusters, globalClusters].some(
    ({ outcome }) => outcome !== 'loaded' && outcome !== 'not-applicable',
  );
}
