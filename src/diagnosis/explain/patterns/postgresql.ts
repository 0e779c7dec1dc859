/** What PostgreSQL's server, libpq and its relatives print (fe-connect.c, fe-auth.c, auth.c, fe-gssapi-common.c). */
import type { ErrorPattern } from '../pattern.ts';

export const postgresqlPatterns: readonly ErrorPattern[] = [
  {
    tool: 'psql',
    pattern:
      /no pg_hba\.conf entry for (?:host|replication connection from host) "(?<address>[^"\s]{1,64})", user "(?<user>[^"]{1,255})"(?:, database "[^"]{1,255}")?(?:, (?:no|SSL|GSS) encryption|, SSL (?:off|on))?/,
    symptom: 'no-rule',
    example:
      'psql: error: FATAL:  no pg_hba.conf entry for host "10.77.1.10", user "aduser@ONPREM.EXAMPLE.COM", database "nosuchdb", GSS encryption',
    source: 'lab B08',
  },
  {
    tool: 'psql',
    pattern: /GSSAPI authentication failed for user "(?<user>[^"]{1,255})"/,
    symptom: 'gss-login-refused',
    example: 'psql: error: FATAL:  GSSAPI authentication failed for user "nosuchrole"',
    source: 'lab B07, B10',
  },
  {
    tool: 'psql',
    pattern: /SSPI authentication failed for user "(?<user>[^"]{1,255})"/,
    symptom: 'gss-login-refused',
    example: 'FATAL:  SSPI authentication failed for user "alice"',
    source: 'auth.c',
  },
  {
    tool: 'psql',
    pattern: /password authentication failed for user "(?<user>[^"]{1,255})"/,
    symptom: 'password-method',
    example:
      'psql: error: FATAL:  password authentication failed for user "alice@CORP.EXAMPLE.COM"',
    source: 'auth.c',
  },
  {
    tool: 'psql',
    pattern: /PAM authentication failed for user "(?<user>[^"]{1,255})"/,
    symptom: 'iam-token',
    example: 'FATAL:  PAM authentication failed for user "iam_user"',
    source: 'rds_iam uses PAM; user guide',
  },
  {
    tool: 'psql',
    pattern: /fe_sendauth: no password supplied/,
    symptom: 'password-method',
    example: 'psql: error: fe_sendauth: no password supplied',
    source: 'fe-auth.c',
  },
  {
    tool: 'psql',
    pattern: /role "(?<user>[^"]{1,255})" does not exist/,
    symptom: 'role-missing',
    example: 'FATAL:  role "alice@CORP.EXAMPLE.COM" does not exist',
    source: 'miscinit.c',
  },
  {
    tool: 'psql',
    pattern:
      /provided user name \((?<user>[^\s)]{1,255})\) and authenticated user name \((?<client>[^\s)]{1,512})\) do not match/,
    symptom: 'name-mismatch',
    example:
      'provided user name (alice) and authenticated user name (alice@CORP.EXAMPLE.COM) do not match',
    source: 'hba.c',
  },
  {
    tool: 'psql',
    pattern:
      /no match in usermap "[^"]{1,255}" for user "(?<user>[^"]{1,255})" authenticated as "(?<client>[^"]{1,512})"/,
    symptom: 'name-mismatch',
    example: 'no match in usermap "krb" for user "alice" authenticated as "alice@CORP.EXAMPLE.COM"',
    source: 'hba.c',
  },
  {
    tool: 'psql',
    pattern: /GSSAPI authentication (?:is )?not supported|authentication method 7 not supported/,
    symptom: 'client-without-gss',
    example: 'authentication method 7 not supported',
    source: 'clients without GSS: TablePlus #3743, dbcode #1178',
  },
  {
    tool: 'psql',
    pattern: /GSSAPI encryption required but was impossible/,
    symptom: 'no-ticket',
    example:
      'psql: error: GSSAPI encryption required but was impossible (possibly no credential cache, no server support, or using a local socket)',
    source: 'fe-connect.c',
  },
  {
    tool: 'psql',
    pattern: /received invalid response to (?:GSSAPI|SSL) negotiation/,
    symptom: 'db-wrong-protocol',
    example: 'psql: error: received invalid response to GSSAPI negotiation: d',
    source: 'lab B03',
  },
  {
    tool: 'psql',
    pattern: /expected authentication request from server, but received/,
    symptom: 'db-wrong-protocol',
    example: 'psql: error: expected authentication request from server, but received H',
    source: 'fe-connect.c',
  },
  {
    tool: 'psql',
    pattern: /server closed the connection unexpectedly/,
    symptom: 'db-lost-connection',
    example:
      'server closed the connection unexpectedly. This probably means the server terminated abnormally before or while processing the request.',
    source: 'fe-misc.c',
  },
  {
    tool: 'psql',
    pattern: /server does not support SSL, but SSL was required/,
    symptom: 'tls-required',
    example: 'psql: error: server does not support SSL, but SSL was required',
    source: 'fe-connect.c',
  },
  {
    tool: 'psql',
    pattern: /SSL error: certificate verify failed/,
    symptom: 'certificate',
    example: 'psql: error: SSL error: certificate verify failed',
    source: 'fe-secure-openssl.c',
  },
  {
    tool: 'psql',
    pattern: /server certificate for "[^"]{1,255}" does not match host name "(?<host>[^"]{1,255})"/,
    symptom: 'certificate',
    example:
      'server certificate for "mydb.abc123.eu-west-1.rds.amazonaws.com" does not match host name "db.corp.example.com"',
    source: 'fe-secure-common.c',
  },
  {
    tool: 'psql',
    pattern: /root certificate file "(?<file>[^"]{1,512})" does not exist/,
    symptom: 'certificate',
    example: 'root certificate file "/home/me/.postgresql/root.crt" does not exist',
    source: 'fe-secure-openssl.c',
  },
  {
    tool: 'psql',
    pattern: /could not translate host name "(?<host>[^"]{1,255})" to address/,
    symptom: 'host-unknown',
    example:
      'psql: error: could not translate host name "mydb.awsmad.kerberos.com" to address: Name or service not known',
    source: 'lab D01',
  },
  {
    tool: 'psql',
    pattern:
      /connection to server at "(?<host>[^"]{1,255})"(?: \((?<address>[^)\s]{1,64})\))?, port (?<port>\d{1,5}) failed: (?:Connection timed out|timeout expired|Operation timed out)/,
    symptom: 'db-timeout',
    example:
      'psql: error: connection to server at "mydb.example.com" (10.1.2.3), port 5432 failed: Connection timed out',
    source: 'fe-connect.c',
  },
  {
    tool: 'psql',
    pattern:
      /connection to server at "(?<host>[^"]{1,255})"(?: \((?<address>[^)\s]{1,64})\))?, port (?<port>\d{1,5}) failed: Connection refused/,
    symptom: 'db-refused',
    example:
      'psql: error: connection to server at "mydb.example.com" (10.1.2.3), port 5432 failed: Connection refused',
    source: 'fe-connect.c',
  },
  {
    tool: 'psql',
    pattern:
      /connection to server at "(?<host>[^"]{1,255})"(?: \((?<address>[^)\s]{1,64})\))?, port (?<port>\d{1,5}) failed: (?:No route to host|Network is unreachable)/,
    symptom: 'db-no-route',
    example:
      'psql: error: connection to server at "mydb.example.com" (10.1.2.3), port 5432 failed: No route to host',
    source: 'fe-connect.c',
  },
  {
    tool: 'psql',
    pattern: /psql: error: timeout expired/,
    symptom: 'db-timeout',
    example: 'psql: error: timeout expired',
    source: 'lab B01',
  },
  {
    tool: 'psql',
    pattern: /psql: error: Connection refused/,
    symptom: 'db-refused',
    example: 'psql: error: Connection refused',
    source: 'lab B02',
  },
  {
    tool: 'psql',
    pattern: /psql: error: (?:No route to host|Network is unreachable)/,
    symptom: 'db-no-route',
    example: 'psql: error: No route to host',
    source: 'lab D09, D10',
  },
  {
    tool: 'psql',
    pattern: /remaining connection slots are reserved|sorry, too many clients already/,
    symptom: 'db-too-many',
    example: 'FATAL:  sorry, too many clients already',
    source: 'proc.c, SQLSTATE 53300',
  },
  {
    tool: 'psql',
    pattern:
      /the database system is (?:starting up|shutting down|in recovery mode|not yet accepting connections)/,
    symptom: 'db-starting',
    example: 'FATAL:  the database system is starting up',
    source: 'postmaster.c, SQLSTATE 57P03',
  },
  {
    tool: 'psql',
    pattern: /FATAL: database "[^"]{1,255}" does not exist/,
    symptom: 'database-missing',
    example: 'FATAL:  database "alice" does not exist',
    source: 'postinit.c',
  },
  {
    tool: 'psql',
    pattern: /SSPI continuation error: The specified target is unknown or unreachable/,
    symptom: 'target-unknown',
    example: 'SSPI continuation error: The specified target is unknown or unreachable (80090303)',
    source: 'pgadmin4 #7828',
  },
  {
    tool: 'psql',
    pattern:
      /SSPI continuation error: No (?:authority could be contacted for authentication|credentials are available in the security package)/,
    symptom: 'no-authority',
    example:
      'SSPI continuation error: No authority could be contacted for authentication. (80090311)',
    source: 'fe-auth.c, SSPI texts',
  },
  {
    tool: 'psql',
    pattern:
      /GSSAPI context (?:establishment )?error|could not initiate GSSAPI security context|GSSAPI continuation error|accepting GSS security context failed/,
    symptom: 'gss-unspecified',
    example: 'psql: error: could not initiate GSSAPI security context: something new',
    source: 'fe-gssapi-common.c, auth.c',
    wrapper: true,
  },
];
