import type { ItemNode, Krb5Document, SectionNode } from './tree.ts';

/** Writes a tree back as text: the identical text, for any string that was parsed. */
export function printDocument(document: Krb5Document): string {
  const pieces: string[] = [];
  for (const node of linesInOrder(document)) pieces.push(document.text.slice(node.from, node.to));
  return pieces.join('');
}

/** Every node with a line of its own, in the order of the text. Nesting is walked without recursion: it may be as deep as the file is long. */
export function* linesInOrder(document: Krb5Document): Generator<SectionNode | ItemNode> {
  const open: Iterator<SectionNode | ItemNode>[] = [document.children[Symbol.iterator]()];
  for (let current = open.at(-1); current !== undefined; current = open.at(-1)) {
    const next = current.next();
    if (next.done === true) {
      open.pop();
      continue;
    }
    const node = next.value;
    yield node;
    if (node.kind === 'section' || node.kind === 'block') {
      open.push(node.children[Symbol.iterator]());
    }
  }
}
