/** Credential cache types and who has them. */
const types: ReadonlyMap<string, readonly ('mit' | 'heimdal')[]> = new Map([
  ['FILE', ['mit', 'heimdal']],
  ['DIR', ['mit', 'heimdal']],
  ['MEMORY', ['mit', 'heimdal']],
  ['KEYRING', ['mit', 'heimdal']],
  ['KCM', ['mit', 'heimdal']],
  ['API', ['mit', 'heimdal']],
  ['MSLSA', ['mit']],
  ['XCACHE', ['heimdal']],
  ['SCC', ['heimdal']],
  ['SDB', ['heimdal']],
]);

export const ccacheTypes: readonly string[] = [...types.keys()];

/** Platforms on which a type can work at all; types without an entry work everywhere. */
export const ccachePlatforms: ReadonlyMap<string, readonly string[]> = new Map([
  ['KEYRING', ['linux']],
  ['MSLSA', ['win32']],
  ['API', ['darwin', 'win32']],
]);

/** Tokens of MIT's path expansion on Unix and on Windows (lib/krb5/os/expand_path.c), then Heimdal's own. */
const tokens: readonly string[] = [
  'LIBDIR',
  'BINDIR',
  'SBINDIR',
  'euid',
  'username',
  'TEMP',
  'USERID',
  'uid',
  'null',
];
const windowsTokens: readonly string[] = [
  'LIBDIR',
  'BINDIR',
  'SBINDIR',
  'APPDATA',
  'COMMON_APPDATA',
  'LOCAL_APPDATA',
  'SYSTEM',
  'WINDOWS',
  'USERCONFIG',
  'COMMONCONFIG',
  'TEMP',
  'USERID',
  'uid',
  'euid',
  'username',
  'null',
];
const heimdalTokens: readonly string[] = [
  'LOCALSTATEDIR',
  'SYSCONFDIR',
  'ccache_name',
  'loginname',
  'luser',
];

export const expansionTokens: readonly string[] = [
  ...new Set([...tokens, ...windowsTokens, ...heimdalTokens]),
];

export interface CcacheReading {
  readonly type: string;
  readonly residual: string;
  readonly knownType: boolean;
}

/** `TYPE:residual`; a value without a type is a FILE, and so is `C:\…`. */
export function readCcache(value: string): CcacheReading {
  const match = /^([A-Za-z][A-Za-z0-9]+):(.*)$/.exec(value);
  const type = match?.[1] ?? 'FILE';
  return { type, residual: match?.[2] ?? value, knownType: types.has(type) };
}

/** A `%{…}` that no library expands, with its offset. */
export interface UnknownToken {
  readonly token: string;
  readonly offset: number;
}

/**
 * The expansion tokens that MIT would refuse ("Internal credentials cache error"). It compares
 * prefixes, so `%{u}` is fine (measured).
 */
export function unknownTokens(value: string): UnknownToken[] {
  return [...value.matchAll(/%\{([^}]*)\}?/g)]
    .filter((match) => {
      const name = match[1] ?? '';
      return !match[0].endsWith('}') || !expansionTokens.some((token) => token.startsWith(name));
    })
    .map((match) => ({ token: match[0], offset: match.index }));
}
