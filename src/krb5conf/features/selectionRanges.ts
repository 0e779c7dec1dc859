/** Expand selection: value → relation → block → section → file. */
import type { Krb5Document, Position, Range } from '../tree.ts';
import { touches } from './place.ts';

/** Ranges around the position, the innermost first, each inside the next. */
export function selectionRanges(document: Krb5Document, position: Position): Range[] {
  const ranges: Range[] = [];
  const add = (range: Range) => {
    const last = ranges.at(-1);
    if (touches(range, position) && (last === undefined || encloses(range, last)))
      ranges.push(range);
  };
  const owner = document.lines[position.line];
  if (owner?.kind === 'relation') {
    add(owner.value.range);
    add(owner.rawTag.range);
    add(owner.range);
  } else if (owner?.kind === 'directive') {
    add(owner.argument.range);
    add(owner.range);
  } else if (owner?.kind === 'section') {
    add(owner.name.range);
    add(owner.header.range);
  } else if (owner?.kind === 'block') {
    add(owner.rawTag.range);
  }
  let node = owner?.kind === 'section' || owner?.kind === 'block' ? owner : owner?.parent;
  while (node !== undefined && node.kind !== 'document') {
    add(node.range);
    node = node.parent;
  }
  add(wholeText(document));
  return ranges;
}

function wholeText(document: Krb5Document): Range {
  const line = Math.max(0, document.lineStarts.length - 1);
  const character = document.text.length - (document.lineStarts[line] ?? 0);
  return { start: { line: 0, character: 0 }, end: { line, character } };
}

/** Strictly larger and around. */
function encloses(outer: Range, inner: Range): boolean {
  const same =
    outer.start.line === inner.start.line &&
    outer.start.character === inner.start.character &&
    outer.end.line === inner.end.line &&
    outer.end.character === inner.end.character;
  return !same && touches(outer, inner.start) && touches(outer, inner.end);
}
