/** What SSPI, SQL Server's drivers and its server print (winerror.h, SqlClient, ODBC). */
import type { ErrorPattern } from '../pattern.ts';

export const windowsPatterns: readonly ErrorPattern[] = [
  {
    tool: 'SSPI',
    pattern: /The target principal name is incorrect/,
    symptom: 'target-incorrect',
    example: 'The target principal name is incorrect. Cannot generate SSPI context.',
    source: 'winerror.h 0x80090322',
  },
  {
    tool: 'SSPI',
    pattern: /Cannot generate SSPI context/,
    symptom: 'sspi-context',
    example: 'System.Data.SqlClient.SqlException: Cannot generate SSPI context.',
    source: 'SqlClient',
  },
  {
    tool: 'SSPI',
    pattern: /The specified target is unknown or unreachable/,
    symptom: 'target-unknown',
    example: 'The specified target is unknown or unreachable',
    source: 'winerror.h 0x80090303',
  },
  {
    tool: 'SSPI',
    pattern: /No authority could be contacted for authentication/,
    symptom: 'no-authority',
    example: 'No authority could be contacted for authentication',
    source: 'winerror.h 0x80090311',
  },
  {
    tool: 'SSPI',
    pattern: /No credentials are available in the security package/,
    symptom: 'no-ticket',
    example: 'No credentials are available in the security package',
    source: 'winerror.h 0x8009030E',
  },
  {
    tool: 'SSPI',
    pattern: /The clocks on the client and server machines are skewed/,
    symptom: 'clock-skew',
    example: 'The clocks on the client and server machines are skewed.',
    source: 'winerror.h 0x80090324',
  },
  {
    tool: 'SSPI',
    pattern: /The encryption type requested is not supported by the KDC/,
    symptom: 'etype-unsupported',
    example: 'The encryption type requested is not supported by the KDC.',
    source: 'winerror.h 0x80090342',
  },
  {
    tool: 'SSPI',
    pattern: /The logon attempt failed/,
    symptom: 'logon-denied',
    example: 'The logon attempt failed',
    source: 'winerror.h 0x8009030C',
  },
  {
    tool: 'SSPI',
    pattern: /There are currently no logon servers available/,
    symptom: 'no-authority',
    example: 'There are currently no logon servers available to service the logon request.',
    source: 'winerror.h 1311',
  },
  {
    tool: 'SSPI',
    pattern:
      /The trust relationship between (?:this workstation and the primary domain|the primary domain and the trusted domain) failed/,
    symptom: 'trust-not-followed',
    example: 'The trust relationship between the primary domain and the trusted domain failed.',
    source: 'winerror.h 1788, 1789',
  },
  {
    tool: 'SQL Server',
    pattern:
      /Login failed\. The login is from an untrusted domain and cannot be used with (?:Windows|Integrated) authentication/,
    symptom: 'ntlm-fallback',
    example:
      'Login failed. The login is from an untrusted domain and cannot be used with Windows authentication.',
    source: 'SQL Server error 18452',
  },
  {
    tool: 'SQL Server',
    pattern: /Login failed for user 'NT AUTHORITY\\ANONYMOUS LOGON'/,
    symptom: 'ntlm-fallback',
    example: "Login failed for user 'NT AUTHORITY\\ANONYMOUS LOGON'.",
    source: 'SQL Server error 18456',
  },
  {
    tool: 'SQL Server',
    pattern: /Login failed for user '(?<user>[^'\n]{0,255})'/,
    symptom: 'logon-denied',
    example: "Login failed for user 'CORP\\alice'.",
    source: 'SQL Server error 18456',
  },
  {
    tool: 'SQL Server',
    pattern: /SSPI handshake failed with error code 0x[0-9a-f]{8}/,
    symptom: 'sspi-context',
    example:
      'SSPI handshake failed with error code 0x8009030c, state 14 while establishing a connection with integrated security',
    source: 'SQL Server error 17806',
  },
  {
    tool: 'SQL Server',
    pattern: /Authentication method "NTLMSSP" not supported/,
    symptom: 'ntlm-fallback',
    example: 'Authentication method "NTLMSSP" not supported (Microsoft SQL Server, Error: 514)',
    source: 'Babelfish user guide',
  },
  {
    tool: 'SQL Server',
    pattern:
      /A network-related or instance-specific error occurred while establishing a connection to SQL Server/,
    symptom: 'db-timeout',
    example:
      'A network-related or instance-specific error occurred while establishing a connection to SQL Server. The server was not found or was not accessible.',
    source: 'SqlClient',
  },
  {
    tool: 'SQL Server',
    pattern:
      /TCP Provider: (?:No connection could be made because the target machine actively refused it|Error code 0x274D)/,
    symptom: 'db-refused',
    example:
      'TCP Provider: No connection could be made because the target machine actively refused it.',
    source: 'SqlClient',
  },
  {
    tool: 'SQL Server',
    pattern:
      /TCP Provider: (?:Error code 0x274C|A connection attempt failed because the connected party did not properly respond|The wait operation timed out|Timeout error)/,
    symptom: 'db-timeout',
    example: 'TCP Provider: Error code 0x274C',
    source: 'ODBC Driver 18',
  },
  {
    tool: 'SQL Server',
    pattern:
      /(?:SSL Provider: )?The certificate chain was issued by an authority that is not trusted/,
    symptom: 'certificate',
    example: 'SSL Provider: The certificate chain was issued by an authority that is not trusted.',
    source: 'ODBC Driver 18: Encrypt is mandatory by default',
  },
  {
    tool: 'SQL Server',
    pattern: /SSL Provider: \[error:[^\]]{1,120}certificate verify failed/,
    symptom: 'certificate',
    example:
      'SSL Provider: [error:0A000086:SSL routines::certificate verify failed:self-signed certificate in certificate chain]',
    source: 'ODBC Driver 18 on Linux',
  },
  {
    tool: 'klist',
    pattern: /Error calling API LsaCallAuthenticationPackage[\s\S]{0,120}(?:0x6fb|0xc000018b)/,
    symptom: 'server-unknown',
    example: 'Error calling API LsaCallAuthenticationPackage (GetTicket substatus): 0x6fb',
    source: 'klist get on Windows',
  },
  {
    tool: 'klist',
    pattern: /klist failed with 0xc000018b\/-1073741429/,
    symptom: 'server-unknown',
    example:
      'klist failed with 0xc000018b/-1073741429: The SAM database on the Windows Server does not have a computer account for this workstation trust relationship.',
    source: 'klist get on Windows',
  },
  {
    tool: 'Event log',
    pattern: /KRB_AP_ERR_MODIFIED(?: error)?(?: from the server (?<server>[^\s]{1,255}))?/,
    symptom: 'ap-modified',
    example: 'The Kerberos client received a KRB_AP_ERR_MODIFIED error from the server svc-sql$.',
    source: 'Security-Kerberos event 4',
  },
  {
    tool: 'Event log',
    pattern: /KDC_ERR_S_PRINCIPAL_UNKNOWN/,
    symptom: 'server-unknown',
    example: 'Kerberos error 0x7 KDC_ERR_S_PRINCIPAL_UNKNOWN',
    source: 'Security-Kerberos event 3',
  },
  {
    tool: 'Event log',
    pattern: /KDC_ERR_C_PRINCIPAL_UNKNOWN/,
    symptom: 'client-unknown',
    example: 'KDC_ERR_C_PRINCIPAL_UNKNOWN',
    source: 'RFC 4120 7.5.9',
  },
  {
    tool: 'Event log',
    pattern: /KDC_ERR_PRINCIPAL_NOT_UNIQUE/,
    symptom: 'server-unknown',
    example: 'KDC_ERR_PRINCIPAL_NOT_UNIQUE',
    source: 'Security-Kerberos event 11',
  },
  {
    tool: 'Event log',
    pattern: /KDC_ERR_PREAUTH_FAILED/,
    symptom: 'password-wrong',
    example: 'KDC_ERR_PREAUTH_FAILED',
    source: 'RFC 4120 7.5.9',
  },
  {
    tool: 'Event log',
    pattern: /KDC_ERR_CLIENT_REVOKED/,
    symptom: 'account-revoked',
    example: 'KDC_ERR_CLIENT_REVOKED',
    source: 'RFC 4120 7.5.9',
  },
  {
    tool: 'Event log',
    pattern: /KDC_ERR_ETYPE_NOTSUPP|KDC_ERR_ETYPE_NOSUPP/,
    symptom: 'etype-unsupported',
    example: 'KDC_ERR_ETYPE_NOTSUPP',
    source: 'RFC 4120 7.5.9',
  },
  {
    tool: 'Event log',
    pattern: /KRB_AP_ERR_SKEW/,
    symptom: 'clock-skew',
    example: 'KRB_AP_ERR_SKEW',
    source: 'RFC 4120 7.5.9',
  },
  {
    tool: 'Event log',
    pattern: /KRB_AP_ERR_TKT_EXPIRED/,
    symptom: 'ticket-expired',
    example: 'KRB_AP_ERR_TKT_EXPIRED',
    source: 'RFC 4120 7.5.9',
  },
  {
    tool: 'Event log',
    pattern: /KDC_ERR_KEY_EXPIRED/,
    symptom: 'password-expired',
    example: 'KDC_ERR_KEY_EXPIRED',
    source: 'RFC 4120 7.5.9',
  },
  {
    tool: 'Event log',
    pattern: /KDC_ERR_WRONG_REALM/,
    symptom: 'wrong-realm',
    example: 'KDC_ERR_WRONG_REALM',
    source: 'RFC 4120 7.5.9',
  },
];
