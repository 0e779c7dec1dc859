/** Which databases and directories hold the words that a person typed. Pure. */
import { engineTitle } from '../../aws/engine.ts';
import type { State } from '../../aws/states/state.ts';
import type { DatabaseEntry, DirectoryEntry } from './entries.ts';

/** The words to look for, in lower case; none when nothing is filtered. */
export function wordsOf(filter: string): readonly string[] {
  return filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** The databases that hold all words; of a cluster that does not, only the members that do. */
export function filterDatabases(
  entries: readonly DatabaseEntry[],
  words: readonly string[],
): readonly DatabaseEntry[] {
  if (words.length === 0) return entries;
  return entries.flatMap((entry) => {
    if (holds(databaseText(entry), words)) return [entry];
    const members = filterDatabases(entry.members, words);
    return members.length === 0 ? [] : [{ ...entry, members }];
  });
}

export function directoryMatches(entry: DirectoryEntry, words: readonly string[]): boolean {
  const { directory, region, states, name } = entry;
  const { DirectoryId = '', Edition = '', ShortName = '' } = directory.description;
  return holds(
    textOf([name, DirectoryId, ShortName, Edition, region, ...stateWords(states)]),
    words,
  );
}

/** Each keystroke looks at all of them. */
const texts = new WeakMap<DatabaseEntry, string>();

function databaseText(entry: DatabaseEntry): string {
  const known = texts.get(entry);
  if (known !== undefined) return known;
  const { database, states } = entry;
  const { identifier, engine, region, status, endpoint, directory, memberships } = database;
  const text = textOf([
    ...[identifier, engine, engineTitle(engine), region, status, endpoint?.host ?? ''],
    ...stateWords(states),
    directory?.description.Name ?? '',
    ...memberships.flatMap(({ directoryId, fqdn }) => [directoryId ?? '', fqdn ?? '']),
  ]);
  texts.set(entry, text);
  return text;
}

function stateWords(states: readonly State[]): readonly string[] {
  return states.flatMap(({ status, label, tone }) => [status, label, tone]);
}

function textOf(parts: readonly string[]): string {
  return parts.join('\n').toLowerCase();
}

function holds(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}
