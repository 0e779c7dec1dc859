import { join } from 'node:path';

/** Where the name of the credential cache came from, in the order in which the library looks. */
export type CacheNameOrigin = 'KRB5CCNAME' | 'default_ccache_name' | 'built-in';

export interface CacheName {
  /** As the library would print it: `FILE:/tmp/krb5cc_1000`. */
  readonly name: string;
  readonly origin: CacheNameOrigin;
}

/** `TYPE` and the rest behind its colon; a name without a type is a file (krb5_cc_resolve). */
export interface CacheLocation {
  readonly type: string;
  readonly residual: string;
}

/**
 * The cache that programs started in this environment use. `configured` is `default_ccache_name` of krb5.conf, `uid` the
 * numeric user id where there is one; without either it is MIT's compiled-in default on Linux.
 */
export function defaultCacheName(options: {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly configured?: string | undefined;
  readonly uid?: number | undefined;
  readonly home?: string | undefined;
}): CacheName {
  const { env, configured, uid, home } = options;
  const fromEnvironment = env['KRB5CCNAME'];
  if (fromEnvironment !== undefined && fromEnvironment !== '') {
    return { name: fromEnvironment, origin: 'KRB5CCNAME' };
  }
  if (configured !== undefined) {
    const tokens = { uid: uid?.toString(), euid: uid?.toString(), TEMP: '/tmp', home, null: '' };
    return { name: expand(configured, tokens), origin: 'default_ccache_name' };
  }
  return { name: `FILE:/tmp/krb5cc_${uid ?? 0}`, origin: 'built-in' };
}

/** Splits a cache name. A Windows drive letter is no type. */
export function locateCache(name: string): CacheLocation {
  const parts = /^([A-Za-z]{2,}):(.*)$/s.exec(name);
  const [, type = 'FILE', residual = name] = parts ?? [];
  return { type: type.toUpperCase(), residual };
}

/** File that a `DIR:` cache means: `DIR::/path/tktX` is one of its files, otherwise its `primary` names one. */
export function directoryCacheFile(residual: string, primary: string | undefined): string {
  if (residual.startsWith(':')) return residual.slice(1);
  const file = primary?.trim() ?? '';
  // The library accepts only names of its own making; anything else could lead out of the directory.
  return join(residual, /^tkt[^/\\]*$/.test(file) ? file : 'tkt');
}

/** Parameter expansion of krb5.conf paths; an unknown token stays as it is. */
function expand(text: string, tokens: Readonly<Record<string, string | undefined>>): string {
  return text.replace(/%\{(\w+)\}/g, (whole, token: string) => tokens[token] ?? whole);
}
