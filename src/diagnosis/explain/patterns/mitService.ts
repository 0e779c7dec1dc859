/** What MIT's library says about the service ticket and the way to it (krb5_err.et, kvno.c). */
import type { ErrorPattern } from '../pattern.ts';

export const mitServicePatterns: readonly ErrorPattern[] = [
  {
    tool: 'MIT Kerberos',
    pattern:
      /Server (?<server>krbtgt\/[^@\n]{1,200}@[^\s"']{1,255}) not found in Kerberos database/,
    symptom: 'trust-not-followed',
    example:
      'psql: error: could not initiate GSSAPI security context: Unspecified GSS failure.  Minor code may provide more information: Server krbtgt/ABC123.US-EAST-1.RDS.AMAZONAWS.COM@A.COM not found in Kerberos database',
    source: 'fault-messages.tsv no-mapping',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Server ["']?(?<server>[^\s"']{1,512}?)["']? not found in Kerberos database/,
    symptom: 'server-unknown',
    example:
      'Server postgres/db2.abc123.us-east-1.rds.amazonaws.com@B.COM not found in Kerberos database',
    source: 'fault-messages.tsv map-bare',
  },
  {
    tool: 'MIT Kerberos',
    pattern:
      /Server not found in Kerberos database(?: while getting credentials for (?<server>[^\s"']{1,512}))?/,
    symptom: 'server-unknown',
    example:
      'kvno: Server not found in Kerberos database while getting credentials for mysql/mydb.awsmad.kerberos.com@AWSMAD.KERBEROS.COM',
    source: 'lab R01, R04, B05, B16, B20, C04, C06, C08',
  },
  {
    tool: 'MIT Kerberos',
    pattern:
      /Decrypt integrity check failed while getting credentials for (?<server>[^\s"']{1,512})/,
    symptom: 'integrity-at-tgs',
    example:
      'kvno: Decrypt integrity check failed while getting credentials for mysql/mydb.awsmad.kerberos.com@AWSMAD.KERBEROS.COM',
    source: 'lab R03',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Decrypt integrity check failed while getting initial credentials/,
    symptom: 'password-wrong',
    example: 'kinit: Decrypt integrity check failed while getting initial credentials',
    source: 'krb5_err.et, code 31 with a keytab',
  },
  {
    tool: 'MIT Kerberos',
    pattern:
      /could not initiate GSSAPI security context: Unspecified GSS failure\. Minor code may provide more information: Decrypt integrity check failed/,
    symptom: 'integrity-at-tgs',
    example:
      'psql: error: could not initiate GSSAPI security context: Unspecified GSS failure.  Minor code may provide more information: Decrypt integrity check failed',
    source: 'lab R03',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Decrypt integrity check failed/,
    symptom: 'integrity',
    example: 'Decrypt integrity check failed',
    source: 'krb5_err.et, code 31',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /The ticket isn't for us/,
    symptom: 'ticket-not-for-us',
    example: "kvno: The ticket isn't for us while getting credentials for postgres/db@B.COM",
    source: 'krb5_err.et, code 35',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /KDC policy rejects (?:request|transited path)/,
    symptom: 'kdc-policy',
    example: 'kvno: KDC policy rejects request while getting credentials for postgres/db@B.COM',
    source: 'krb5_err.et, code 12',
  },
];
