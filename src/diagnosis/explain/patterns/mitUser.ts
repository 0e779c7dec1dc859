/** What MIT's library says when the KDC answers about the user (krb5_err.et). */
import type { ErrorPattern } from '../pattern.ts';

export const mitUserPatterns: readonly ErrorPattern[] = [
  {
    tool: 'MIT Kerberos',
    pattern: /KDC reply did not match expectations/,
    symptom: 'reply-mismatch',
    example: 'kinit: KDC reply did not match expectations while getting initial credentials',
    source: 'lab C01',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Client ["'](?<client>[^"'\s]{1,512})["'] not found in Kerberos database/,
    symptom: 'client-unknown',
    example:
      "kinit: Client 'nosuchuser@ONPREM.EXAMPLE.COM' not found in Kerberos database while getting initial credentials",
    source: 'lab A01, D08',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Client not found in Kerberos database/,
    symptom: 'client-unknown',
    example: 'kinit: Client not found in Kerberos database while getting initial credentials',
    source: 'krb5_err.et, code 6',
  },
  {
    tool: 'MIT Kerberos',
    pattern:
      /Client(?: ["'](?<client>[^"'\s]{1,512})["'])?(?:'s credentials have been| account has been) (?:revoked|locked)/,
    symptom: 'account-revoked',
    example: "kinit: Client's credentials have been revoked while getting initial credentials",
    source: 'lab A03, A05',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Client's entry in database has expired/,
    symptom: 'account-revoked',
    example: "kinit: Client's entry in database has expired while getting initial credentials",
    source: 'krb5_err.et, code 1',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Password incorrect while getting initial credentials/,
    symptom: 'password-wrong',
    example: 'kinit: Password incorrect while getting initial credentials',
    source: 'lab A02',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Pre-?authentication failed/,
    symptom: 'password-wrong',
    example: 'kinit: Preauthentication failed while getting initial credentials',
    source: 'krb5_err.et, code 24',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Password (?:for (?<client>[^\s]{1,512}) )?has expired/,
    symptom: 'password-expired',
    example: 'kinit: Password has expired while getting initial credentials',
    source: 'krb5_err.et, code 23',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Cannot read password while getting initial credentials/,
    symptom: 'password-expired',
    example: 'kinit: Cannot read password while getting initial credentials',
    source: 'lab A06: no terminal to type a new one',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /KDC has no support for encryption type(?: (?:while|for) [\s\S]{0,80})?/,
    symptom: 'etype-unsupported',
    example: 'kinit: KDC has no support for encryption type while getting initial credentials',
    source: 'krb5_err.et, code 14',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /No credentials found with supported encryption types/,
    symptom: 'etype-unsupported',
    example:
      'kvno: No credentials found with supported encryption types (filename: /tmp/krb5cc_1000) while getting credentials for mysql/mydb.awsmad.kerberos.com@AWSMAD.KERBEROS.COM',
    source: 'lab C13',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Clock skew too great/,
    symptom: 'clock-skew',
    example:
      'kvno: Clock skew too great while getting credentials for mysql/mydb.awsmad.kerberos.com@AWSMAD.KERBEROS.COM',
    source: 'lab T01, T03',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Ticket not yet valid/,
    symptom: 'not-yet-valid',
    example:
      'kvno: Ticket not yet valid while getting credentials for mysql/mydb.awsmad.kerberos.com@AWSMAD.KERBEROS.COM',
    source: 'lab T02',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Ticket expired/,
    symptom: 'ticket-expired',
    example:
      'kvno: Ticket expired while getting credentials for mysql/mydb.awsmad.kerberos.com@AWSMAD.KERBEROS.COM',
    source: 'lab K02',
  },
];
