/** Reads `klist -l` of MIT and Heimdal: which caches a collection holds, and whose. */
import type { Principal } from '../principal.ts';
import { listedPrincipal } from './listedPrincipal.ts';

export interface CacheListRow {
  readonly name: string;
  readonly principal: Principal;
  /** MIT marks a cache whose tickets have all ended, Heimdal writes `Expired`. */
  readonly expired: boolean;
}

/** The rows of the table, in its order; other lines are passed over. Never throws. */
export function readCacheList(text: string): readonly CacheListRow[] {
  return text.split(/\r?\n/).flatMap((line): readonly CacheListRow[] => {
    // Columns are two blanks apart; neither a principal nor a cache of a login has two blanks in it.
    const [, owner = '', name = '', rest = ''] =
      /^[* ]{0,4}(\S.*?) {2,}((?:[A-Za-z]{2,}:|\/)\S*)(.*)$/.exec(line) ?? [];
    const principal = listedPrincipal(owner);
    if (!principal || principal.realm === '') return [];
    return [{ name, principal, expired: /Expired/i.test(rest) }];
  });
}
