import { isNamedPlace, optionFinder } from '../options/table.ts';
import type { Option, OptionType } from '../options/option.ts';
import type { ItemNode, Krb5Document, SectionNode } from '../tree.ts';
import { librariesOf } from './context.ts';
import type { Library, LintContext } from './context.ts';
import { commentOf } from './entry.ts';
import type { Block, Entry } from './entry.ts';
import { Hosts } from './hosts.ts';
import { includedFacts } from './included.ts';
import type { IncludedFacts } from './included.ts';
import { MappingKeys } from './mappingKeys.ts';
import { RealmNames } from './realmNames.ts';

/** The block of one realm under [realms]. */
export interface RealmStanza {
  readonly name: string;
  readonly block: Block;
}

/** A file the way the rules look at it: one walk over the tree, then everything is at hand. */
export interface ConfigView {
  /** What was parsed: for a template, the text with its markers masked. */
  readonly document: Krb5Document;
  /** The file as written; positions are the same. */
  readonly source: Krb5Document;
  readonly context: LintContext;
  readonly libraries: readonly Library[];
  /** Markers of a template engine stand in the file; `control` if some of them choose between lines. */
  readonly template: 'none' | 'values' | 'control';
  readonly sections: readonly SectionNode[];
  readonly entries: readonly Entry[];
  readonly blocks: readonly Block[];
  /** Relations and blocks whose names no row of the options table has at their place. */
  readonly strangers: readonly (Entry | Block)[];
  /** Relations and blocks of which the table has more to say than type and place. */
  readonly remarkable: readonly (Entry | Block)[];
  /** Relations directly under [libdefaults], by name. */
  readonly libdefaults: ReadonlyMap<string, readonly Entry[]>;
  readonly stanzas: readonly RealmStanza[];
  readonly realms: ReadonlyMap<string, readonly RealmStanza[]>;
  /** Relations directly under [domain_realm]. */
  readonly mappings: readonly Entry[];
  readonly keys: MappingKeys;
  readonly hosts: Hosts;
  readonly names: RealmNames;
  readonly included: IncludedFacts;
  /** Relations by the type that the options table gives them. */
  readonly ofType: (type: OptionType) => readonly Entry[];
}

/** Nesting that no Kerberos option reaches; paths stay short even in a file of nothing but braces. */
const deepest = 8;

interface Frame {
  readonly children: readonly ItemNode[];
  readonly path: readonly string[];
  readonly block: Block | undefined;
  readonly find: OptionFinder;
  /** What finds options in those blocks inside whose names mean nothing to the table, such as realms. */
  findInAny: OptionFinder | undefined;
  next: number;
}

type OptionFinder = ReturnType<typeof optionFinder>;

function nothing(): undefined {
  return undefined;
}

/** Builds the view in time linear in the size of the file. */
export function viewOf(
  document: Krb5Document,
  context: LintContext,
  template: ConfigView['template'] = 'none',
  source: Krb5Document = document,
): ConfigView {
  const libraries = librariesOf(context.implementation);
  const collected = new Collector(document, context.implementation === 'java', libraries);
  for (const section of document.sections) collected.section(section);
  const { entries, blocks, byType, libdefaults, stanzas, mappings } = collected;
  const { strangers, remarkable } = collected;
  const realms = new Map<string, RealmStanza[]>();
  for (const stanza of stanzas) push(realms, stanza.name, stanza);
  return {
    document,
    source,
    context,
    libraries,
    template,
    sections: document.sections,
    entries,
    blocks,
    strangers,
    remarkable,
    libdefaults,
    stanzas,
    realms,
    mappings,
    keys: new MappingKeys(mappings),
    hosts: new Hosts(byType.get('host') ?? []),
    names: new RealmNames(collected, realms),
    included: includedFacts(document, context),
    ofType: (type) => byType.get(type) ?? [],
  };
}

function mayHoldComment(value: string): boolean {
  return value.includes('#') || value.includes(';');
}

class Collector {
  readonly entries: Entry[] = [];
  readonly blocks: Block[] = [];
  readonly byType = new Map<OptionType, Entry[]>();
  readonly libdefaults = new Map<string, Entry[]>();
  readonly stanzas: RealmStanza[] = [];
  readonly mappings: Entry[] = [];
  readonly strangers: (Entry | Block)[] = [];
  readonly remarkable: (Entry | Block)[] = [];
  private readonly foldsNames: boolean;
  private readonly libraries: readonly Library[];
  private readonly mayLackBrace: boolean;
  private readonly judged = new Map<Option, boolean>();

  constructor(document: Krb5Document, foldsNames: boolean, libraries: readonly Library[]) {
    this.foldsNames = foldsNames;
    this.libraries = libraries;
    this.mayLackBrace = document.problems.some(({ kind }) => kind === 'value-lost-at-end');
  }

  private file(item: Entry | Block): void {
    const { option } = item;
    if (!option) this.strangers.push(item);
    else if (this.isRemarkable(option)) this.remarkable.push(item);
  }

  private isRemarkable(option: Option): boolean {
    let verdict = this.judged.get(option);
    if (verdict === undefined) {
      verdict =
        option.deprecated !== undefined ||
        option.removed !== undefined ||
        option.side !== undefined ||
        !this.libraries.some((library) => option.readers.includes(library));
      this.judged.set(option, verdict);
    }
    return verdict;
  }

  section(section: SectionNode): void {
    // Java takes "[ LIBDEFAULTS ]" for [libdefaults]; to the others it is a section of its own.
    const written = section.name.text;
    const name = this.foldsNames ? written.trim().toLowerCase() : written;
    const path = [name];
    const find = optionFinder(path);
    const { children } = section;
    const stack: Frame[] = [
      { children, path, block: undefined, find, findInAny: undefined, next: 0 },
    ];
    for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
      const child = frame.children[frame.next++];
      if (!child) stack.pop();
      else if (child.kind === 'relation') this.relation(child, frame);
      // Without a brace it is a name at the end of the file, which the parser reports.
      else if (child.kind === 'block' && this.isOpened(child)) stack.push(this.block(child, frame));
    }
  }

  private isOpened(node: Block['node']): boolean {
    return !this.mayLackBrace || node.openBrace !== undefined;
  }

  private relation(node: Entry['node'], { path, block, find }: Frame): void {
    const tag = node.name;
    const option = find(tag);
    const { decoded } = node;
    const commentAt = option && mayHoldComment(decoded) ? commentOf(node, option.type) : -1;
    const value = commentAt < 0 ? decoded : decoded.slice(0, commentAt);
    const entry: Entry = { node, path, tag, value, commentAt, option };
    this.entries.push(entry);
    this.file(entry);
    block?.entries.push(entry);
    if (option) push(this.byType, option.type, entry);
    if (path.length !== 1) return;
    if (path[0] === 'libdefaults') push(this.libdefaults, tag, entry);
    else if (path[0] === 'domain_realm') this.mappings.push(entry);
  }

  private block(node: Block['node'], around: Frame): Frame {
    const { path } = around;
    const tag = node.name;
    const option = around.find(tag);
    const block: Block = { node, path, tag, option, entries: [] };
    this.blocks.push(block);
    this.file(block);
    if (path.length === 1 && path[0] === 'realms') this.stanzas.push({ name: tag, block });
    const isNear = path.length < deepest;
    const inner = isNear ? [...path, tag] : path;
    let find: OptionFinder = nothing;
    if (isNear && isNamedPlace(tag)) find = optionFinder(inner);
    else if (isNear) find = around.findInAny ??= optionFinder(inner);
    return { children: node.children, path: inner, block, find, findInAny: undefined, next: 0 };
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
