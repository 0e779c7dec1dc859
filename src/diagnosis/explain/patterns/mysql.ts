/** What the MySQL and MariaDB servers and clients print (errmsg, client plugins). */
import type { ErrorPattern } from '../pattern.ts';

export const mysqlPatterns: readonly ErrorPattern[] = [
  {
    tool: 'mysql',
    pattern:
      /GSSAPI name mismatch, requested '(?<user>[^'\s]{1,255})', actual name '(?<client>[^'\s]{1,512})'/,
    symptom: 'name-mismatch',
    example:
      "ERROR 1045 (28000): GSSAPI name mismatch, requested 'nosuchuser', actual name 'aduser@ONPREM.EXAMPLE.COM'",
    source: 'lab B07',
  },
  {
    tool: 'mysql',
    pattern: /ERROR (?:3159|1835)[\s\S]{0,20}: Connections using insecure transport are prohibited/,
    symptom: 'tls-required',
    example:
      'ERROR 3159 (HY000): Connections using insecure transport are prohibited while --require_secure_transport=ON.',
    source: 'errmsg, ER_SECURE_TRANSPORT_REQUIRED',
  },
  {
    tool: 'mysql',
    pattern: /Connections using insecure transport are prohibited/,
    symptom: 'tls-required',
    example:
      'Connections using insecure transport are prohibited while --require_secure_transport=ON.',
    source: 'errmsg',
  },
  {
    tool: 'mysql',
    pattern:
      /Access denied for user '(?<user>[^'\s]{0,255})'@'(?<address>[^'\s]{1,255})'(?: \(using password: (?:YES|NO)\))?/,
    symptom: 'access-denied',
    example:
      "ERROR 1045 (28000): Access denied for user 'aduser'@'10.77.1.10' (using password: NO)",
    source: 'errmsg, ER_ACCESS_DENIED_ERROR',
  },
  {
    tool: 'mysql',
    pattern: /Plugin '?(?<plugin>[\w.-]{1,100})'? is not loaded/,
    symptom: 'server-plugin',
    example: "ERROR 1524 (HY000): Plugin 'gssapi' is not loaded",
    source: 'lab B13, B14',
  },
  {
    tool: 'mysql',
    pattern: /Plugin (?<plugin>[\w.-]{1,100}) could not be loaded/,
    symptom: 'client-plugin',
    example:
      'ERROR 1105 (HY000): Plugin auth_gssapi_client could not be loaded: /nonexistent/auth_gssapi_client.so: cannot open shared object file: No such file or directory',
    source: 'lab B11',
  },
  {
    tool: 'mysql',
    pattern: /Authentication plugin '(?<plugin>[\w.-]{1,100})' cannot be loaded/,
    symptom: 'client-plugin',
    example:
      "ERROR 2059 (HY000): Authentication plugin 'authentication_kerberos_client' cannot be loaded: The specified module could not be found.",
    source: 'errmsg, CR_AUTH_PLUGIN_CANNOT_LOAD',
  },
  {
    tool: 'mysql',
    pattern:
      /Authentication plugin '(?<plugin>[\w.-]{1,100})' (?:reported error|is not supported|not supported)/,
    symptom: 'client-plugin',
    example:
      "NotSupportedError: Authentication plugin 'authentication_kerberos_client' is not supported",
    source: 'mysql-connector-python',
  },
  {
    tool: 'mysql',
    pattern:
      /Authentication requires (?:secure connection|cleartext plugin)|plugin 'mysql_clear_password' cannot be loaded: plugin not enabled/,
    symptom: 'client-plugin',
    example:
      "ERROR 2059 (HY000): Authentication plugin 'mysql_clear_password' cannot be loaded: plugin not enabled",
    source: 'RDS for MySQL auth_pam: user guide',
  },
  {
    tool: 'mysql',
    pattern:
      /Can't connect to (?:MySQL )?server on '(?<host>[^'\s]{1,255})'(?::(?<port>\d{1,5}))? \((?:110|10060|60)\b[^)]{0,40}\)/,
    symptom: 'db-timeout',
    example: "ERROR 2002 (HY000): Can't connect to server on 'mydb.awsmad.kerberos.com' (110)",
    source: 'lab B01',
  },
  {
    tool: 'mysql',
    pattern:
      /Can't connect to (?:MySQL )?server on '(?<host>[^'\s]{1,255})'(?::(?<port>\d{1,5}))? \((?:111|10061|61)\b[^)]{0,40}\)/,
    symptom: 'db-refused',
    example: "ERROR 2003 (HY000): Can't connect to MySQL server on 'mydb.example.com:3306' (111)",
    source: 'errmsg, errno 111',
  },
  {
    tool: 'mysql',
    pattern:
      /Can't connect to (?:MySQL )?server on '(?<host>[^'\s]{1,255})'(?::(?<port>\d{1,5}))? \((?:113|101|10065|10051|65|51)\b[^)]{0,40}\)/,
    symptom: 'db-no-route',
    example: "ERROR 2003 (HY000): Can't connect to MySQL server on 'mydb.example.com' (113)",
    source: 'errmsg, errno 113',
  },
  {
    tool: 'mysql',
    pattern:
      /Can't connect to (?:MySQL )?server on '(?<host>[^'\s]{1,255})'(?::(?<port>\d{1,5}))? \(115\)/,
    symptom: 'db-refused',
    example: "ERROR 2002 (HY000): Can't connect to server on 'mydb.awsmad.kerberos.com' (115)",
    source: 'lab B02, D09, D10: errno 115 hides which',
  },
  {
    tool: 'mysql',
    pattern: /Can't connect to local (?:MySQL )?server through socket '(?<file>[^'\s]{1,255})'/,
    symptom: 'db-refused',
    example:
      "ERROR 2002 (HY000): Can't connect to local MySQL server through socket '/var/run/mysqld/mysqld.sock' (2)",
    source: 'errmsg: no host was given',
  },
  {
    tool: 'mysql',
    pattern: /Unknown (?:MySQL )?server host '(?<host>[^'\s]{1,255})'/,
    symptom: 'host-unknown',
    example: "ERROR 2005 (HY000): Unknown server host 'mydb.awsmad.kerberos.com' (-2)",
    source: 'lab D01',
  },
  {
    tool: 'mysql',
    pattern:
      /Lost connection to (?:MySQL )?server at '(?:handshake: )?reading (?:initial communication packet|authorization packet|final connect information)'/,
    symptom: 'db-lost-connection',
    example:
      "ERROR 2013 (HY000): Lost connection to server at 'handshake: reading initial communication packet', system error: 110",
    source: 'lab B03',
  },
  {
    tool: 'mysql',
    pattern: /Host '(?<host>[^'\s]{1,255})' is blocked because of many connection errors/,
    symptom: 'db-host-blocked',
    example:
      "Host '10.77.1.10' is blocked because of many connection errors; unblock with 'mariadb-admin flush-hosts'",
    source: 'lab B12',
  },
  {
    tool: 'mysql',
    pattern: /Received error packet before completion of TLS handshake[\s\S]{0,100} 1129/,
    symptom: 'db-host-blocked',
    example:
      'ERROR 2002 (HY000): Received error packet before completion of TLS handshake. The authenticity of the following error cannot be verified: 1129 - Host',
    source: 'lab B12',
  },
  {
    tool: 'mysql',
    pattern: /Host '(?<host>[^'\s]{1,255})' is not allowed to connect to this/,
    symptom: 'db-host-not-allowed',
    example:
      "ERROR 1130 (HY000): Host '10.77.1.10' is not allowed to connect to this MariaDB server",
    source: 'errmsg, ER_HOST_NOT_PRIVILEGED',
  },
  {
    tool: 'mysql',
    pattern: /ERROR (?:1040|1203|1226)|Too many connections/,
    symptom: 'db-too-many',
    example: 'ERROR 1040 (08004): Too many connections',
    source: 'errmsg, ER_CON_COUNT_ERROR',
  },
  {
    tool: 'mysql',
    pattern: /SSL connection error: (?:[\s\S]{0,80})(?:certificate|CA)/,
    symptom: 'certificate',
    example:
      'ERROR 2026 (HY000): SSL connection error: error:0A000086:SSL routines::certificate verify failed',
    source: 'errmsg, CR_SSL_CONNECTION_ERROR',
  },
  {
    tool: 'mysql',
    pattern: /TLS\/SSL error: (?:[\s\S]{0,80}certificate)/,
    symptom: 'certificate',
    example: 'ERROR 2026 (HY000): TLS/SSL error: self-signed certificate in certificate chain',
    source: 'MariaDB client',
  },
  {
    tool: 'mysql',
    pattern: /ERROR 1049 \(42000\): Unknown database/,
    symptom: 'database-missing',
    example: "ERROR 1049 (42000): Unknown database 'nosuchdb'",
    source: 'errmsg',
  },
  {
    tool: 'mysql',
    pattern: /Client GSSAPI error \(major \d{1,10}, minor -?\d{1,12}\)/,
    symptom: 'gss-unspecified',
    example:
      'ERROR 1105 (HY000): Client GSSAPI error (major 851968, minor 0) : gss_init_sec_context - Unspecified GSS failure.  ….',
    source: 'lab K02, R01, R03, B05',
    wrapper: true,
  },
  {
    tool: 'mysql',
    pattern: /Unable to load data for Kerberos plugin|Kerberos authentication has failed/,
    symptom: 'gss-unspecified',
    example: 'ERROR 1045: Kerberos authentication has failed',
    source: 'mysql-server authentication_kerberos_client',
    wrapper: true,
  },
];
