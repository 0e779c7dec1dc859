/** The ticket caches that the Kerberos library of this machine may use. */
import { userInfo } from 'node:os';
import { cacheNames, defaultCacheName } from './cacheName.ts';
import type { CacheName } from './cacheName.ts';

export interface MachineCache extends CacheName {
  /** `/etc/krb5.conf:7` where a file chose it. */
  readonly originPlace?: string;
}

export interface MachineCaches {
  /** The one that programs here use. */
  readonly login: MachineCache;
  /** Where a ticket may lie unseen. */
  readonly others: readonly MachineCache[];
}

/** @param configured `default_ccache_name`, and `file:line` of where it stands */
export function machineCaches(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  configured: { readonly value: string; readonly origin: string } | undefined,
): MachineCaches {
  const options = {
    env,
    platform,
    configured: configured?.value,
    uid: process.getuid?.(),
    username: userName(),
  };
  const placed = (cache: CacheName): MachineCache =>
    cache.origin === 'default_ccache_name' && configured !== undefined
      ? { ...cache, originPlace: configured.origin }
      : cache;
  return {
    login: placed(defaultCacheName(options)),
    others: cacheNames(options).slice(1).map(placed),
  };
}

/** A user id without an account has no name. */
function userName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
}
