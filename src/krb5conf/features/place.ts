/** What stands under the cursor: the question that completion, hover and navigation begin with. */
import type {
  BlockNode,
  ContainerNode,
  DirectiveNode,
  ItemNode,
  Krb5Document,
  Position,
  Range,
  RelationNode,
  SectionNode,
} from '../tree.ts';

export type Place =
  /** Inside the brackets of a header, or where one is being typed. */
  | { readonly kind: 'section-name'; readonly section: SectionNode }
  /** On the name of a relation or a block, or on a line of a section where a name can be typed. */
  | {
      readonly kind: 'tag';
      readonly path: readonly string[];
      readonly node: RelationNode | BlockNode | undefined;
    }
  | {
      readonly kind: 'value';
      readonly path: readonly string[];
      readonly name: string;
      readonly node: RelationNode | undefined;
    }
  | { readonly kind: 'directive'; readonly node: DirectiveNode }
  | { readonly kind: 'comment' }
  /** Before the first header, where only headers and directives mean anything. */
  | { readonly kind: 'top' };

/** The place of a position; positions outside the text count as its nearest end. */
export function placeAt(document: Krb5Document, position: Position): Place {
  const text = lineBefore(document, position);
  const owner = document.lines[position.line];
  if (owner === undefined) return afterLastLine(document, text);
  if (owner.kind === 'section') return { kind: 'section-name', section: owner };
  if (owner.kind === 'comment') return { kind: 'comment' };
  if (owner.kind === 'directive') return { kind: 'directive', node: owner };
  const container = containerOf(owner);
  if (container === undefined) return { kind: 'top' };
  const path = pathOf(container);
  if (owner.kind === 'relation') {
    return isBefore(position, owner.equals.start)
      ? { kind: 'tag', path, node: owner }
      : { kind: 'value', path, name: owner.name, node: owner };
  }
  if (owner.kind === 'block') {
    const equals = owner.equals ?? owner.rawTag.range;
    return isBefore(position, equals.start)
      ? { kind: 'tag', path, node: owner }
      : { kind: 'value', path, name: owner.name, node: undefined };
  }
  return inContainer(path, text);
}

/** Behind the final line end the last section or block goes on. */
function afterLastLine(document: Krb5Document, text: string): Place {
  const last = document.lines.at(-1);
  if (last === undefined) return { kind: 'top' };
  if (last.kind === 'section' || last.kind === 'block') return inContainer(pathOf(last), text);
  const container =
    last.kind === 'close-brace'
      ? last.parent.parent
      : last.parent.kind === 'document'
        ? undefined
        : last.parent;
  return container === undefined ? { kind: 'top' } : inContainer(pathOf(container), text);
}

function inContainer(path: readonly string[], text: string): Place {
  // A line that is no relation yet: `default_realm =` while its value is being typed, or a bare word.
  const typed = /^\s*([^\s=*]+)\*?\s*=/.exec(text);
  if (typed?.[1] !== undefined) return { kind: 'value', path, name: typed[1], node: undefined };
  return { kind: 'tag', path, node: undefined };
}

/** Names from the section down: `['realms', 'EXAMPLE.COM']`. */
export function pathOf(container: ContainerNode): string[] {
  return container.kind === 'section'
    ? [container.name.text]
    : [...pathOf(container.parent), container.name];
}

/** The section or block that an item stands in; undefined before the first header. */
function containerOf(item: ItemNode): ContainerNode | undefined {
  const { parent } = item;
  return parent.kind === 'document' ? undefined : parent;
}

/** What is typed on the line up to the position. */
export function lineBefore(document: Krb5Document, position: Position): string {
  const start = document.lineStarts[position.line] ?? document.text.length;
  return document.text.slice(start, start + position.character).replace(/[\r\n]+$/, '');
}

export function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}

/** Is the position in the range or at one of its ends, where a cursor still touches the word? */
export function touches(range: Range, position: Position): boolean {
  return isBefore(range.start, position) && isBefore(position, range.end);
}

/** Every relation and block of the document, in the order of the text. */
export function* itemsOf(
  container: Krb5Document | ContainerNode,
): Generator<RelationNode | BlockNode> {
  for (const child of container.children) {
    if (child.kind === 'section') yield* itemsOf(child);
    else if (child.kind === 'relation') yield child;
    else if (child.kind === 'block') {
      yield child;
      yield* itemsOf(child);
    }
  }
}
