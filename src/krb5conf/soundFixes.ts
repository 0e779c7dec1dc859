import { applyEdits } from './fix.ts';
import type { Fix } from './fix.ts';
import { parseKrb5Conf } from './parse.ts';
import type { Krb5Document } from './tree.ts';

/** Characters parsed in one run of the linter to try fixes out; a small file's fixes are all tried. */
const budget = 1_000_000;

function refusals(document: Krb5Document): number {
  return document.problems.reduce((count, { code }) => (code === undefined ? count : count + 1), 0);
}

/**
 * Tries fixes that move braces or lines before they are offered: where several mistakes meet, the right
 * cure for one may make the library refuse another line. In a huge file full of mistakes, where trying
 * them all would take too long, the later ones get no fix.
 */
export class FixTrial {
  private readonly document: Krb5Document;
  private readonly before: number;
  private left = budget;

  constructor(document: Krb5Document) {
    this.document = document;
    this.before = refusals(document);
  }

  /** Those of the fixes after which the library refuses no more lines than before. */
  sound(fixes: readonly Fix[]): readonly Fix[] {
    return fixes.filter(({ edits }) => {
      this.left -= this.document.text.length;
      if (this.left < 0) return false;
      return refusals(parseKrb5Conf(applyEdits(this.document, edits))) <= this.before;
    });
  }
}
