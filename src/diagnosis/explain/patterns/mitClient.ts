/** What MIT's library says of its configuration and of the way to a KDC (krb5_err.et, prof_err.et, locate_kdc.c). */
import type { ErrorPattern } from '../pattern.ts';

export const mitClientPatterns: readonly ErrorPattern[] = [
  {
    tool: 'MIT Kerberos',
    pattern: /Cannot find KDC for(?: requested)? realm(?: ["'](?<realm>[^"']{1,255})["'])?/,
    symptom: 'kdc-unfindable',
    example:
      'kinit: Cannot find KDC for realm "ONPREM.EXAMPLE.COM" while getting initial credentials',
    source: 'lab C12, D04, D05; locate_kdc.c',
  },
  {
    tool: 'MIT Kerberos',
    pattern:
      /Cannot resolve network address for KDC in(?: requested)? realm(?: ["'](?<realm>[^"']{1,255})["'])?/,
    symptom: 'kdc-unreachable',
    example:
      'kinit: Cannot resolve network address for KDC in realm "EXAMPLE.COM" while getting initial credentials',
    source: 'krb5_err.et KRB5_REALM_CANT_RESOLVE',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Cannot resolve servers for KDC in realm ["'](?<realm>[^"']{1,255})["']/,
    symptom: 'kdc-unreachable',
    example:
      'kinit: Cannot resolve servers for KDC in realm "EXAMPLE.COM" while getting initial credentials',
    source: 'sendto_kdc.c',
  },
  {
    tool: 'MIT Kerberos',
    pattern:
      /Cannot contact any KDC for requested realm while (?:getting initial credentials|changing password)/,
    symptom: 'password-change-unreachable',
    example: 'kinit: Cannot contact any KDC for requested realm while getting initial credentials',
    source: 'lab N12',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Cannot contact any KDC for realm ["'](?<realm>[^"']{1,255})["']/,
    symptom: 'kdc-unreachable',
    example:
      "kinit: Cannot contact any KDC for realm 'ONPREM.EXAMPLE.COM' while getting initial credentials",
    source: 'lab N02, N03, N04, N06, N09, N11; sendto_kdc.c',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Cannot contact any KDC for requested realm/,
    symptom: 'kdc-unreachable',
    example: 'Cannot contact any KDC for requested realm',
    source: 'krb5_err.et KRB5_KDC_UNREACH',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Invalid argument while getting initial credentials/,
    symptom: 'kdc-value-invalid',
    example: 'kinit: Invalid argument while getting initial credentials',
    source: 'krb5.conf reference K1–K4',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Resource temporarily unavailable while getting initial credentials/,
    symptom: 'proxy-broken',
    example: 'kinit: Resource temporarily unavailable while getting initial credentials',
    source: 'lab C11',
  },
  {
    tool: 'MIT Kerberos',
    pattern:
      /Configuration file does not specify default realm(?: when parsing name (?<user>[^\s]{1,255}))?/,
    symptom: 'no-default-realm',
    example: 'kinit: Configuration file does not specify default realm when parsing name aduser',
    source: 'lab C03, T01',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Improper format of Kerberos configuration file/,
    symptom: 'config-unreadable',
    example:
      'kinit: Improper format of Kerberos configuration file while initializing Kerberos 5 library',
    source: 'lab C09',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Included profile (?:file|directory) could not be read/,
    symptom: 'include-unreadable',
    example:
      'kinit: Included profile directory could not be read while initializing Kerberos 5 library',
    source: 'prof_err.et',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Can't open\/find Kerberos configuration file/,
    symptom: 'config-unreadable',
    example:
      "kinit: Can't open/find Kerberos configuration file while initializing Kerberos 5 library",
    source: 'kdb5/krb5_err.et KRB5_CONFIG_CANTOPEN',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /No supported encryption types \(config file error\?\)/,
    symptom: 'enctype-config',
    example:
      'kinit: No supported encryption types (config file error?) while getting initial credentials',
    source: 'krb5_err.et KRB5_CONFIG_ETYPE_NOSUPP',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Invalid format of Kerberos lifetime or clock skew string/,
    symptom: 'config-value',
    example:
      'kinit: Invalid format of Kerberos lifetime or clock skew string while getting initial credentials',
    source: 'krb5.conf reference O6',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Minor code may provide more information: Invalid argument/,
    symptom: 'kdc-value-invalid',
    example:
      'could not initiate GSSAPI security context: Unspecified GSS failure.  Minor code may provide more information: Invalid argument',
    source: 'fault-messages.tsv kdc-http',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Invalid argument while initializing/,
    symptom: 'config-value',
    example: 'kinit: Invalid argument while initializing Kerberos 5 library',
    source: 'fault-messages.tsv bool-typo-canon',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Invalid (?:boolean|integer) value/,
    symptom: 'config-value',
    example: 'kinit: Invalid boolean value while initializing Kerberos 5 library',
    source: 'prof_err.et PROF_BAD_BOOLEAN, PROF_BAD_INTEGER',
  },
];
