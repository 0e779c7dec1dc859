/** What MIT's library says in the server, or about it (rd_req_dec.c, krb5_err.et). */
import type { ErrorPattern } from '../pattern.ts';

export const mitAcceptorPatterns: readonly ErrorPattern[] = [
  {
    tool: 'MIT Kerberos',
    pattern:
      /Key version is not available|Key version number for principal in key table is incorrect/,
    symptom: 'key-version',
    example:
      'psql: error: GSSAPI continuation error: Unspecified GSS failure.  Minor code may provide more information: Key version is not available',
    source: 'lab B06',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Cannot find key (?:for|of) (?<server>[^\s]{1,512}) kvno \d{1,10}/,
    symptom: 'key-version',
    example:
      'accepting GSS security context failed: Cannot find key for postgres/db.example.com@EXAMPLE.COM kvno 4 in keytab',
    source: 'rd_req_dec.c, kt_file.c',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Request ticket server (?<server>[^\s]{1,512}) kvno \d{1,10} not found in keytab/,
    symptom: 'key-version',
    example:
      'Request ticket server postgres/db.example.com@EXAMPLE.COM kvno 3 not found in keytab; keytab is likely out of date',
    source: 'rd_req_dec.c',
  },
  {
    tool: 'MIT Kerberos',
    pattern:
      /Request ticket server (?<server>[^\s]{1,512}) kvno \d{1,10} enctype (?<enctype>[^\s]{1,60}) not found in keytab/,
    symptom: 'server-key-enctype',
    example:
      'Request ticket server postgres/db.example.com@EXAMPLE.COM kvno 3 enctype aes256-cts-hmac-sha1-96 not found in keytab',
    source: 'rd_req_dec.c',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Request ticket server (?<server>[^\s]{1,512}) not found in keytab/,
    symptom: 'server-key-missing',
    example:
      'Request ticket server postgres/db.example.com@EXAMPLE.COM not found in keytab (ticket kvno 3)',
    source: 'rd_req_dec.c',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Encryption type (?<enctype>[^\s]{1,60}) not permitted/,
    symptom: 'server-key-enctype',
    example: 'Encryption type arcfour-hmac not permitted',
    source: 'krb5 enctype checks, KRB5_NOPERM_ETYPE',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /No key table entry found(?: (?:for|matching) (?<server>[^\s]{1,512}))?/,
    symptom: 'server-key-missing',
    example: 'No key table entry found for postgres/db.example.com@EXAMPLE.COM',
    source: 'krb5_err.et KRB5_KT_NOTFOUND',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Wrong principal in request/,
    symptom: 'server-key-missing',
    example:
      'Unspecified GSS failure.  Minor code may provide more information: Wrong principal in request',
    source: 'krb5_err.et KRB5KRB_AP_WRONG_PRINC',
  },
  {
    tool: 'MIT Kerberos',
    pattern:
      /Message stream modified|ASN\.1 (?:structure is missing a required field|failed call to system time library)/,
    symptom: 'ap-modified',
    example: 'kinit: Message stream modified while getting initial credentials',
    source: 'krb5_err.et, code 41',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Request is a replay/,
    symptom: 'replay',
    example:
      'Unspecified GSS failure.  Minor code may provide more information: Request is a replay',
    source: 'krb5_err.et, code 34',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Response too big for UDP, retry with TCP/,
    symptom: 'response-too-big',
    example: 'Response too big for UDP, retry with TCP',
    source: 'krb5_err.et, code 52',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Generic error \(see e-text\)/,
    symptom: 'kdc-internal',
    example: 'kinit: Generic error (see e-text) while getting initial credentials',
    source: 'krb5_err.et, code 60',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Cannot find ticket for requested realm/,
    symptom: 'realm-path',
    example:
      'kvno: Cannot find ticket for requested realm while getting credentials for postgres/db@B.COM',
    source: 'krb5_err.et KRB5_NO_TKT_IN_RLM',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Cannot determine realm for (?:numeric host address|host)/,
    symptom: 'server-unknown',
    example: 'Cannot determine realm for numeric host address while getting realm for 10.1.2.3',
    source: 'krb5_err.et KRB5_ERR_NUMERIC_REALM',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Hostname cannot be canonicalized/,
    symptom: 'host-unknown',
    example: 'kvno: Hostname cannot be canonicalized when parsing name postgres/nohost',
    source: 'krb5_err.et KRB5_ERR_BAD_HOSTNAME',
  },
  {
    tool: 'MIT Kerberos',
    pattern: /Unspecified GSS failure\. Minor code may provide more information/,
    symptom: 'gss-unspecified',
    example: 'Unspecified GSS failure.  Minor code may provide more information',
    source: 'gssapi error strings',
    wrapper: true,
  },
  {
    tool: 'MIT Kerberos',
    pattern: /An unsupported mechanism was requested(?: \(unknown mech-code 0 for mech unknown\))?/,
    symptom: 'mechanism-unsupported',
    example: 'An unsupported mechanism was requested (unknown mech-code 0 for mech unknown)',
    source: 'vscode-mssql #18943, #1774',
  },
];
