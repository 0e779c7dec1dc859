/** All certain fixes of a file in one edit. */
import type { TextEdit } from '../fix.ts';
import type { Problem } from '../problem.ts';
import type { Range } from '../tree.ts';
import { isBefore } from './place.ts';

/**
 * The edits of every problem that has exactly one fix, without those that overlap an earlier one: they are
 * found again, and fixed, when the file is checked the next time.
 */
export function fixAll(problems: readonly Problem[]): TextEdit[] {
  const chosen: TextEdit[] = [];
  for (const { fixes } of problems) {
    const [fix, another] = fixes;
    if (fix === undefined || another !== undefined) continue;
    if (fix.edits.some((edit) => chosen.some((other) => overlaps(edit.range, other.range))))
      continue;
    chosen.push(...fix.edits);
  }
  return chosen;
}

/** Ranges that share a character, or touch: two insertions at one place have no order. */
function overlaps(a: Range, b: Range): boolean {
  return isBefore(a.start, b.end) && isBefore(b.start, a.end);
}
