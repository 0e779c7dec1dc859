import type { BlockNode, Krb5Document, RelationNode, SectionNode } from './tree.ts';

/** A file that was read into a profile; an included file that is read twice is here twice. */
export interface ProfileFile {
  readonly path: string;
  readonly document: Krb5Document;
}

/** One `tag = value` in the tree of one file, chained to the next one of the same name. */
export class ProfileRelation {
  readonly node: RelationNode;
  readonly file: ProfileFile;
  next: ProfileRelation | undefined;
  /** Of the first relation of a name only: the end of its chain. */
  last: ProfileRelation = this;

  constructor(node: RelationNode, file: ProfileFile) {
    this.node = node;
    this.file = file;
  }

  get final(): boolean {
    return this.node.final;
  }
}

/**
 * A section or block, merged from all its places in one file and what that file includes.
 * Entries are kept by name, in the order of their first appearance; a relation and a block may share a name.
 */
export class ProfileSection {
  /** The first relation of each name. */
  readonly relations = new Map<string, ProfileRelation>();
  readonly sections = new Map<string, ProfileSection>();
  /** Every header or block that contributes, in the order of reading. */
  readonly places: { readonly node: SectionNode | BlockNode; readonly file: ProfileFile }[] = [];
  final = false;
  /** Names that have a final entry so far: what MIT 1.22 looks at before it adds a relation. */
  private finalNames: Set<string> | undefined;

  append(name: string, relation: ProfileRelation): void {
    const first = this.relations.get(name);
    if (first === undefined) {
      this.relations.set(name, relation);
    } else {
      first.last.next = relation;
      first.last = relation;
    }
    if (relation.final) this.markFinal(name);
  }

  markFinal(name: string): void {
    this.finalNames ??= new Set();
    this.finalNames.add(name);
  }

  hasFinal(name: string): boolean {
    return this.finalNames?.has(name) === true;
  }

  *values(name: string): Generator<ProfileRelation> {
    for (let relation = this.relations.get(name); relation; relation = relation.next) {
      yield relation;
    }
  }
}
