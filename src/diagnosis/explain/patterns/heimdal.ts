/** What Heimdal says, that of macOS too, in its own words. */
import type { ErrorPattern } from '../pattern.ts';

export const heimdalPatterns: readonly ErrorPattern[] = [
  {
    tool: 'Heimdal',
    pattern: /unable to reach any KDC in realm (?<realm>[^\s,]{1,255})/,
    symptom: 'kdc-unreachable',
    example:
      'kinit: krb5_get_init_creds: unable to reach any KDC in realm EXAMPLE.COM, tried 2 KDCs',
    source: 'Heimdal send_to_kdc.c',
  },
  {
    tool: 'Heimdal',
    pattern: /Client \((?<client>[^\s)]{1,512})\) unknown/,
    symptom: 'client-unknown',
    example: 'kinit: krb5_get_init_creds: Client (nobody@EXAMPLE.COM) unknown',
    source: 'Heimdal kdc',
  },
  {
    tool: 'Heimdal',
    pattern: /Server \((?<server>[^\s)]{1,512})\) unknown/,
    symptom: 'server-unknown',
    example: 'kgetcred: krb5_get_creds: Server (postgres/db.example.com@EXAMPLE.COM) unknown',
    source: 'Heimdal kdc',
  },
  {
    tool: 'Heimdal',
    pattern: /Server \((?<server>krbtgt\/[^\s)]{1,512})\) unknown(?: while looking up)?/,
    symptom: 'trust-not-followed',
    example: 'Server (krbtgt/US-EAST-1.RDS.AMAZONAWS.COM@EXAMPLE.COM) unknown while looking up',
    source: 'Heimdal kdc',
  },
  {
    tool: 'Heimdal',
    pattern: /Too large time skew/,
    symptom: 'clock-skew',
    example: 'kinit: krb5_get_init_creds: Too large time skew',
    source: 'Heimdal krb5_err',
  },
  {
    tool: 'Heimdal',
    pattern: /No credential cache file|No such file or directory: open\((?<file>[^\s)]{1,512})\)/,
    symptom: 'no-ticket',
    example: 'klist: No ticket file: No such file or directory: open(/tmp/krb5cc_501)',
    source: 'Heimdal fcache.c',
  },
  {
    tool: 'Heimdal',
    pattern: /Clients credentials have been revoked/,
    symptom: 'account-revoked',
    example: 'kinit: krb5_get_init_creds: Clients credentials have been revoked',
    source: 'Heimdal krb5_err',
  },
  {
    tool: 'Heimdal',
    pattern: /unable to find any KDC in realm (?<realm>[^\s,]{1,255})|No KDCs? found for realm/,
    symptom: 'kdc-unfindable',
    example: 'kinit: krb5_get_init_creds: unable to find any KDC in realm EXAMPLE.COM',
    source: 'Heimdal',
  },
];
