import { isNamedPlace, optionFinder } from '../options/table.ts';
import type { Option, OptionType } from '../options/option.ts';
import type { DirectiveNode, ItemNode, Krb5Document, SectionNode } from '../tree.ts';
import type { Library } from './context.ts';
import { Block, Entry } from './entry.ts';
import { RealmStanza } from './realmStanza.ts';

/** Nesting that no Kerberos option reaches; paths stay short even in a file of nothing but braces. */
const deepest = 8;

interface Frame {
  readonly block: Block | undefined;
  readonly children: readonly ItemNode[];
  readonly path: readonly string[];
  readonly find: OptionFinder;
  /** What finds options in those blocks inside whose names mean nothing to the table, such as realms. */
  findInAny: OptionFinder | undefined;
  next: number;
}

/** What is the same for all that stand under one row of the options table. */
interface Row {
  readonly remarkable: boolean;
  /** Relations whose options have the same type as this one. */
  readonly ofType: Entry[];
}

type OptionFinder = ReturnType<typeof optionFinder>;

function nothing(): undefined {
  return undefined;
}

/** The include lines among some nodes. */
export function directivesOf(children: Krb5Document['children']): DirectiveNode[] {
  return children.filter((child) => child.kind === 'directive');
}

/** Walks the sections of a document once and puts everything where the rules will look for it. */
export class Collector {
  readonly entries: Entry[] = [];
  readonly blocks: Block[] = [];
  readonly byType = new Map<OptionType, Entry[]>();
  readonly libdefaults = new Map<string, Entry[]>();
  readonly stanzas: RealmStanza[] = [];
  readonly realms = new Map<string, RealmStanza[]>();
  readonly mappings: Entry[] = [];
  /** In sections; those above the first header are children of the document itself. */
  readonly directives: DirectiveNode[] = [];
  readonly realmValues: Entry[] = [];
  readonly commented: Entry[] = [];
  readonly strangers: (Entry | Block)[] = [];
  readonly remarkable: (Entry | Block)[] = [];
  private readonly foldsNames: boolean;
  private readonly libraries: readonly Library[];
  /** Only a name at the end of the text can be a block without a brace. */
  private readonly mayLackBrace: boolean;
  private readonly rows = new Map<Option, Row>();

  constructor(document: Krb5Document, foldsNames: boolean, libraries: readonly Library[]) {
    this.foldsNames = foldsNames;
    this.libraries = libraries;
    this.mayLackBrace = document.problems.some(({ kind }) => kind === 'value-lost-at-end');
  }

  private file(item: Entry | Block): Row | undefined {
    const { option } = item;
    if (!option) {
      this.strangers.push(item);
      return undefined;
    }
    const row = this.rows.get(option) ?? this.rowOf(option);
    if (row.remarkable) this.remarkable.push(item);
    return row;
  }

  private rowOf(option: Option): Row {
    const ofType = this.byType.get(option.type) ?? [];
    this.byType.set(option.type, ofType);
    const remarkable =
      option.deprecated !== undefined ||
      option.removed !== undefined ||
      option.side !== undefined ||
      !this.libraries.some((library) => option.readers.includes(library));
    const row = { remarkable, ofType };
    this.rows.set(option, row);
    return row;
  }

  section(section: SectionNode): void {
    // Java takes "[ LIBDEFAULTS ]" for [libdefaults]; to the others it is a section of its own.
    const written = section.name.text;
    const name = this.foldsNames ? written.trim().toLowerCase() : written;
    const path = [name];
    const find = optionFinder(path);
    const { children } = section;
    const stack: Frame[] = [
      { block: undefined, children, path, find, findInAny: undefined, next: 0 },
    ];
    for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
      const child = frame.children[frame.next++];
      if (!child) stack.pop()?.block?.close();
      else if (child.kind === 'relation') this.relation(child, frame);
      else if (child.kind === 'directive') this.directives.push(child);
      else if (child.kind === 'block' && this.isOpened(child)) stack.push(this.block(child, frame));
      // A name at the end of the file, which the parser reports; include lines may still follow it.
      else if (child.kind === 'block') this.directives.push(...directivesOf(child.children));
    }
  }

  private isOpened(node: Block['node']): boolean {
    return !this.mayLackBrace || node.openBrace !== undefined;
  }

  private relation(node: Entry['node'], { path, find }: Frame): void {
    const tag = node.name;
    const option = find(tag);
    const entry = new Entry(node, path, tag, option);
    this.entries.push(entry);
    if (entry.commentAt >= 0) this.commented.push(entry);
    this.file(entry)?.ofType.push(entry);
    if (path.length !== 1) return;
    if (path[0] === 'domain_realm') this.mappings.push(entry);
    else if (path[0] === 'libdefaults') push(this.libdefaults, tag, entry);
    else if (path[0] === 'realms') this.realmValues.push(entry);
  }

  private block(node: Block['node'], around: Frame): Frame {
    const { path } = around;
    const tag = node.name;
    const option = around.find(tag);
    const block = new Block(node, path, option, this.entries);
    this.blocks.push(block);
    this.file(block);
    if (path.length === 1 && path[0] === 'realms') this.stanza(new RealmStanza(block));
    const isNear = path.length < deepest;
    const inner = isNear ? [...path, tag] : path;
    let find: OptionFinder = nothing;
    if (isNear && isNamedPlace(tag)) find = optionFinder(inner);
    else if (isNear) find = around.findInAny ??= optionFinder(inner);
    return { block, children: node.children, path: inner, find, findInAny: undefined, next: 0 };
  }

  private stanza(stanza: RealmStanza): void {
    this.stanzas.push(stanza);
    push(this.realms, stanza.name, stanza);
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  // No literal, for the reason given at Entry.
  else map.set(key, Array.of(value));
}
