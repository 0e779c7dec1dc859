/** What drivers of Python, Go, .NET and Node print, and the operating system itself. */
import type { ErrorPattern } from '../pattern.ts';

export const languagesPatterns: readonly ErrorPattern[] = [
  {
    tool: '.NET',
    pattern: /The NTLM (?:secure channel|authentication) |NegotiateAuthentication failed/,
    symptom: 'ntlm-fallback',
    example: 'NegotiateAuthentication failed with status code UnknownCredentials',
    source: 'System.Net.Security',
  },
  {
    tool: '.NET',
    pattern: /GSSAPI operation failed with (?:error|status)/,
    symptom: 'gss-unspecified',
    example:
      'GSSAPI operation failed with error - Unspecified GSS failure.  Minor code may provide more information (Server not found in Kerberos database).',
    source: '.NET on Linux and macOS',
    wrapper: true,
  },
  {
    tool: 'Npgsql',
    pattern: /Integrated security is not supported|SSPI\/GSSAPI (?:is )?not supported/,
    symptom: 'client-without-gss',
    example: 'Integrated security is not supported on this platform',
    source: 'Npgsql',
  },
  {
    tool: 'Npgsql',
    pattern: /No password has been provided but the backend requires one/,
    symptom: 'password-method',
    example: 'No password has been provided but the backend requires one (in SASL/SCRAM-SHA-256)',
    source: 'Npgsql',
  },
  {
    tool: 'Go',
    pattern: /KRB Error: \(6\) KDC_ERR_C_PRINCIPAL_UNKNOWN/,
    symptom: 'client-unknown',
    example:
      '[Root cause: KDC_Error] KDC_Error: AS Exchange Error: kerberos error response from KDC: KRB Error: (6) KDC_ERR_C_PRINCIPAL_UNKNOWN',
    source: 'gokrb5',
  },
  {
    tool: 'Go',
    pattern: /KRB Error: \(7\) KDC_ERR_S_PRINCIPAL_UNKNOWN/,
    symptom: 'server-unknown',
    example:
      'KDC_Error: TGS Exchange Error: kerberos error response from KDC: KRB Error: (7) KDC_ERR_S_PRINCIPAL_UNKNOWN',
    source: 'gokrb5',
  },
  {
    tool: 'Go',
    pattern:
      /(?:no KDC SRV records found for realm|no KDCs? (?:defined|found)[\s\S]{0,40} for realm) (?<realm>[^\s"]{1,255})/,
    symptom: 'kdc-unfindable',
    example: 'no KDC SRV records found for realm EXAMPLE.COM',
    source: 'gokrb5 config',
  },
  {
    tool: 'Go',
    pattern: /failed to communicate with KDC|communication error with KDC/,
    symptom: 'kdc-unreachable',
    example:
      'Networking_Error: AS Exchange Error: failed sending AS_REQ to KDC: failed to communicate with KDC',
    source: 'gokrb5 client/network.go',
  },
  {
    tool: 'Python',
    pattern:
      /kerberos\.GSSError: \(\('Unspecified GSS failure\. Minor code may provide more information/,
    symptom: 'gss-unspecified',
    example:
      "kerberos.GSSError: (('Unspecified GSS failure.  Minor code may provide more information', 851968)",
    source: 'pykerberos',
    wrapper: true,
  },
  {
    tool: 'Python',
    pattern:
      /gssapi\.(?:raw\.)?(?:exceptions|misc)\.(?:MissingCredentialsError|ExpiredCredentialsError)/,
    symptom: 'no-ticket',
    example: 'gssapi.raw.exceptions.MissingCredentialsError: Major (458752)',
    source: 'python-gssapi',
  },
  {
    tool: 'Node.js',
    pattern: /getaddrinfo (?:ENOTFOUND|EAI_NONAME) (?<host>[\w.-]{1,255})/,
    symptom: 'host-unknown',
    example: 'Error: getaddrinfo ENOTFOUND mydb.corp.example.com',
    source: 'node:dns',
  },
  {
    tool: 'Node.js',
    pattern: /getaddrinfo EAI_AGAIN (?<host>[\w.-]{1,255})/,
    symptom: 'dns-temporary',
    example: 'Error: getaddrinfo EAI_AGAIN mydb.corp.example.com',
    source: 'node:dns',
  },
  {
    tool: 'Node.js',
    pattern: /connect ETIMEDOUT (?<host>[\w.:]{1,255}?):(?<port>\d{1,5})/,
    symptom: 'db-timeout',
    example: 'Error: connect ETIMEDOUT 10.1.2.3:5432',
    source: 'node:net',
  },
  {
    tool: 'Node.js',
    pattern: /connect ECONNREFUSED (?<host>[\w.:]{1,255}?):(?<port>\d{1,5})/,
    symptom: 'db-refused',
    example: 'Error: connect ECONNREFUSED 10.1.2.3:5432',
    source: 'node:net',
  },
  {
    tool: 'Node.js',
    pattern: /connect (?:EHOSTUNREACH|ENETUNREACH) (?<host>[\w.:]{1,255}?):(?<port>\d{1,5})/,
    symptom: 'db-no-route',
    example: 'Error: connect EHOSTUNREACH 10.1.2.3:5432',
    source: 'node:net',
  },
  {
    tool: 'System',
    pattern: /Temporary failure in name resolution/,
    symptom: 'dns-temporary',
    example: 'Temporary failure in name resolution',
    source: 'gai_strerror(EAI_AGAIN)',
  },
  {
    tool: 'System',
    pattern: /(?:Name or service not known|nodename nor servname provided|No such host is known)/,
    symptom: 'host-unknown',
    example: 'ping: mydb: Name or service not known',
    source: 'gai_strerror(EAI_NONAME)',
  },
  {
    tool: 'System',
    pattern:
      /libgssapi[\w.-]{0,40}: cannot open shared object file|gssapi(?:64|32)\.dll[\s\S]{0,40}not (?:found|be loaded)/,
    symptom: 'client-plugin',
    example:
      'error while loading shared libraries: libgssapi_krb5.so.2: cannot open shared object file: No such file or directory',
    source: 'ld.so',
  },
  {
    tool: 'Go',
    pattern:
      /dial tcp(?: [^\s]{1,80})?(?::|,)? (?:lookup (?<host>[\w.-]{1,255})[\s\S]{0,80}: no such host)/,
    symptom: 'host-unknown',
    example: 'dial tcp: lookup mydb.corp.example.com on 10.0.0.2:53: no such host',
    source: 'Go net',
  },
  {
    tool: 'Go',
    pattern: /dial tcp (?<host>[\w.:-]{1,255}?):(?<port>\d{1,5}): i\/o timeout/,
    symptom: 'db-timeout',
    example: 'dial tcp 10.1.2.3:5432: i/o timeout',
    source: 'Go net',
  },
  {
    tool: 'Go',
    pattern: /dial tcp (?<host>[\w.:-]{1,255}?):(?<port>\d{1,5}): connect: connection refused/,
    symptom: 'db-refused',
    example: 'dial tcp 10.1.2.3:5432: connect: connection refused',
    source: 'Go net',
  },
];
