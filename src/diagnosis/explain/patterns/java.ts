/** What Java's security libraries and the JDBC drivers print (sun.security.krb5, sun.security.jgss). */
import type { ErrorPattern } from '../pattern.ts';

export const javaPatterns: readonly ErrorPattern[] = [
  {
    tool: 'Java',
    pattern: /Server not found in Kerberos database \(7\)(?: - [A-Z_]{1,40})?/,
    symptom: 'server-unknown',
    example:
      'PSQLException: GSS Authentication failed <- GSSException: No valid credentials provided (Mechanism level: Server not found in Kerberos database (7) - LOOKING_UP_SERVER)',
    source: 'fault-messages.tsv no-mapping',
  },
  {
    tool: 'Java',
    pattern: /Client not found in Kerberos database \(6\)(?: - [A-Z_]{1,60})?/,
    symptom: 'client-unknown',
    example: 'KrbException: Client not found in Kerberos database (6) - CLIENT_NOT_FOUND',
    source: 'sun.security.krb5.internal.Krb5',
  },
  {
    tool: 'Java',
    pattern: /Cannot locate KDC(?: for (?<realm>[^\s)]{1,255}))?/,
    symptom: 'kdc-unfindable',
    example: 'KrbException: Cannot locate KDC for B.COM',
    source: 'sun.security.krb5.Config',
  },
  {
    tool: 'Java',
    pattern: /Cannot locate default realm/,
    symptom: 'no-default-realm',
    example: 'KrbException: Cannot locate default realm',
    source: 'sun.security.krb5.Config',
  },
  {
    tool: 'Java',
    pattern:
      /(?:Receive timed out|connect timed out|Connection refused)[\s\S]{0,30}\n?[\s\S]{0,200}sun\.security\.krb5/,
    symptom: 'kdc-unreachable',
    example:
      'java.net.SocketTimeoutException: Receive timed out at sun.security.krb5.internal.UDPClient.receive',
    source: 'sun.security.krb5.KdcComm',
  },
  {
    tool: 'Java',
    pattern: /Unable to obtain (?:Principal Name for authentication|password from user)/,
    symptom: 'no-ticket',
    example: 'javax.security.auth.login.LoginException: Unable to obtain password from user',
    source: 'com.sun.security.auth.module.Krb5LoginModule',
  },
  {
    tool: 'Java',
    pattern:
      /Unable to obtain Kerberos credentials|Failed to find any Kerberos (?:tgt|credentails|credentials|Ticket)/,
    symptom: 'no-ticket',
    example:
      'GSSException: No valid credentials provided (Mechanism level: Failed to find any Kerberos tgt)',
    source: 'sun.security.jgss.krb5.Krb5InitCredential',
  },
  {
    tool: 'Java',
    pattern: /No valid credentials provided/,
    symptom: 'gss-unspecified',
    example: 'GSSException: No valid credentials provided',
    source: 'sun.security.jgss',
    wrapper: true,
  },
  {
    tool: 'Java',
    pattern: /Pre-authentication information was invalid \(24\)/,
    symptom: 'password-wrong',
    example: 'KrbException: Pre-authentication information was invalid (24) - PREAUTH_FAILED',
    source: 'sun.security.krb5.internal.Krb5',
  },
  {
    tool: 'Java',
    pattern: /Clients credentials have been revoked \(18\)/,
    symptom: 'account-revoked',
    example: 'javax.security.auth.login.LoginException: Clients credentials have been revoked (18)',
    source: 'sun.security.krb5.internal.Krb5',
  },
  {
    tool: 'Java',
    pattern: /Clock skew too great \(37\)/,
    symptom: 'clock-skew',
    example: 'KrbException: Clock skew too great (37)',
    source: 'sun.security.krb5.internal.Krb5',
  },
  {
    tool: 'Java',
    pattern: /Ticket expired \(32\)/,
    symptom: 'ticket-expired',
    example:
      'GSSException: Failure unspecified at GSS-API level (Mechanism level: Ticket expired (32) - PROCESS_TGS)',
    source: 'sun.security.krb5.internal.Krb5',
  },
  {
    tool: 'Java',
    pattern: /Ticket not yet valid \(33\)/,
    symptom: 'not-yet-valid',
    example: 'KrbException: Ticket not yet valid (33)',
    source: 'sun.security.krb5.internal.Krb5',
  },
  {
    tool: 'Java',
    pattern: /Password has expired - change password to reset \(23\)/,
    symptom: 'password-expired',
    example: 'KrbException: Password has expired - change password to reset (23)',
    source: 'sun.security.krb5.internal.Krb5',
  },
  {
    tool: 'Java',
    pattern: /KDC has no support for encryption type \(14\)/,
    symptom: 'etype-unsupported',
    example: 'KrbException: KDC has no support for encryption type (14)',
    source: 'sun.security.krb5.internal.Krb5',
  },
  {
    tool: 'Java',
    pattern:
      /(?:Encryption type (?<enctype>[\s\S]{1,80}?) is not supported\/enabled|Cannot find key of appropriate type to decrypt AP[ -]REP)/,
    symptom: 'etype-unsupported',
    example:
      'GSSException: Failure unspecified at GSS-API level (Mechanism level: Encryption type AES256 CTS mode with HMAC SHA1-96 is not supported/enabled)',
    source: 'sun.security.krb5.EncryptedData',
  },
  {
    tool: 'Java',
    pattern:
      /Invalid argument \(400\) - Cannot find key (?:of appropriate type|for type\/kvno) to decrypt/,
    symptom: 'server-key-enctype',
    example:
      'KrbException: Invalid argument (400) - Cannot find key of appropriate type to decrypt AP REP - RC4 with HMAC',
    source: 'sun.security.krb5.KrbApReq',
  },
  {
    tool: 'Java',
    pattern: /no supported default etypes for default_tkt_enctypes/,
    symptom: 'enctype-config',
    example: 'KrbException: no supported default etypes for default_tkt_enctypes',
    source: 'sun.security.krb5.internal.crypto.EType',
  },
  {
    tool: 'Java',
    pattern:
      /Illegal config content|Unmatched close brace|krb5\.conf loading failed|KrbException: Not closed/,
    symptom: 'config-unreadable',
    example: 'KrbException: krb5.conf loading failed',
    source: 'sun.security.krb5.Config',
  },
  {
    tool: 'Java',
    pattern: /Illegal duration format/,
    symptom: 'config-value',
    example: 'KrbException: Illegal duration format 1 day',
    source: 'sun.security.krb5.Config',
  },
  {
    tool: 'Java',
    pattern: /Identifier doesn't match expected value \(906\)/,
    symptom: 'gss-unspecified',
    example: "KrbException: Identifier doesn't match expected value (906)",
    source: 'sun.security.krb5.Asn1Exception',
    wrapper: true,
  },
  {
    tool: 'Java',
    pattern: /Message stream modified \(41\)/,
    symptom: 'ap-modified',
    example: 'KrbException: Message stream modified (41)',
    source: 'JDK 8u242 and 11.0.6 with renew_lifetime 0 or an odd realm',
  },
  {
    tool: 'Java',
    pattern: /Fail to create credential\. \(63\) - No service creds/,
    symptom: 'trust-not-followed',
    example: 'KrbException: Fail to create credential. (63) - No service creds',
    source: 'sun.security.krb5.internal.CredentialsUtil',
  },
  {
    tool: 'Java',
    pattern: /No service creds/,
    symptom: 'trust-not-followed',
    example: 'GSSException: No valid credentials provided (Mechanism level: No service creds)',
    source: 'fault-messages.tsv map-undefined',
  },
  {
    tool: 'Java',
    pattern: /Checksum failed/,
    symptom: 'ap-modified',
    example:
      'GSSException: Failure unspecified at GSS-API level (Mechanism level: Checksum failed)',
    source: 'sun.security.krb5.internal.crypto',
  },
  {
    tool: 'Java',
    pattern: /KrbException: Integrity check on decrypted field failed \(31\)/,
    symptom: 'integrity',
    example: 'KrbException: Integrity check on decrypted field failed (31)',
    source: 'sun.security.krb5.internal.Krb5',
  },
  {
    tool: 'Java',
    pattern: /Request is a replay \(34\)/,
    symptom: 'replay',
    example: 'KrbException: Request is a replay (34)',
    source: 'sun.security.krb5.internal.rcache',
  },
  {
    tool: 'Java',
    pattern: /PKIX path (?:building|validation) failed/,
    symptom: 'certificate',
    example:
      'javax.net.ssl.SSLHandshakeException: PKIX path building failed: unable to find valid certification path to requested target',
    source: 'sun.security.validator',
  },
  {
    tool: 'Java',
    pattern: /java\.net\.UnknownHostException: (?<host>[\w.-]{1,255})/,
    symptom: 'host-unknown',
    example: 'Caused by: java.net.UnknownHostException: mydb.corp.example.com',
    source: 'java.net',
  },
  {
    tool: 'JDBC',
    pattern: /GSS Authentication failed/,
    symptom: 'gss-unspecified',
    example: 'org.postgresql.util.PSQLException: GSS Authentication failed',
    source: 'pgjdbc',
    wrapper: true,
  },
  {
    tool: 'JDBC',
    pattern: /Integrated authentication failed/,
    symptom: 'gss-unspecified',
    example: 'com.microsoft.sqlserver.jdbc.SQLServerException: Integrated authentication failed.',
    source: 'mssql-jdbc',
    wrapper: true,
  },
  {
    tool: 'JDBC',
    pattern: /The authentication type 7 is not supported/,
    symptom: 'client-without-gss',
    example:
      'org.postgresql.util.PSQLException: The authentication type 7 is not supported. Check that you have configured the pg_hba.conf file',
    source: 'pgjdbc of another driver',
  },
  {
    tool: 'JDBC',
    pattern:
      /Not authenticated: This driver is not configured for integrated authentication|This driver is not configured for integrated authentication/,
    symptom: 'client-plugin',
    example: 'SQLServerException: This driver is not configured for integrated authentication.',
    source: 'mssql-jdbc',
  },
  {
    tool: 'JDBC',
    pattern:
      /The TCP\/IP connection to the host (?<host>[\w.\\-]{1,255}), port (?<port>\d{1,5}) has failed\. Error: "?(?:connect timed out|Connection timed out)/,
    symptom: 'db-timeout',
    example:
      'The TCP/IP connection to the host mydb.corp.example.com, port 1433 has failed. Error: "connect timed out."',
    source: 'mssql-jdbc',
  },
  {
    tool: 'JDBC',
    pattern:
      /The TCP\/IP connection to the host (?<host>[\w.\\-]{1,255}), port (?<port>\d{1,5}) has failed\. Error: "?Connection refused/,
    symptom: 'db-refused',
    example:
      'The TCP/IP connection to the host mydb.corp.example.com, port 1433 has failed. Error: "Connection refused."',
    source: 'mssql-jdbc',
  },
  {
    tool: 'JDBC',
    pattern: /Communications link failure/,
    symptom: 'db-lost-connection',
    example: 'com.mysql.cj.jdbc.exceptions.CommunicationsException: Communications link failure',
    source: 'MySQL Connector/J',
  },
  {
    tool: 'JDBC',
    pattern: /Connection to (?<host>[\w.-]{1,255}):(?<port>\d{1,5}) refused/,
    symptom: 'db-refused',
    example:
      'org.postgresql.util.PSQLException: Connection to mydb.example.com:5432 refused. Check that the hostname and port are correct',
    source: 'pgjdbc',
  },
  {
    tool: 'Java',
    pattern: /no supported etypes found for configuration default_t[a-z]{1,3}_enctypes/,
    symptom: 'enctype-config',
    example:
      'KrbException: out of 2 default etypes no supported etypes found for configuration default_tkt_enctypes',
    source: 'fault-messages.tsv enc-des',
  },
  {
    tool: 'Java',
    pattern: /Do not have keys of types listed in default_tkt_enctypes available/,
    symptom: 'etype-unsupported',
    example:
      'LoginException: Do not have keys of types listed in default_tkt_enctypes available; only have keys of following type: AES128 CTS mode with HMAC SHA1-96',
    source: 'fault-messages.tsv enc-sha2',
  },
  {
    tool: 'Java',
    pattern: /PortUnreachableException/,
    symptom: 'kdc-unreachable',
    example: 'LoginException: null <- PortUnreachableException: null',
    source: 'fault-messages.tsv kdc-badport: a UDP port that nobody listens on',
  },
];
