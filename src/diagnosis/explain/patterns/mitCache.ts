/** What MIT's library and programs say about ticket caches (krb5_err.et, cc_*.c). */
import type { ErrorPattern } from '../pattern.ts';

export const mitCachePatterns: readonly ErrorPattern[] = [
  {
    tool: 'MIT Kerberos',
    pattern: /No credentials cache (?:file )?found(?: \(filename: (?<file>[^\s)]{1,512})\))?/,
    symptom: 'no-ticket',
    example: 'klist: No credentials cache found (filename: /tmp/krb5cc_1000)',
    source: 'lab K01',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /No Kerberos credentials available(?: \(default cache: (?<file>[^\s)]{1,512})\))?/,
    symptom: 'no-ticket',
    example:
      'psql: error: GSSAPI continuation error: No credentials were supplied, or the credentials were unavailable or inaccessible: No Kerberos credentials available (default cache: FILE:/tmp/krb5cc_1000)',
    source: 'lab K01',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /No credentials were supplied, or the credentials were unavailable or inaccessible/,
    symptom: 'no-ticket',
    example:
      'ERROR 1105 (HY000): Client GSSAPI error (major 458752, minor 0) : gss_init_sec_context - No credentials were supplied, or the credentials were unavailable or inaccessible.',
    source: 'lab K01',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Credentials cache keyring ["'](?<file>[^"'\s]{1,512})["'] not found/,
    symptom: 'no-ticket',
    example: "klist: Credentials cache keyring 'persistent:1000:1000' not found",
    source: 'cc_keyring.c',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Can't find client principal (?<client>[^\s]{1,512}) in cache collection/,
    symptom: 'no-ticket',
    example: "klist: Can't find client principal alice@EXAMPLE.COM in cache collection",
    source: 'kinit.c, klist.c',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Matching credential not found/,
    symptom: 'no-ticket',
    example:
      'kvno: Matching credential not found (filename: /tmp/krb5cc_1000) while getting credentials for postgres/db@EXAMPLE.COM',
    source: 'krb5_err.et KRB5_CC_NOTFOUND',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Credentials cache permissions incorrect(?: \(filename: (?<file>[^\s)]{1,512})\))?/,
    symptom: 'cache-unreadable',
    example: 'klist: Credentials cache permissions incorrect (filename: /tmp/krb5cc_1000)',
    source: 'lab K04',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /End of credential cache reached(?: \(filename: (?<file>[^\s)]{1,512})\))?/,
    symptom: 'cache-damaged',
    example: 'klist: End of credential cache reached (filename: /tmp/krb5cc_1000)',
    source: 'lab K06',
  },
  {
    tool: 'MIT Kerberos',
    pattern:
      /Unsupported credentials cache format version number(?: \(filename: (?<file>[^\s)]{1,512})\))?/,
    symptom: 'cache-damaged',
    example:
      'klist: Unsupported credentials cache format version number (filename: /tmp/krb5cc_1000)',
    source: 'lab K06',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Bad format in credentials cache/,
    symptom: 'cache-damaged',
    example: 'klist: Bad format in credentials cache (filename: /tmp/krb5cc_1000)',
    source: 'krb5_err.et KRB5_CC_FORMAT',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Unknown credential cache type/,
    symptom: 'cache-type',
    example: 'klist: Unknown credential cache type while getting default ccache',
    source: 'krb5_err.et KRB5_CC_UNKNOWN_TYPE',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /No KCM server found while resolving ccache/,
    symptom: 'cache-type',
    example: 'klist: No KCM server found while resolving ccache KCM:',
    source: 'diagnostics reference §3.4',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Internal credentials cache error/,
    symptom: 'cache-type',
    example: 'kinit: Internal credentials cache error when initializing cache',
    source: 'krb5.conf reference O15',
  },
];
