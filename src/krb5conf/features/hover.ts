/** Hover: the option under the cursor, the realm with its places, the host with its realm. */
import { kdcsOfRealm } from '../kdcs.ts';
import { realmOfHost } from '../mapping.ts';
import { directives } from '../options/directives.ts';
import type { Option } from '../options/option.ts';
import { findOption, findSection } from '../options/table.ts';
import type { Profile } from '../profile.ts';
import type { Krb5Document, Position, Range } from '../tree.ts';
import { inlineCode, optionMarkdown, optionSummary } from './optionText.ts';
import { placeAt, touches } from './place.ts';
import { realmNameAt, realmNames } from './realmNames.ts';

export interface Hover {
  readonly markdown: string;
  readonly range: Range;
}

/**
 * What is known of the thing under the cursor.
 * @param profile the configuration as the library merges it, with includes where the caller can read them
 */
export function hoverAt(
  document: Krb5Document,
  position: Position,
  profile: Profile,
): Hover | undefined {
  const realm = realmNameAt(document, position);
  if (realm !== undefined) {
    return { markdown: realmMarkdown(document, realm.realm, profile), range: realm.range };
  }
  const place = placeAt(document, position);
  switch (place.kind) {
    case 'section-name': {
      const section = findSection(place.section.name.text);
      return (
        section && {
          markdown: titled(`[${section.name}]`, section),
          range: place.section.header.range,
        }
      );
    }
    case 'directive': {
      const directive = directives.find((each) => each.name === place.node.directive);
      return directive && touches(place.node.keyword.range, position)
        ? { markdown: titled(directive.name, directive), range: place.node.keyword.range }
        : undefined;
    }
    case 'tag': {
      const { node, path } = place;
      if (node === undefined || !touches(node.rawTag.range, position)) return undefined;
      const option = findOption(path, node.name);
      const host = path[0] === 'domain_realm' ? `\n\n${hostMarkdown(node.name, profile)}` : '';
      if (option === undefined)
        return host === '' ? undefined : { markdown: host.trim(), range: node.rawTag.range };
      return { markdown: titled(node.name, option) + host, range: node.rawTag.range };
    }
    case 'value': {
      const { node, path, name } = place;
      if (node === undefined || !touches(node.value.range, position)) return undefined;
      const option = findOption(path, name);
      if (option === undefined) return undefined;
      return { markdown: titled(name, option), range: node.value.range };
    }
    case 'comment':
    case 'top':
      return undefined;
  }
}

function titled(name: string, option: Option): string {
  return `${inlineCode(name)} — ${optionSummary(option)}\n\n${optionMarkdown(option)}`;
}

/** Where a realm is defined and used, and which KDCs a client would ask. */
function realmMarkdown(document: Krb5Document, realm: string, profile: Profile): string {
  const names = realmNames(document).filter((each) => each.realm === realm);
  const defined = names
    .filter(({ role }) => role === 'definition')
    .map(({ range }) => `line ${range.start.line + 1}`);
  const used = names
    .filter(({ role }) => role === 'reference')
    .map(({ range, where }) => `${inlineCode(where)} (line ${range.start.line + 1})`);
  const { kdcs, usable } = kdcsOfRealm(profile, realm);
  const servers = usable
    ? kdcs.map(({ host, port }) => inlineCode(port === 88 ? host : `${host}:${port}`)).join(', ')
    : `looked up in DNS: ${inlineCode(`_kerberos._udp.${realm.toLowerCase()}`)}`;
  return [
    `Realm ${inlineCode(realm)}`,
    defined.length === 0 ? 'Not defined in this file.' : `Defined in ${defined.join(', ')}.`,
    ...(used.length === 0 ? [] : [`Used in ${used.join(', ')}.`]),
    `KDCs: ${servers}.`,
  ].join('\n\n');
}

/** Which realm a host of this key maps to, entry by entry as the library decides. */
function hostMarkdown(key: string, profile: Profile): string {
  const host = key.startsWith('.') ? `host${key}` : key;
  const found = realmOfHost(profile, host);
  if (found.realm === undefined) return `${inlineCode(host)} maps to no realm here.`;
  const { file, line } = found.entry;
  return `${inlineCode(host)} maps to ${inlineCode(found.realm)} by ${inlineCode(found.key)} (${inlineCode(`${file}:${line}`)}).`;
}
