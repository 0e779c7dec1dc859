/** The whole tree from one snapshot: Region → directories → databases, what has trouble first. Pure. */
import { databasesOfRegion, type DatabaseTarget } from '../../aws/databases.ts';
import { findRegion } from '../../aws/regions.ts';
import type { Failure } from '../../aws/section.ts';
import { valueOr } from '../../aws/section.ts';
import type { AccountSnapshot, RegionSnapshot } from '../../aws/snapshot.ts';
import { databaseEntry, databaseRow, type DatabaseEntry } from './databaseRow.ts';
import { directoryEntry, directoryRow } from './directoryRow.ts';
import { failureRows } from './failureRow.ts';
import type { Row } from './row.ts';
import { byTrouble, worst } from './tone.ts';
import type { Translate } from './translate.ts';

/** The rows of the root; empty when the Regions hold neither directories nor databases. */
export function inventoryRows(account: AccountSnapshot, t: Translate): readonly Row[] {
  const { caller } = account;
  // Without usable credentials every Region says the same: once is enough.
  if (caller.outcome === 'credentials') return failureRows('root', t('account'), caller, t);
  if (account.regions.length === 0) {
    return caller.outcome === 'loaded' ? [] : regionChoice(caller, t);
  }
  const regions = account.regions.map((region) => regionRow(region, account, t));
  return regions.every((region) => region.children.length === 0) ? [] : regions;
}

/** Nothing was asked because no Region is known: reading again would not help, choosing one does. */
function regionChoice(failure: Failure, t: Translate): Row[] {
  const title = t('Select to choose Regions.');
  return failureRows('root', t('Regions'), failure, t).map((row) => ({
    ...row,
    action: { command: 'kerberosDoctor.chooseRegions', title },
  }));
}

function regionRow(region: RegionSnapshot, account: AccountSnapshot, t: Translate): Row {
  const id = `region:${region.region}`;
  const entries = databaseEntries(region, account);
  const directories = valueOr(region.directories, []).map((directory) => {
    const joined = entries.filter(({ database }) =>
      joins(database, directory.description.DirectoryId),
    );
    return directoryEntry(directory, region.region, joined);
  });
  const shown = new Set(directories.flatMap((directory) => directory.databases));
  const elsewhere = entries.filter((entry) => !shown.has(entry) && entry.states.length > 0);
  const unjoined = entries.filter((entry) => entry.states.length === 0);
  const children = [
    ...failures(region, id, t),
    ...directories
      .sort((left, right) => troubleOf(left) - troubleOf(right) || byTrouble(left, right))
      .map((directory) => directoryRow(directory, id, t)),
    ...groupRow(id, 'elsewhere', t('Joined to another directory'), elsewhere, true, t),
    ...groupRow(id, 'unjoined', t('Not joined to a directory'), unjoined, false, t),
  ];
  const place = findRegion(region.region)?.place ?? '';
  const failed = entries.filter(({ tone }) => tone === 'error').length;
  const description = [
    place,
    entries.length === 1 ? t('1 database') : t('{0} databases', entries.length),
    ...(failed === 0 ? [] : [t('{0} failed', failed)]),
  ]
    .filter((part) => part !== '')
    .join(' · ');
  return {
    id,
    kind: 'region',
    label: region.region,
    description,
    icon: { name: 'globe' },
    tooltip: { heading: region.region, paragraphs: [description] },
    spoken: `${t('Region')} ${region.region}, ${description}`,
    children,
    expanded: true,
    tokens: [],
  };
}

/** A directory whose databases failed is as urgent as one that failed itself. */
function troubleOf({ tone, databases }: ReturnType<typeof directoryEntry>): number {
  return worst([tone, ...databases.map((entry) => entry.tone)]) === 'error' ? 0 : 1;
}

function joins({ memberships }: DatabaseTarget, directoryId: string | undefined): boolean {
  return memberships.some((membership) => membership.directoryId === directoryId);
}

/** Clusters with their members below them, and the instances that belong to none. */
function databaseEntries(region: RegionSnapshot, account: AccountSnapshot): DatabaseEntry[] {
  const id = valueOr(account.caller, undefined)?.account;
  const databases = databasesOfRegion(region, id);
  const clusters = new Set(
    databases.flatMap(({ kind, identifier }) => (kind === 'cluster' ? [identifier] : [])),
  );
  const members = new Map<string, DatabaseEntry[]>();
  const alone: DatabaseEntry[] = [];
  for (const database of databases) {
    if (database.kind === 'cluster') continue;
    const entry = databaseEntry(database, [], account.takenAt);
    const cluster = database.instance?.DBClusterIdentifier;
    if (cluster === undefined || !clusters.has(cluster)) alone.push(entry);
    else members.set(cluster, [...(members.get(cluster) ?? []), entry]);
  }
  const whole = databases
    .filter(({ kind }) => kind === 'cluster')
    .map((cluster) =>
      databaseEntry(cluster, members.get(cluster.identifier) ?? [], account.takenAt),
    );
  return [...whole, ...alone];
}

/** What could not be read; one row where every part failed for the same reason. */
function failures(region: RegionSnapshot, parent: string, t: Translate): Row[] {
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
  return same && first !== undefined ? [{ ...first, description: '' }] : rows;
}

function groupRow(
  parent: string,
  key: string,
  label: string,
  entries: readonly DatabaseEntry[],
  expanded: boolean,
  t: Translate,
): Row[] {
  if (entries.length === 0) return [];
  const id = `${parent}/${key}`;
  const children = [...entries].sort(byTrouble).map((entry) => databaseRow(entry, id, t));
  return [
    {
      id,
      kind: 'group',
      label,
      description: String(children.length),
      icon: { name: 'list-tree' },
      tooltip: { heading: label, paragraphs: [] },
      spoken: `${label}, ${children.length}`,
      children,
      expanded,
      tokens: [],
    },
  ];
}
