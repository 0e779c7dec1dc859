import { applyEdits, indentOf, insertLines, lineText, replace } from '../../krb5conf/fix.ts';
import type { TextEdit } from '../../krb5conf/fix.ts';
import { parseKrb5Conf } from '../../krb5conf/parse.ts';
import type {
  BlockNode,
  ItemNode,
  Krb5Document,
  RelationNode,
  SectionNode,
} from '../../krb5conf/tree.ts';
import type { ConfigPlan } from './plan.ts';
import { wantedRelations } from './relations.ts';
import type { RelationOptions } from './relations.ts';
import { comments } from './text.ts';

export type Merged =
  | {
      /** The existing text with what was missing; equal to it when nothing was. */
      readonly text: string;
      /** What was changed or deliberately left, one sentence each. */
      readonly changes: readonly string[];
    }
  | { readonly problem: string };

/**
 * Adds a plan to a file that somebody wrote. Nothing is removed: comments, order and indentation stay, an option
 * that is already set keeps its value, and a mapping that would win over ours is kept as a comment above it.
 * A file that the library refuses is not touched.
 */
export function mergeKrb5Conf(
  existing: string,
  plan: ConfigPlan,
  options: RelationOptions,
): Merged {
  const document = parseKrb5Conf(existing);
  const broken = document.problems.find(({ code, kind }) => code !== undefined || fatal.has(kind));
  if (broken !== undefined) {
    const line = broken.range.start.line + 1;
    return {
      problem: `Line ${line} of the existing file is broken (${broken.kind}); correct it first, then generate again.`,
    };
  }
  const merger = new Merger(document);
  for (const { path, value } of wantedRelations(plan, options)) {
    const [section, name = '', option = ''] = path;
    if (section === 'realms') merger.addToRealm(name, option, value);
    else if (section === 'domain_realm') merger.map(name, value);
    else merger.setDefault(name, value);
  }
  const { edits, changes } = merger.result();
  return { text: applyEdits(document, edits), changes };
}

/** The library reads on here, but not what the writer meant: an insertion could land anywhere. */
const fatal = new Set(['first-header-lost', 'unclosed-brace', 'value-lost-at-end']);

/** Collects insertions by the place where they go, so that each place gets one edit. */
class Merger {
  readonly changes: string[] = [];
  private readonly document: Krb5Document;
  private readonly edits: TextEdit[] = [];
  private readonly newInSection = new Map<string, string[]>();
  private readonly newInBlock = new Map<BlockNode, string[]>();
  private readonly newRealms = new Map<string, string[]>();

  /** What one level is indented by, as far as the file tells. */
  private readonly step: string;

  constructor(document: Krb5Document) {
    this.document = document;
    this.step = /^\t/m.test(document.text) ? '\t' : '    ';
  }

  setDefault(name: string, value: string): void {
    const [known] = this.relations('libdefaults', name);
    if (known === undefined) {
      this.push(this.newInSection, 'libdefaults', `${name} = ${value}`);
      this.changes.push(`${name} = ${value} is added to [libdefaults].`);
    } else if (known.decoded !== value) {
      this.changes.push(`${name} stays ${known.decoded}; ${value} was suggested.`);
    }
  }

  addToRealm(realm: string, option: string, value: string): void {
    const blocks = this.items('realms')
      .filter(isBlock)
      .filter((block) => block.name === realm);
    const [first] = blocks;
    if (first === undefined) {
      if (!this.newRealms.has(realm)) this.changes.push(`Realm ${realm} is added.`);
      this.push(this.newRealms, realm, `${option} = ${value}`);
      return;
    }
    const known = blocks
      .flatMap(({ children }) => children.filter(isRelation))
      .filter((one) => one.name === option);
    // A second admin_server is never asked for a password change, so an existing one stays alone.
    if (known.some(({ decoded }) => decoded === value) || (option !== 'kdc' && known.length > 0))
      return;
    this.push(this.newInBlock, first, `${option} = ${value}`);
    this.changes.push(`${option} = ${value} is added to realm ${realm}.`);
  }

