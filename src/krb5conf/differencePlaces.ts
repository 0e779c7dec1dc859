import { linesInOrder } from './print.ts';
import type * as tree from './tree.ts';

/** Finds the places of one kind of text in a document. */
export type FindRanges = (document: tree.Krb5Document) => Iterable<tree.Range>;

/** Ranges of the syntax problems of some kinds. */
export function problems(...kinds: tree.SyntaxProblemKind[]): FindRanges {
  return (document) =>
    document.problems
      .filter((problem) => kinds.includes(problem.kind))
      .map((problem) => problem.range);
}

type NodeOf<K, N = tree.LineOwner> = N extends { kind: infer Kinds }
  ? K extends Kinds
    ? N
    : never
  : never;

/** Ranges picked from the nodes of one kind. */
export function nodes<K extends tree.LineOwner['kind']>(
  kind: K,
  pick: (node: NodeOf<K>) => tree.Range | undefined,
): FindRanges {
  return function* (document) {
    for (const node of linesInOrder(document)) {
      if (node.kind !== kind) continue;
      const range = pick(node as NodeOf<K>);
      if (range !== undefined) yield range;
    }
  };
}

/** Blocks of a section that has had one of that name, here or under an earlier header. */
export function* repeatedBlocks(document: tree.Krb5Document): Generator<tree.Range> {
  const seen = new Map<string, Set<string>>();
  for (const section of document.sections) {
    const names = seen.get(section.name.text) ?? new Set<string>();
    seen.set(section.name.text, names);
    for (const child of section.children) {
      if (child.kind !== 'block') continue;
      if (names.has(child.name)) yield child.tag.range;
      names.add(child.name);
    }
  }
}

/** Include lines with a path that was included before. */
export function* repeatedIncludes(document: tree.Krb5Document): Generator<tree.Range> {
  const seen = new Set<string>();
  for (const node of linesInOrder(document)) {
    if (node.kind !== 'directive' || node.directive === 'module') continue;
    const path = node.argument.text;
    if (seen.has(path)) yield node.range;
    seen.add(path);
  }
}
