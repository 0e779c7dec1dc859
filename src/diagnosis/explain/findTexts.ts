/** Finds the known texts in what somebody pasted. Linear in the text: every pattern is bounded and begins literally. */
import { compiled, nameKinds } from './pattern.ts';
import type { ErrorPattern, Names } from './pattern.ts';
import { patterns } from './patterns.ts';
import type { Span } from './explanation.ts';

export interface FoundText {
  readonly row: ErrorPattern;
  readonly span: Span;
  readonly names: Names;
}

/** A log repeats itself; more of one text tells nothing new. */
const mostOfOneRow = 20;

const table = patterns.map((row) => ({ row, pattern: compiled(row) }));

/** In the order of the text. Of texts that overlap, one that says what failed counts, and the longest of them. */
export function findTexts(text: string): readonly FoundText[] {
  const found = table.flatMap(({ row, pattern }) => {
    const hits: FoundText[] = [];
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (match[0].trim() !== '') hits.push({ row, span, names: namesOf(match.groups ?? {}) });
      if (hits.length === mostOfOneRow) break;
    }
    return hits;
  });
  found.sort(
    (a, b) =>
      Number(a.row.wrapper ?? false) - Number(b.row.wrapper ?? false) ||
      length(b) - length(a) ||
      a.span.start - b.span.start,
  );
  const kept: FoundText[] = [];
  for (const one of found) if (!kept.some((other) => overlap(one.span, other.span))) kept.push(one);
  return kept.sort((a, b) => a.span.start - b.span.start);
}

function length({ span }: FoundText): number {
  return span.end - span.start;
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function namesOf(groups: Readonly<Record<string, string | undefined>>): Names {
  return Object.fromEntries(
    nameKinds.flatMap((kind) => {
      const value = groups[kind]?.replace(/[.,;:)]+$/, '');
      return value === undefined || value === '' ? [] : [[kind, value]];
    }),
  );
}