  map(domain: string, realm: string): void {
    const [known] = this.relations('domain_realm', domain);
    if (known?.decoded === realm) return;
    if (known === undefined) {
      this.push(this.newInSection, 'domain_realm', `${domain} = ${realm}`);
      this.changes.push(`${domain} is mapped to ${realm}.`);
      return;
    }
    const indent = indentOf(this.document, known.line);
    const before = comments([`before: ${lineText(this.document, known.line).trim()}`]);
    this.edits.push(
      insertLines(
        this.document,
        known.line,
        before.map((text) => indent + text),
      ),
      replace(known.value.range, realm),
    );
    this.changes.push(`${domain} is mapped to ${realm} instead of ${known.decoded}.`);
  }

  result(): { readonly edits: readonly TextEdit[]; readonly changes: readonly string[] } {
    const appended: string[] = [];
    for (const [block, lines] of this.newInBlock) this.intoBlock(block, lines);
    const realms = [...this.newRealms].flatMap(([realm, lines]) => [
      `${realm} = {`,
      ...lines.map((text) => this.step + text),
      '}',
    ]);
    if (realms.length > 0) this.newInSection.set('realms', realms);
    for (const name of ['libdefaults', 'realms', 'domain_realm']) {
      const lines = this.newInSection.get(name);
      if (lines === undefined) continue;
      const section = this.section(name);
      if (section === undefined) {
        appended.push('', `[${name}]`, ...lines.map((text) => this.step + text));
      } else this.intoSection(section, lines);
    }
    if (appended.length > 0) this.append(appended);
    return { edits: this.edits, changes: this.changes };
  }

  private intoSection(section: SectionNode, lines: readonly string[]): void {
    const entries = section.children.filter((child) => isRelation(child) || isBlock(child));
    const last = entries.at(-1);
    const indent = last === undefined ? this.step : indentOf(this.document, last.line);
    const below = (last?.range.end.line ?? section.line) + 1;
    this.edits.push(
      insertLines(
        this.document,
        below,
        lines.map((text) => indent + text),
      ),
    );
  }

  private intoBlock(block: BlockNode, lines: readonly string[]): void {
    const entries = block.children.filter(isRelation);
    const last = entries.at(-1);
    const own = indentOf(this.document, block.line);
    const indent = last === undefined ? own + this.step : indentOf(this.document, last.line);
    const brace = block.openBrace?.range.end.line ?? block.line;
    const below = (last?.line ?? brace) + 1;
    this.edits.push(
      insertLines(
        this.document,
        below,
        lines.map((text) => indent + text),
      ),
    );
  }

  /** Below everything. An empty last line is where the text ends, not a line to keep. */
  private append(lines: readonly string[]): void {
    const count = this.document.lineStarts.length;
    const endsOpen = lineText(this.document, count - 1) !== '';
    const body = this.document.text.trim() === '' ? lines.slice(1) : lines;
    this.edits.push(insertLines(this.document, endsOpen ? count : count - 1, body));
  }

  private section(name: string): SectionNode | undefined {
    return this.document.sections.find((section) => section.name.text === name);
  }

  private items(section: string): ItemNode[] {
    const same = this.document.sections.filter(({ name }) => name.text === section);
    return same.flatMap(({ children }) => children);
  }

  private relations(section: string, name: string): RelationNode[] {
    return this.items(section)
      .filter(isRelation)
      .filter((relation) => relation.name === name);
  }

  private push<K>(map: Map<K, string[]>, key: K, line: string): void {
    map.set(key, [...(map.get(key) ?? []), line]);
  }
}

function isRelation(item: ItemNode): item is RelationNode {
  return item.kind === 'relation';
}

function isBlock(item: ItemNode): item is BlockNode {
  return item.kind === 'block';
}
