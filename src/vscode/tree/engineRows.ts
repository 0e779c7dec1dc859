/** The databases of all Regions by engine, then the directories. Pure. */
import { engineTitle } from '../../aws/engine.ts';
import type { AccountSnapshot } from '../../aws/snapshot.ts';
import { databaseRow } from './databaseRow.ts';
import type { DatabaseEntry, RegionEntries } from './entries.ts';
import { filterDatabases, wordsOf } from './filter.ts';
import { summary } from './groupRow.ts';
import type { Look } from './look.ts';
import { paged } from './pages.ts';
import { directoriesGroup, regionFailures } from './regionRow.ts';
import { withChildren, type Row } from './row.ts';
import { sorted, worst } from './tone.ts';

export function engineRows(
  regions: readonly RegionEntries[],
  account: AccountSnapshot,
  look: Look,
  prefix: string,
): Row[] {
  const words = wordsOf(look.filter);
  const byEngine = new Map<string, DatabaseEntry[]>();
  for (const entry of regions.flatMap(({ databases }) => databases)) {
    const title = engineTitle(entry.database.engine);
    const others = byEngine.get(title);
    if (others === undefined) byEngine.set(title, [entry]);
    else others.push(entry);
  }
  const engines = [...byEngine]
    .filter(([, entries]) => filterDatabases(entries, words).length > 0)
    .map(([name, entries]) => ({ name, entries, tone: worst(entries.map(({ tone }) => tone)) }));
  return [
    ...regions.flatMap(({ snapshot }) => failuresOf(snapshot, account, look, prefix)),
    ...sorted(engines, look.order).map(({ name, entries }) =>
      engineRow(name, entries, look, prefix),
    ),
    ...directoriesGroup(
      regions.flatMap(({ directories }) => directories),
      prefix,
      look,
    ),
  ];
}

/** Where there are several Regions, a failure says whose it is. */
function failuresOf(
  region: RegionEntries['snapshot'],
  { regions }: AccountSnapshot,
  look: Look,
  prefix: string,
): Row[] {
  const rows = regionFailures(region, `${prefix}region:${region.region}`, look);
  if (regions.length === 1) return rows;
  return rows.map((row) => ({
    ...row,
    description: [region.region, row.description].filter((part) => part !== '').join(' · '),
  }));
}

function engineRow(
  title: string,
  entries: readonly DatabaseEntry[],
  look: Look,
  prefix: string,
): Row {
  const id = `${prefix}engine:${title}`;
  const description = summary(entries, look).join(' · ');
  const row = {
    id,
    kind: 'engine',
    label: title,
    description,
    icon: { name: 'database' },
    tooltip: { heading: title, paragraphs: [description] },
    spoken: `${title}, ${description}`,
    fold: 'open',
    tokens: [],
  } as const;
  return withChildren(row, () => {
    const shown = sorted(filterDatabases(entries, wordsOf(look.filter)), look.order);
    return paged(shown, id, look, (entry) =>
      databaseRow(entry, `${id}/${entry.database.region}`, look),
    );
  });
}
