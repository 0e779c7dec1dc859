/** Why klist, kvno or kgetcred could not use a cache, from what it printed (`LC_ALL=C`). */
export type CacheFailure = 'missing' | 'unreadable' | 'damaged' | 'type-unavailable';

/** Texts of MIT's error tables (lib/krb5/error_tables) and of Heimdal's cache types. */
const failures: readonly (readonly [RegExp, CacheFailure])[] = [
  [/permissions incorrect|Permission denied|Refuses to open/i, 'unreadable'],
  [
    /No KCM server found|Unknown credential cache type|unknown ccache type|Credential cache function not supported/i,
    'type-unavailable',
  ],
  [
    /End of credential cache reached|Unsupported credentials cache format|Bad format in credentials cache|Malformed|Internal credentials cache error/i,
    'damaged',
  ],
  [
    /No credentials cache found|No ticket file|Credentials cache keyring .* not found|No such file or directory|No credentials cache file/i,
    'missing',
  ],
];

/** The kind of failure that the text tells; `undefined` for any other text. */
export function cacheFailure(text: string): CacheFailure | undefined {
  return failures.find(([pattern]) => pattern.test(text))?.[1];
}
