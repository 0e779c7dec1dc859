/** Go to definition, find references and rename, for realms. */
import type { TextEdit } from '../fix.ts';
import type { Krb5Document, Position, Range } from '../tree.ts';
import { impossibleInRealm } from '../values/realmName.ts';
import { realmNameAt, realmNames } from './realmNames.ts';

/** The blocks under [realms] that define the realm under the cursor; MIT merges repeated ones. */
export function findDefinitions(document: Krb5Document, position: Position): Range[] {
  const here = realmNameAt(document, position);
  return realmNames(document)
    .filter(({ realm, role }) => role === 'definition' && realm === here?.realm)
    .map(({ range }) => range);
}

/** Every mention of the realm under the cursor. */
export function findReferences(
  document: Krb5Document,
  position: Position,
  includeDefinition: boolean,
): Range[] {
  const here = realmNameAt(document, position);
  return realmNames(document)
    .filter(
      ({ realm, role }) => realm === here?.realm && (includeDefinition || role === 'reference'),
    )
    .map(({ range }) => range);
}

/** The range that a rename would start from, or undefined where nothing can be renamed. */
export function prepareRename(document: Krb5Document, position: Position): Range | undefined {
  return realmNameAt(document, position)?.range;
}

export type Rename =
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[] }
  /** One sentence: why this cannot be the name of a realm. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Renames a realm everywhere in the document. Other files that name it are not touched. */
export function renameRealm(document: Krb5Document, position: Position, newName: string): Rename {
  const here = realmNameAt(document, position);
  if (here === undefined) return { kind: 'refused', reason: 'There is no realm name here.' };
  const impossible = newName.trim() === '' ? ' ' : impossibleInRealm(newName);
  if (impossible !== undefined || /[\s{}=*"#;]/.test(newName)) {
    return {
      kind: 'refused',
      reason: `"${newName}" cannot be the name of a realm: write a name without blanks, braces, quotes, "=" and "*".`,
    };
  }
  const ranges = realmNames(document).filter(({ realm }) => realm === here.realm);
  return { kind: 'edits', edits: ranges.map(({ range }) => ({ range, newText: newName })) };
}
