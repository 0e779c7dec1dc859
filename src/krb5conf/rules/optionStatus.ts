import { replace } from '../fix.ts';
import type { Option } from '../options/option.ts';
import { findOption, findSection } from '../options/table.ts';
import type { Range } from '../tree.ts';
import type { Library } from './context.ts';
import type { Block, Entry } from './entry.ts';
import { spokenLibraries } from './readers.ts';
import { isServerFile } from './realmFacts.ts';
import type { Rule } from './rule.ts';
import { removeLine } from './syntaxHeaders.ts';
import type { ConfigView } from './view.ts';

/** A name with its row, be it a section, a block or a relation. */
interface Named {
  readonly range: () => Range;
  readonly option: Option;
  readonly item: Entry | Block | undefined;
}

function* named(view: ConfigView): Iterable<Named> {
  for (const { name } of view.sections) {
    const option = findSection(name.text);
    if (option) yield { range: () => name.range, option, item: undefined };
  }
  for (const item of view.remarkable)
    if (item.option) yield { range: () => item.node.tag.range, option: item.option, item };
}

const libraries: readonly Library[] = ['mit', 'heimdal', 'java'];

/** Whether a block or section around the item has been reported already, with everything in it. */
function settledAbove(item: Entry | Block | undefined): boolean {
  if (!item) return false;
  const [section = '', ...blocks] = item.path;
  const above = findSection(section);
  if (above?.removed !== undefined || above?.deprecated !== undefined) return true;
  const parent = blocks.pop();
  return parent !== undefined && findOption([section, ...blocks], parent)?.removed !== undefined;
}

/** "MIT dropped it in release 1.8", or what the table says in words. */
function removal({ removed = '', readers }: Option): string {
  const names = spokenLibraries(libraries.filter((library) => readers.includes(library)));
  if (/^\d/.test(removed) && names !== '') return `${names} dropped it in release ${removed}`;
  return `gone since ${removed}`;
}

/** `option-removed`. */
export const optionRemoved: Rule = {
  id: 'option-removed',
  severity: 'warning',
  summary: 'An option that current releases no longer have.',
  consequence: 'The line has no effect.',
  remedy: 'Remove it, or use the replacement that the message names.',
  example: {
    bad: '[libdefaults]\n    krb4_config = /etc/krb.conf\n',
    good: '[libdefaults]\n    forwardable = true\n',
  },
  *check(view) {
    for (const { range, option, item } of named(view)) {
      if (option.removed === undefined || settledAbove(item)) continue;
      const kind = item ? option.name : `[${option.name}]`;
      yield {
        range: range(),
        message: `${kind} has no effect: ${removal(option)}.${option.replacement ? ` Use ${option.replacement}.` : ''}`,
        fixes: item?.node.kind === 'relation' ? [removeLine(view.document, item.node.line)] : [],
        tag: 'deprecated',
      };
    }
  },
};

/** `option-deprecated`. */
export const optionDeprecated: Rule = {
  id: 'option-deprecated',
  severity: 'information',
  summary: 'An option that has a newer name, or is on its way out.',
  consequence: 'It still works, or worked until recently; later releases may drop it.',
  remedy: 'Use the replacement that the message names.',
  example: {
    bad: '[libdefaults]\n    default_realm = A.COM\n[realms]\n    A.COM = {\n        kdc = dc1.a.com\n        master_kdc = dc1.a.com\n    }\n',
    good: '[libdefaults]\n    default_realm = A.COM\n[realms]\n    A.COM = {\n        kdc = dc1.a.com\n        primary_kdc = dc1.a.com\n    }\n',
  },
  *check(view) {
    for (const { range, option, item } of named(view)) {
      const { deprecated, removed, replacement } = option;
      if (deprecated === undefined || removed !== undefined || settledAbove(item)) continue;
      if (item && !isRead(option, view.libraries)) continue;
      const since = /^\d/.test(deprecated) ? ` since release ${deprecated}` : '';
      const simple = replacement !== undefined && /^[a-z0-9_-]+$/.test(replacement);
      const fixes =
        simple && item
          ? [{ title: `Change to ${replacement}`, edits: [replace(range(), replacement)] }]
          : [];
      yield {
        range: range(),
        message: `${item ? option.name : `[${option.name}]`} is deprecated${since}.${replacement ? ` Use ${replacement}.` : ' Remove it.'}`,
        fixes,
        tag: 'deprecated',
      };
    }
  },
};

function isRead({ readers }: Option, chosen: readonly Library[]): boolean {
  return chosen.some((library) => readers.includes(library));
}

/** `option-other-implementation`. */
export const optionOtherImplementation: Rule = {
  id: 'option-other-implementation',
  severity: 'information',
  summary: 'An option that only another Kerberos library reads.',
  consequence: 'For the chosen library the line has no effect.',
  remedy: 'Nothing, if programs with the other library use the file as well.',
  example: {
    bad: '[libdefaults]\n    default_etypes = aes256-cts-hmac-sha1-96\n',
    good: '[libdefaults]\n    permitted_enctypes = aes256-cts-hmac-sha1-96\n',
  },
  *check(view) {
    const settled = new Set<string>();
    for (const { range, option, item } of named(view)) {
      if (option.removed !== undefined || isRead(option, view.libraries)) continue;
      // Any program may read anything in [appdefaults].
      if (item?.path[0] === 'appdefaults') continue;
      const others = libraries.filter((library) => option.readers.includes(library));
      // PAM modules, MySQL and Solaris read their options whatever the library is.
      if (others.length === 0 || others.length < option.readers.length) continue;
      if (!item) settled.add(option.name);
      else if (settled.has(item.path[0] ?? '')) continue;
      yield {
        range: range(),
        message: `Only ${spokenLibraries(others)} reads ${item ? option.name : `[${option.name}]`}; for ${spokenLibraries(view.libraries)} it has no effect.`,
      };
    }
  },
};

/** `option-kdc-side`. */
export const optionKdcSide: Rule = {
  id: 'option-kdc-side',
  severity: 'information',
  summary: 'An option of the KDC in the file of a client.',
  consequence: 'Clients do not read it. On a KDC host it belongs to kdc.conf.',
  remedy: 'Remove it, unless this machine is a KDC.',
  example: {
    bad: '[libdefaults]\n    default_realm = A.COM\n[realms]\n    A.COM = {\n        kdc = dc1.a.com\n        max_life = 10h\n    }\n',
    good: '[libdefaults]\n    default_realm = A.COM\n    ticket_lifetime = 10h\n[realms]\n    A.COM = {\n        kdc = dc1.a.com\n    }\n',
  },
  *check(view) {
    if (isServerFile(view)) return;
    for (const { range, option, item } of named(view)) {
      if (option.side !== 'kdc' || !item || option.removed !== undefined) continue;
      if (!isRead(option, view.libraries)) continue;
      yield {
        range: range(),
        message: `Only the KDC reads ${option.name}; on a client it has no effect.`,
      };
    }
  },
};
