import type { ConfigFiles } from './configFiles.ts';
import { ProfileReader } from './profileReader.ts';
import type { ProfileError, ProfileFile, ProfileSource } from './profileReader.ts';
import type { ProfileSection } from './profileTree.ts';
import type { BlockNode, ContainerNode, Krb5Document, RelationNode, SectionNode } from './tree.ts';

export interface ProfileOptions {
  /** "1.20", "1.22": from 1.22 on a final marker also counts within its own file, and one on a relation stops later files. */
  readonly mitVersion?: string;
}

/** A value with the place it comes from. Lines count from 1, as in `file:line`. */
export interface ProfileValue {
  readonly value: string;
  readonly file: string;
  readonly line: number;
  readonly final: boolean;
  readonly node: RelationNode;
}

/**
 * Reads the files of a configuration in order (KRB5_CONFIG's list) with all that they include, and merges them as MIT's
 * profile library does. Never throws; what would make the library refuse the configuration is in `errors`, and the rest
 * is merged all the same.
 */
export function buildProfile(
  paths: readonly string[],
  files: ConfigFiles,
  options: ProfileOptions = {},
): Profile {
  const since122 = minorVersion(options.mitVersion ?? '1.21') >= 22;
  const reader = new ProfileReader(files, since122);
  const sources: ProfileSource[] = [];
  const roots: ProfileSection[] = [];
  for (const path of paths) {
    const { source, root } = reader.source(path);
    sources.push(source);
    if (root !== undefined) roots.push(root);
  }
  return new Profile(roots, sources, reader, since122);
}

/** The profile of one text, without files: includes in it count as missing unless `files` knows them. */
export function profileOfText(
  path: string,
  text: string,
  files: ConfigFiles = NO_FILES,
  options: ProfileOptions = {},
): Profile {
  const overlay: ConfigFiles = {
    read: (wanted) => (wanted === path ? { text } : files.read(wanted)),
    list: (wanted) => files.list(wanted),
  };
  return buildProfile([path], overlay, options);
}

const NO_FILES: ConfigFiles = {
  read: () => ({ error: 'missing' }),
  list: () => ({ error: 'missing' }),
};

/** A merged configuration. Paths are lists of names: `['realms', 'EXAMPLE.COM', 'kdc']`. */
export class Profile {
  readonly sources: readonly ProfileSource[];
  /** Every file that was read, includes too, in the order of reading. */
  readonly files: readonly ProfileFile[];
  readonly errors: readonly ProfileError[];
  private readonly roots: readonly ProfileSection[];
  private readonly paths: ReadonlyMap<Krb5Document, string>;
  private readonly finalRelations: boolean;

  constructor(
    roots: readonly ProfileSection[],
    sources: readonly ProfileSource[],
    reader: ProfileReader,
    finalRelations: boolean,
  ) {
    this.roots = roots;
    this.sources = sources;
    this.files = reader.files;
    this.errors = reader.errors;
    this.paths = reader.paths;
    this.finalRelations = finalRelations;
  }

  /** False when the library refuses the configuration: then every Kerberos program fails. */
  get accepted(): boolean {
    return this.errors.length === 0;
  }

  /** All values of a relation, as profile_get_values returns them: what list options use. */
  values(path: readonly string[]): ProfileValue[] {
    const values: ProfileValue[] = [];
    const name = path.at(-1);
    if (name === undefined) return values;
    for (const section of this.sectionsAt(path.slice(0, -1))) {
      let final = false;
      for (const relation of section.relationsOf(name)) {
        values.push(this.valueOf(relation));
        final ||= relation.final;
      }
      if (final && this.finalRelations) break;
    }
    return values;
  }

  /** The value that a single-valued option takes: the first. */
  value(path: readonly string[]): ProfileValue | undefined {
    const name = path.at(-1);
    if (name === undefined) return undefined;
    for (const section of this.sectionsAt(path.slice(0, -1))) {
      const [first] = section.relationsOf(name);
      if (first !== undefined) return this.valueOf(first);
    }
    return undefined;
  }

  /** Names of the blocks and sections below a path, each once, in the order of their first appearance. */
  sectionNames(path: readonly string[]): string[] {
    return distinct(this.sectionsAt(path).map((section) => section.sectionNames()));
  }

  /** Names of the relations below a path, each once, in the order of their first appearance. */
  relationNames(path: readonly string[]): string[] {
    return distinct(this.sectionsAt(path).map((section) => section.relationNames()));
  }

  /**
   * The sections or blocks at a path, one per file of the list that has it, up to the file where a final marker on the way
   * stops the search (profile_node_iterator in prof_tree.c).
   */
  sectionsAt(path: readonly string[]): ProfileSection[] {
    const found: ProfileSection[] = [];
    for (const root of this.roots) {
      let section: ProfileSection | undefined = root;
      let final = false;
      for (const name of path) {
        section = section.section(name);
        if (section === undefined) break;
        final ||= section.final;
      }
      if (section !== undefined) found.push(section);
      if (final) break;
    }
    return found;
  }

  private valueOf(node: RelationNode): ProfileValue {
    const file = this.paths.get(documentOf(node)) ?? '';
    return { value: node.decoded, file, line: node.line + 1, final: node.final, node };
  }
}

/** The document at the root of a node. */
export function documentOf(node: RelationNode | SectionNode | BlockNode): Krb5Document {
  let parent: ContainerNode | Krb5Document = node.parent;
  while (parent.kind !== 'document') parent = parent.parent;
  return parent;
}

/** All names of several lists, each once. */
function distinct(lists: readonly Iterable<string>[]): string[] {
  const names = new Set<string>();
  for (const list of lists) for (const name of list) names.add(name);
  return [...names];
}

/** The minor number of "1.22", "1.22.1" or "1.23-prerelease"; anything unreadable counts as current. */
function minorVersion(version: string): number {
  return Number(/^1\.(\d+)/.exec(version)?.[1] ?? Infinity);
}
