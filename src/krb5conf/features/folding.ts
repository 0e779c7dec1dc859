/** Folding: sections, blocks, and runs of comments. */
import type { Krb5Document, LineOwner } from '../tree.ts';

export interface FoldingRange {
  /** Zero-based lines; the first stays visible. */
  readonly startLine: number;
  readonly endLine: number;
  readonly kind: 'region' | 'comment';
}

export function foldingRanges(document: Krb5Document): FoldingRange[] {
  const found: FoldingRange[] = [];
  const add = (startLine: number, endLine: number, kind: FoldingRange['kind']) => {
    if (endLine > startLine) found.push({ startLine, endLine, kind });
  };
  let comment: number | undefined;
  const seen = new Set<LineOwner>();
  document.lines.forEach((owner, line) => {
    if (owner.kind === 'comment') comment ??= line;
    else if (comment !== undefined) {
      add(comment, line - 1, 'comment');
      comment = undefined;
    }
    if ((owner.kind === 'section' || owner.kind === 'block') && !seen.has(owner)) {
      seen.add(owner);
      add(owner.line, owner.range.end.line, 'region');
    }
  });
  if (comment !== undefined) add(comment, document.lines.length - 1, 'comment');
  return found.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}
