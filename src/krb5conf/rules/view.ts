import type { OptionType } from '../options/option.ts';
import type { RealmStanza } from './realmStanza.ts';
import type { DirectiveNode, Krb5Document, SectionNode } from '../tree.ts';
import { Collector, directivesOf } from './collector.ts';
import { librariesOf } from './context.ts';
import type { Library, LintContext } from './context.ts';
import type { Block, Entry } from './entry.ts';
import { Hosts } from './hosts.ts';
import { includedFacts } from './included.ts';
import type { IncludedFacts } from './included.ts';
import { MappingKeys } from './mappingKeys.ts';
import { RealmNames } from './realmNames.ts';

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
  /** Relations directly under [realms], where only blocks have a meaning. */
  readonly realmValues: readonly Entry[];
  /** Relations whose value holds what was meant as a comment. */
  readonly commented: readonly Entry[];
  /** Relations directly under [domain_realm]. */
  readonly mappings: readonly Entry[];
  readonly keys: MappingKeys;
  readonly hosts: Hosts;
  readonly names: RealmNames;
  readonly included: IncludedFacts;
  /** Relations by the type that the options table gives them. */
  readonly ofType: (type: OptionType) => readonly Entry[];
}

function includesOf(document: Krb5Document, { directives }: Collector): DirectiveNode[] {
  return [...directivesOf(document.children), ...directives];
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
  const { realms, strangers, remarkable, realmValues, commented } = collected;
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
    realmValues,
    commented,
    mappings,
    keys: new MappingKeys(mappings),
    hosts: new Hosts(byType.get('host') ?? []),
    names: new RealmNames(collected, realms),
    included: includedFacts(includesOf(document, collected), context),
    ofType: (type) => byType.get(type) ?? [],
  };
}
