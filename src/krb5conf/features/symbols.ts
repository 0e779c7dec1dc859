/** Outline and breadcrumbs. */
import type { BlockNode, ContainerNode, Krb5Document, Range, SectionNode } from '../tree.ts';

export interface DocumentSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'section' | 'realm' | 'block' | 'relation';
  /** The whole thing, with everything in it. */
  readonly range: Range;
  /** Its name. */
  readonly selectionRange: Range;
  readonly children: readonly DocumentSymbol[];
}

export function documentSymbols(document: Krb5Document): DocumentSymbol[] {
  return document.sections.map((section) => ({
    name: `[${section.name.text}]`,
    detail: '',
    kind: 'section',
    range: section.range,
    selectionRange: section.header.range,
    children: childSymbols(section),
  }));
}

function childSymbols(container: ContainerNode): DocumentSymbol[] {
  return container.children.flatMap((child): DocumentSymbol[] => {
    if (child.kind === 'block') return [blockSymbol(child, container)];
    if (child.kind !== 'relation') return [];
    return [
      {
        // An outline cannot show a nameless entry.
        name: child.name === '' ? '*' : child.name,
        detail: child.decoded,
        kind: 'relation',
        range: child.range,
        selectionRange: child.rawTag.range,
        children: [],
      },
    ];
  });
}

function blockSymbol(block: BlockNode, container: ContainerNode): DocumentSymbol {
  return {
    name: block.name === '' ? '*' : block.name,
    detail: '',
    kind: isRealms(container) ? 'realm' : 'block',
    range: block.range,
    selectionRange: block.rawTag.range,
    children: childSymbols(block),
  };
}

function isRealms(container: ContainerNode): container is SectionNode {
  return container.kind === 'section' && container.name.text === 'realms';
}
