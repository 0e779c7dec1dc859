import { mitBoolean } from '../values/boolean.ts';
import type { Range } from '../tree.ts';
import { valueRange } from './entry.ts';
import type { Block, Entry } from './entry.ts';
import type { ConfigView } from './view.ts';

/** Whether KDCs are looked up in DNS: dns_lookup_kdc, else dns_fallback, else yes. A bad boolean counts as false. */
export function looksUpKdcs({ libdefaults }: ConfigView): boolean {
  const [entry] = libdefaults.get('dns_lookup_kdc') ?? libdefaults.get('dns_fallback') ?? [];
  return entry === undefined ? true : (mitBoolean(entry.value) ?? false);
}

const serverSections = new Set([
  'kdcdefaults',
  'dbdefaults',
  'dbmodules',
  'otp',
  'kdc',
  'hdb',
  'kadmin',
]);

/** A kdc.conf, or a krb5.conf of a KDC: what a client needs may be elsewhere. */
export function isServerFile({ sections, context }: ConfigView): boolean {
  return (
    context.path?.endsWith('kdc.conf') === true ||
    sections.some(({ name }) => serverSections.has(name.text))
  );
}

/** Whether every realm that could be defined is in sight: no unread include, no template. */
export function knowsAllRealms({ included, template, context, document }: ConfigView): boolean {
  const headerLost = document.problems.some(({ kind }) => kind === 'first-header-lost');
  return !included.open && template === 'none' && context.snippet !== true && !headerLost;
}

export function isDefined({ realms, included }: ConfigView, realm: string): boolean {
  return realms.has(realm) || included.realms.has(realm);
}

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
    part: 'tag' | 'value' = 'tag',
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

function ofEntry(entry: Entry, role: RealmMention['role']): RealmMention {
  return new RealmMention(entry.value, role, entry, 'value');
}

const mentionsOf = new WeakMap<ConfigView, readonly RealmMention[]>();

/** Every mention of a realm that has to agree with the others: default, stanzas, targets of mappings, trust paths. */
export function realmMentions(view: ConfigView): readonly RealmMention[] {
  const known = mentionsOf.get(view);
  if (known) return known;
  const mentions: RealmMention[] = [];
  for (const entry of view.libdefaults.get('default_realm') ?? [])
    mentions.push(ofEntry(entry, 'default'));
  for (const { name, block } of view.stanzas)
    mentions.push(new RealmMention(name, 'stanza', block));
  for (const entry of view.mappings) mentions.push(ofEntry(entry, 'target'));
  for (const block of view.blocks) {
    if (block.path.length !== 1 || block.path[0] !== 'capaths') continue;
    mentions.push(new RealmMention(block.tag, 'path', block));
    for (const entry of block.entries) {
      const { tag, value } = entry;
      mentions.push(new RealmMention(tag, 'path', entry));
      if (!/^\.?$|\s/.test(value)) mentions.push(ofEntry(entry, 'path'));
    }
  }
  mentionsOf.set(view, mentions);
  return mentions;
}

/** A client needs the KDCs of these realms: the default one and those that hosts map to. */
export function realmsInUse(view: ConfigView): ReadonlySet<string> {
  const used = (view.libdefaults.get('default_realm') ?? []).map(({ value }) => value);
  return new Set([...used, ...view.mappings.map(({ value }) => value)]);
}

/**
 * Whether a key of [domain_realm] covers endpoints of RDS and Aurora. They end in
 * `<region>.rds.amazonaws.com`, in China in `rds.<region>.amazonaws.com.cn`.
 */
export function coversRds(key: string): boolean {
  const domain = key.replace(/^\./, '');
  if (/^amazonaws\.com(\.cn)?$/.test(domain)) return true;
  if (/^[a-z0-9-]+\.amazonaws\.com\.cn$/.test(domain)) return true;
  return /(^|\.)rds\.(amazonaws\.com|[a-z0-9-]+\.amazonaws\.com\.cn)$/.test(domain);
}

/** The file is meant for databases on AWS: it says so itself, or the caller knows the directory of one of its realms. */
export function concernsAws(view: ConfigView): boolean {
  const { directories = [] } = view.context;
  if (directories.some(({ realm }) => isDefined(view, realm))) return true;
  return /amazonaws\.com/i.test(view.document.text);
}
