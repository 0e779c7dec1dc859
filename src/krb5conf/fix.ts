import type { Krb5Document, Position, Range } from './tree.ts';

/** Replaces the text of a range; an empty range inserts. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** Edits that belong together, with the words under which an editor offers them. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

export function replace(range: Range, newText: string): TextEdit {
  return { range, newText };
}

export function insertAt(position: Position, newText: string): TextEdit {
  return { range: { start: position, end: position }, newText };
}

/** The text of a line without its line end. */
export function lineText(document: Krb5Document, line: number): string {
  const from = document.lineStarts[line];
  if (from === undefined) return '';
  const to = document.lineStarts[line + 1] ?? document.text.length;
  return document.text.slice(from, to).replace(/\r?\n$/, '');
}

/** Blanks at the beginning of a line. */
export function indentOf(document: Krb5Document, line: number): string {
  return /^[ \t]*/.exec(lineText(document, line))?.[0] ?? '';
}

/** The line end this file uses. */
export function lineEnd(document: Krb5Document): string {
  const newline = document.text.indexOf('\n');
  return newline > 0 && document.text.charAt(newline - 1) === '\r' ? '\r\n' : '\n';
}

/** Removes whole lines, `last` included, with their line ends. */
export function deleteLines(document: Krb5Document, first: number, last = first): TextEdit {
  const end = { line: last + 1, character: 0 };
  if (last + 1 < document.lineStarts.length)
    return replace({ start: { line: first, character: 0 }, end }, '');
  // The last line of a text has no line end of its own: take the one before it.
  const character = lineText(document, last).length;
  const start =
    first > 0
      ? { line: first - 1, character: lineText(document, first - 1).length }
      : { line: 0, character: 0 };
  return replace({ start, end: { line: last, character } }, '');
}

/** Inserts lines (given without line ends) above a line. */
export function insertLines(
  document: Krb5Document,
  line: number,
  lines: readonly string[],
): TextEdit {
  const end = lineEnd(document);
  if (line < document.lineStarts.length)
    return insertAt({ line, character: 0 }, lines.map((text) => text + end).join(''));
  const last = document.lineStarts.length - 1;
  const character = lineText(document, last).length;
  return insertAt({ line: last, character }, lines.map((text) => end + text).join(''));
}

/**
 * The text after all edits. Ranges refer to the text before; they must not overlap, and edits at one
 * place keep their order.
 */
export function applyEdits(document: Krb5Document, edits: readonly TextEdit[]): string {
  const offset = ({ line, character }: Position): number =>
    Math.min((document.lineStarts[line] ?? document.text.length) + character, document.text.length);
  const sorted = edits
    .map((edit) => ({
      from: offset(edit.range.start),
      to: offset(edit.range.end),
      newText: edit.newText,
    }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  let result = '';
  let at = 0;
  for (const { from, to, newText } of sorted) {
    result += document.text.slice(at, from) + newText;
    at = Math.max(at, to);
  }
  return result + document.text.slice(at);
}
