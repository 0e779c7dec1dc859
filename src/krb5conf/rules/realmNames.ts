import type { Range } from '../tree.ts';
import { hasLowerCase } from '../values/realmName.ts';
import { valueRange } from './entry.ts';
import type { Block, Entry } from './entry.ts';
import type { ConfigView } from './view.ts';

/** One mention of a realm. Its range is made when asked for, because few are. */
export class RealmMention {
  readonly name: string;
  readonly role: 'default' | 'stanza' | 'target' | 'path';
  private readonly item: Entry | Block;
  private readonly part: 'tag' | 'value';

  constructor(
    name: string,
    role: RealmMention['role'],
    item: Entry | Block,
    part: 'tag' | 'value',
  ) {
    this.name = name;
    this.role = role;
    this.item = item;
    this.part = part;
  }

  range(): Range {
    const { item, part } = this;
    return part === 'value' && 'value' in item ? valueRange(item) : item.node.tag.range;
  }
}

type Visit = (
  name: string,
  role: RealmMention['role'],
  item: Entry | Block,
  part: 'tag' | 'value',
) => void;

/**
 * The names of realms that have to agree with each other: default, stanzas, targets of mappings, trust paths.
 * Two spellings of one name differ in small letters, which few names have: only these are kept.
 */
export class RealmNames {
  private readonly view: Pick<ConfigView, 'blocks' | 'libdefaults' | 'mappings' | 'stanzas'>;
  private readonly realms: ConfigView['realms'];
  private knownUndefined: readonly Entry[] | undefined;
  private knownSmall: ReadonlyMap<string, string> | undefined;
  private knownMentions: readonly RealmMention[] | undefined;

  constructor(view: RealmNames['view'], realms: ConfigView['realms']) {
    this.view = view;
    this.realms = realms;
  }

  /** Mappings to realms without a stanza in this file. */
  get unlistedTargets(): readonly Entry[] {
    this.knownUndefined ??= this.view.mappings.filter(({ value }) => !this.realms.has(value));
    return this.knownUndefined;
  }

  /** Names with small letters, and what they are in capitals. */
  get withSmallLetters(): ReadonlyMap<string, string> {
    this.knownSmall ??= this.smallLetters();
    return this.knownSmall;
  }

  /** Mentions, in the order of their roles, of names with small letters and of what these are in capitals. */
  get mentionsInDoubt(): readonly RealmMention[] {
    this.knownMentions ??= this.mentions();
    return this.knownMentions;
  }

  private smallLetters(): Map<string, string> {
    const found = new Map<string, string>();
    const look: Visit = (name) => {
      if (hasLowerCase(name)) found.set(name, name.toUpperCase());
    };
    // What a mapping to a realm of this file says, its stanza says as well.
    this.visit(look, this.unlistedTargets);
    return found;
  }

  private mentions(): RealmMention[] {
    const small = this.withSmallLetters;
    const found: RealmMention[] = [];
    if (small.size === 0) return found;
    const wanted = new Set([...small.keys(), ...small.values()]);
    const note: Visit = (name, role, item, part) => {
      if (wanted.has(name)) found.push(new RealmMention(name, role, item, part));
    };
    this.visit(note, this.view.mappings);
    return found;
  }

  private visit(look: Visit, mappings: readonly Entry[]): void {
    const { libdefaults, stanzas, blocks } = this.view;
    for (const entry of libdefaults.get('default_realm') ?? [])
      look(entry.value, 'default', entry, 'value');
    for (const { name, block } of stanzas) look(name, 'stanza', block, 'tag');
    for (const entry of mappings) look(entry.value, 'target', entry, 'value');
    for (const block of blocks) {
      if (block.path.length !== 1 || block.path[0] !== 'capaths') continue;
      look(block.tag, 'path', block, 'tag');
      for (const entry of block.entries) {
        const { tag, value } = entry;
        look(tag, 'path', entry, 'tag');
        if (!/^\.?$|\s/.test(value)) look(value, 'path', entry, 'value');
      }
    }
  }
}
