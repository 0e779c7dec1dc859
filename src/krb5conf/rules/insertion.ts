import { indentOf, insertAt, insertLines, lineEnd, lineText } from '../fix.ts';
import type { TextEdit } from '../fix.ts';
import type { ConfigView } from './view.ts';

/**
 * Edits that add lines to a section, right below its header, or to a new section at the end of the file.
 * Empty if the text is too broken to say where that is.
 */
export function insertIntoSection(
  { document, template }: ConfigView,
  section: string,
  lines: readonly string[],
): TextEdit[] {
  const existing = document.sections.find(({ name }) => name.text === section);
  if (existing) {
    const [first] = existing.children.filter((c) => c.kind === 'relation' || c.kind === 'block');
    const indent = first ? indentOf(document, first.line) : '    ';
    return [
      insertLines(
        document,
        existing.line + 1,
        lines.map((line) => indent + line),
      ),
    ];
  }
  const unclosed = document.problems.some(
    ({ kind }) =>
      kind === 'unclosed-brace' || kind === 'first-header-lost' || kind === 'value-lost-at-end',
  );
  if (unclosed || template === 'control') return [];
  const last = document.lineStarts.length - 1;
  const end = lineEnd(document);
  const text = lineText(document, last);
  const gap = document.text === '' ? '' : text === '' ? end : `${end}${end}`;
  const body = [`[${section}]`, ...lines.map((line) => `    ${line}`)].join(end);
  return [insertAt({ line: last, character: text.length }, `${gap}${body}${end}`)];
}
