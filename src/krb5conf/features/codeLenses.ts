/** "Test this realm" above every realm's block. */
import type { Krb5Document, Range } from '../tree.ts';
import { realmNames } from './realmNames.ts';

export interface RealmLens {
  readonly range: Range;
  readonly realm: string;
}

export function realmLenses(document: Krb5Document): RealmLens[] {
  return realmNames(document)
    .filter(({ role }) => role === 'definition')
    .map(({ realm, range }) => ({ realm, range }));
}
