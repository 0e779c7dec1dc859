/** What klist tells of a cache: the same facts as the cache file's own, as far as its text goes. */
import type { CacheSetting } from '../ccache.ts';
import type { CachedTicket } from '../ccacheCredential.ts';
import type { Principal } from '../principal.ts';

/** A ticket, without keys. What the source does not tell is absent; times are epoch seconds, 0 means not set. */
export interface ListedTicket extends Partial<Omit<CachedTicket, 'client' | 'server'>> {
  readonly client: Principal;
  readonly server: Principal;
  /** klist printed that it has expired instead of saying when. */
  readonly expired?: boolean;
}

/** A cache as klist lists it; a `CredentialCache` of a file is one too. */
export interface ListedCache {
  readonly principal: Principal;
  readonly tickets: readonly ListedTicket[];
  readonly settings: readonly CacheSetting[];
  readonly kdcOffsetSeconds?: number;
  /** What is wrong with it behind what could be read. */
  readonly damage?: string;
}

/** One of several caches, by the name that a program would be given: `KCM:1000:2`. */
export interface NamedCache {
  readonly name: string;
  readonly cache: ListedCache;
}
