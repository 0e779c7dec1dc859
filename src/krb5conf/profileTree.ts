import type { BlockNode, RelationNode, SectionNode } from './tree.ts';

/**
 * A section or block, merged from all its places in one file and what that file includes.
 * Entries are kept by name, in the order of their first appearance; a relation and a block may share a name.
 */
export class ProfileSection {
  /** Every header or block that contributes, in the order of reading; none for the root. */
  readonly places: (SectionNode | BlockNode)[];
  final = false;
  /** One node, or several of the same name: an array for each of 100,000 lines would double the cost of reading them. */
  private readonly relations = new Map<string, RelationNode | RelationNode[]>();
  private blocks: Map<string, ProfileSection> | undefined;
  /** Names that have a final entry so far: what MIT 1.22 looks at before it adds a relation. */
  private finalNames: Set<string> | undefined;

  constructor(place?: SectionNode | BlockNode) {
    this.places = place === undefined ? [] : [place];
  }

  append(name: string, relation: RelationNode): void {
    const known = this.relations.get(name);
    if (known === undefined) this.relations.set(name, relation);
    else if (Array.isArray(known)) known.push(relation);
    else this.relations.set(name, [known, relation]);
    if (relation.final) this.markFinal(name);
  }

  /** The relations of a name, in the order of reading. */
  relationsOf(name: string): readonly RelationNode[] {
    const known = this.relations.get(name);
    if (known === undefined) return [];
    return Array.isArray(known) ? known : [known];
  }

  section(name: string): ProfileSection | undefined {
    return this.blocks?.get(name);
  }

  addSection(name: string, section: ProfileSection): void {
    this.blocks ??= new Map();
    this.blocks.set(name, section);
  }

  relationNames(): Iterable<string> {
    return this.relations.keys();
  }

  sectionNames(): Iterable<string> {
    return this.blocks?.keys() ?? [];
  }

  markFinal(name: string): void {
    this.finalNames ??= new Set();
    this.finalNames.add(name);
  }

  hasFinal(name: string): boolean {
    return this.finalNames?.has(name) === true;
  }
}
