import { tmpdir } from 'node:os';
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

export interface CacheNameOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `default_ccache_name` of krb5.conf. */
  readonly configured?: string | undefined;
  /** Numeric user id, where there is one. */
  readonly uid?: number | undefined;
  readonly username?: string | undefined;
  readonly platform?: NodeJS.Platform;
}

/** The cache that programs started in this environment use. */
export function defaultCacheName(options: CacheNameOptions): CacheName {
  const [first] = cacheNames(options);
  return first ?? builtIn(options);
}

/**
 * All that name a cache, in the library's order, each cache once: the first one counts, the others are where a ticket may
 * lie unseen.
 */
export function cacheNames(options: CacheNameOptions): readonly CacheName[] {
  const { env, configured } = options;
  const named = env['KRB5CCNAME'];
  const names: readonly CacheName[] = [
    ...(named === undefined || named === ''
      ? []
      : [{ name: named, origin: 'KRB5CCNAME' as const }]),
    ...(configured === undefined
      ? []
      : [{ name: expand(configured, options), origin: 'default_ccache_name' as const }]),
    builtIn(options),
  ];
  const place = ({ name }: CacheName): string => {
    const { type, residual } = locateCache(name);
    return `${type}:${residual}`;
  };
  return names.filter((each, at) => names.findIndex((one) => place(one) === place(each)) === at);
}

/** Compiled-in names: MIT and Heimdal on Unix, Apple's Heimdal, the logon session that SSPI and MIT on Windows use. */
function builtIn({ uid, platform = 'linux' }: CacheNameOptions): CacheName {
  const names: Partial<Record<NodeJS.Platform, string>> = { darwin: 'API:', win32: 'MSLSA:' };
  return { name: names[platform] ?? `FILE:/tmp/krb5cc_${uid ?? 0}`, origin: 'built-in' };
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

/** Parameter expansion of krb5.conf paths (MIT lib/krb5/os/expand_path.c); an unknown token stays as it is. */
function expand(text: string, { uid, username, env }: CacheNameOptions): string {
  const id = uid?.toString();
  const tokens: Readonly<Record<string, string | undefined>> = {
    uid: id,
    euid: id,
    USERID: id,
    username,
    TEMP: env['TMPDIR'] ?? tmpdir(),
    null: '',
  };
  return text.replace(/%\{(\w+)\}/g, (whole, token: string) => tokens[token] ?? whole);
}
