import { commandLine } from '../../aws/commandLine.ts';
import type { Connection, ConnectRequest } from './connection.ts';
import { javaNotes } from './java.ts';
import { settings } from './mysql.ts';

/**
 * SQL Server and Babelfish. Only the name in the directory's domain has a service principal; through the RDS endpoint
 * the login falls back to NTLM ("Connecting to the DB instance with Windows authentication"). The certificate names
 * the endpoint, so each client is told that name apart.
 */
export function sqlServerConnections(request: ConnectRequest): readonly Connection[] {
  const { host: endpoint, port, database, realm, user, windows } = request;
  const host = request.domainHost ?? endpoint;
  const server = `tcp:${host},${port}`;
  const command = commandLine(
    'sqlcmd',
    '-S',
    server,
    '-E',
    '-N',
    ...(host === endpoint ? [] : ['-C']),
    ...(database === undefined ? [] : ['-d', database]),
  );
  const name =
    host === endpoint
      ? [
          'Without the name in the directory’s domain the login falls back to NTLM; give the directory to get it.',
        ]
      : [`${host} has the service principal; it must resolve here.`];
  const ticket =
    windows === true ? 'Log in to Windows as this user.' : `Before: kinit ${user}@${realm}`;
  const certificate = host === endpoint ? [] : [['HostNameInCertificate', endpoint] as const];
  return [
    {
      tool: 'sqlcmd',
      title: 'sqlcmd',
      command,
      text: windows === true ? command.powershell : command.bash,
      notes: [
        ticket,
        ...name,
        ...(host === endpoint
          ? []
          : [
              '-C skips the check of the certificate, which is the endpoint’s; other clients below can be told that name instead.',
            ]),
      ],
    },
    {
      tool: 'ssms',
      title: 'SQL Server Management Studio',
      text: settings([
        ['Server name', `${host},${port}`],
        ['Authentication', 'Windows Authentication'],
        ['Encryption', 'Mandatory'],
        ['Host name in certificate', host === endpoint ? '' : endpoint],
        ['Database', database ?? ''],
      ]),
      notes: [
        ...name,
        'Log in to Windows as a user of the directory or of a domain that it trusts.',
      ],
    },
    {
      tool: 'odbc',
      title: 'ODBC connection string',
      text: properties([
        ['Driver', 'ODBC Driver 18 for SQL Server', true],
        ['Server', server],
        ['Database', database ?? ''],
        ['Trusted_Connection', 'yes'],
        ['Encrypt', 'yes'],
        ...certificate,
      ]),
      notes: [ticket, ...name],
    },
    {
      tool: 'jdbc',
      title: 'JDBC (Microsoft)',
      text: `jdbc:sqlserver://${host}:${port};${properties([
        ['databaseName', database ?? ''],
        ['integratedSecurity', 'true'],
        ['authenticationScheme', 'JavaKerberos'],
        ['encrypt', 'true'],
        ...(host === endpoint ? [] : [['hostNameInCertificate', endpoint] as const]),
      ])}`,
      notes: [ticket, ...name, ...javaNotes('SQLJDBCDriver')],
    },
  ];
}

/** `key=value;` with braces where a value needs them (ODBC and Microsoft's JDBC driver escape alike). */
function properties(rows: readonly (readonly [string, string, boolean?])[]): string {
  return rows
    .filter(([, value]) => value !== '')
    .map(([key, value, braced]) =>
      braced === true || !/^[\w.:,-]+$/.test(value)
        ? `${key}={${value.replaceAll('}', '}}')}}`
        : `${key}=${value}`,
    )
    .join(';');
}
