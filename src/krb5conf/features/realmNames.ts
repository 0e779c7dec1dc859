/** Every place where a file names a realm: what definition, references, rename and hover are made of. */
import { findOption } from '../options/table.ts';
import type { Krb5Document, Position, Range, RelationNode, Token } from '../tree.ts';
import { itemsOf, pathOf, touches } from './place.ts';

export interface RealmName {
  readonly realm: string;
  readonly range: Range;
  /** `definition`: its block under [realms]; every other mention is a `reference`. */
  readonly role: 'definition' | 'reference';
  /** Where it stands, in words: `default_realm`, `[domain_realm] .example.com`. */
  readonly where: string;
}

/** All realm names of a document, in the order of the text. */
export function realmNames(document: Krb5Document): RealmName[] {
  return [...itemsOf(document)].flatMap((item) => {
    const path = pathOf(item.parent);
    const [section] = path;
    const found: RealmName[] = [];
    if (isRealmTag(path)) {
      const role = section === 'realms' && item.kind === 'block' ? 'definition' : 'reference';
      found.push(named(item.tag, role, `[${section ?? ''}]`));
    }
    if (item.kind === 'relation') found.push(...inValue(item, path));
    return found;
  });
}

/** Tags that are realms: blocks of [realms] and [capaths] with what is in those, and realms of [libdefaults]. */
function isRealmTag(path: readonly string[]): boolean {
  if (path[0] === 'capaths') return path.length <= 2;
  return path.length === 1 && path[0] === 'realms';
}

function inValue(item: RelationNode, path: readonly string[]): RealmName[] {
  const where = path[0] === 'domain_realm' ? `[domain_realm] ${item.name}` : item.name;
  if (path[0] === 'capaths') {
    // `.` says that the path is direct; anything else is the realm of one hop.
    return item.decoded === '.' || item.decoded === ''
      ? []
      : [ofValue(item, `[capaths] ${path.at(-1) ?? ''}`)];
  }
  if (path[0] === 'domain_realm' || findOption(path, item.name)?.type === 'realm') {
    return item.decoded === '' ? [] : [ofValue(item, where)];
  }
  return [];
}

/** A quoted value is named without its quotes, so that a rename leaves them. */
function ofValue(item: RelationNode, where: string): RealmName {
  const { value } = item;
  const { start, end } = value.range;
  const inner = value.quoted
    ? {
        start: { line: start.line, character: start.character + 1 },
        end: { line: end.line, character: end.character - (value.terminated ? 1 : 0) },
      }
    : value.range;
  return { realm: value.decoded, range: inner, role: 'reference', where };
}

function named(token: Token, role: RealmName['role'], where: string): RealmName {
  return { realm: token.text, range: token.range, role, where };
}

/** The realm name that the position touches. */
export function realmNameAt(document: Krb5Document, position: Position): RealmName | undefined {
  return realmNames(document).find(({ range }) => touches(range, position));
}

/** Realms that the document defines, each once, in the order of the text. */
export function definedRealms(document: Krb5Document): string[] {
  return [
    ...new Set(
      realmNames(document)
        .filter(({ role }) => role === 'definition')
        .map(({ realm }) => realm),
    ),
  ];
}
