import type { BlockNode, Krb5Document, RelationNode, SectionNode } from './tree.ts';

/** A file that was read into a profile; an included file that is read twice is here twice. */
export interface ProfileFile {
  readonly path: string;
  readonly document: Krb5Document;
}

/** One `tag = value` in the tree of one file, chained to the next entry of the same name. */
export class ProfileRelation {
  readonly kind = 'relation';
  readonly node: RelationNode;
  readonly file: ProfileFile;
  readonly final: boolean;
  next: ProfileEntry | undefined;
  /** Of the first entry of a name only: the end of its chain. */
  last: ProfileEntry = this;

  constructor(node: RelationNode, file: ProfileFile) {
    this.node = node;
    this.file = file;
    this.final = node.final;
  }
}

/**
 * A section or block, merged from all its places in one file and what that file includes.
 * Its entries are kept by name, in the order of their first appearance.
 */
export class ProfileSection {
  readonly kind = 'section';
  readonly entries = new Map<string, ProfileEntry>();
  /** Every header or block that contributes, in the order of reading. */
  readonly places: { readonly node: SectionNode | BlockNode; readonly file: ProfileFile }[] = [];
  final = false;
  next: ProfileEntry | undefined;
  last: ProfileEntry = this;

  append(name: string, entry: ProfileEntry): void {
    const first = this.entries.get(name);
    if (first === undefined) {
      this.entries.set(name, entry);
    } else {
      first.last.next = entry;
      first.last = entry;
    }
  }

  /** The block of this name; the library keeps one, however many relations share the name. */
  section(name: string): ProfileSection | undefined {
    for (let entry = this.entries.get(name); entry !== undefined; entry = entry.next) {
      if (entry.kind === 'section') return entry;
    }
    return undefined;
  }

  /** True when an entry of this name is marked final (what MIT 1.22 looks at before it adds a relation). */
  hasFinal(name: string): boolean {
    for (let entry = this.entries.get(name); entry !== undefined; entry = entry.next) {
      if (entry.final) return true;
    }
    return false;
  }

  *relations(name: string): Generator<ProfileRelation> {
    for (let entry = this.entries.get(name); entry !== undefined; entry = entry.next) {
      if (entry.kind === 'relation') yield entry;
    }
  }
}

export type ProfileEntry = ProfileRelation | ProfileSection;
