/** Rows that hold others together, with how many there are and how many of them failed. Pure. */
import type { DatabaseEntry } from './entries.ts';
import { filterDatabases, wordsOf } from './filter.ts';
import type { Look } from './look.ts';
import { paged } from './pages.ts';
import { withChildren, type Row } from './row.ts';

/** A group of sorted entries; none when there is nothing in it. A filter opens what is folded otherwise. */
export function groupRow<Entry>(
  id: string,
  label: string,
  entries: readonly Entry[],
  look: Look,
  rowOf: (entry: Entry) => Row,
  open = false,
): Row[] {
  if (entries.length === 0) return [];
  const filtered = look.filter !== '';
  const row = {
    // The editor remembers what was folded by the id.
    id: filtered ? `${id}?` : id,
    kind: 'group',
    label,
    description: String(entries.length),
    icon: { name: 'list-tree' },
    tooltip: { heading: label, paragraphs: [] },
    spoken: `${label}, ${entries.length}`,
    fold: open || filtered ? 'open' : 'closed',
    tokens: [],
  } as const;
  return [withChildren(row, () => paged(entries, id, look, rowOf))];
}

/** `3 of 6 databases`, `1 failed`. */
export function summary(databases: readonly DatabaseEntry[], { filter, t }: Look): string[] {
  const words = wordsOf(filter);
  const shown = filterDatabases(databases, words);
  const failed = shown.filter(({ tone }) => tone === 'error').length;
  return [
    countWords(shown.length, databases.length),
    ...(failed === 0 ? [] : [t('{0} failed', failed)]),
  ];

  function countWords(some: number, all: number): string {
    if (words.length > 0) return t('{0} of {1} databases', some, all);
    return all === 1 ? t('1 database') : t('{0} databases', all);
  }
}
