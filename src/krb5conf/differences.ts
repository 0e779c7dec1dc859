import { READING_DIFFERENCES } from './differenceTable.ts';
import type { Reading, ReadingDifference } from './differenceTable.ts';
import type { Implementation } from './implementation.ts';
import type * as tree from './tree.ts';

/** One place that the chosen implementation reads differently from MIT. */
export interface DifferencePlace {
  readonly difference: ReadingDifference;
  readonly reading: Reading;
  readonly range: tree.Range;
}

/** Where an implementation reads a document differently from MIT, in the order of the table. Nothing for MIT itself. */
export function differencesOf(
  document: tree.Krb5Document,
  implementation: Implementation,
): DifferencePlace[] {
  if (implementation === 'mit') return [];
  const places: DifferencePlace[] = [];
  for (const difference of READING_DIFFERENCES) {
    const reading = difference[implementation];
    if (reading === undefined) continue;
    for (const range of difference.find(document)) places.push({ difference, reading, range });
  }
  return places;
}
