import { commandLine } from '../../aws/commandLine.ts';
import type { Connection, ConnectRequest } from './connection.ts';
import { certificateBundle } from './connection.ts';
import { javaNotes, urlPart } from './java.ts';

/**
 * Aurora MySQL. The server names its plugin and its service principal; the user's name goes without the realm.
 * Sources: Aurora user guide, "Connecting to Aurora MySQL with Kerberos authentication"; MySQL reference manual, "Kerberos
 * Pluggable Authentication"; Workbench manual, "Native Kerberos"; Connector/J guide, "Connecting Using Kerberos".
 */
export function mysqlConnections(request: ConnectRequest): readonly Connection[] {
  const { user, realm, host, port, database, windows } = request;
  const words = [
    'mysql',
    `--host=${host}`,
    `--port=${port}`,
    `--user=${user}`,
    '--default-auth=authentication_kerberos_client',
    ...(windows === true ? ['--plugin-authentication-kerberos-client-mode=SSPI'] : []),
    '--ssl-mode=VERIFY_IDENTITY',
    `--ssl-ca=${certificateBundle}`,
    ...(database === undefined ? [] : [`--database=${database}`]),
  ];
  const command = commandLine(...words);
  const ticket = `Before: kinit ${user}@${realm}`;
  const name = `The user is ${user}, without @${realm}: the server adds the realm.`;
  const path = database === undefined ? '/' : `/${urlPart(database)}`;
  return [
    {
      tool: 'mysql',
      title: 'mysql',
      command,
      text: windows === true ? command.powershell : command.bash,
      notes: [
        ...(windows === true
          ? ['Log in to Windows as this user, or use …mode=GSSAPI with MIT Kerberos.']
          : [ticket]),
        name,
        'Needs MySQL’s own client, 8.0.26 or later (Windows 8.0.27); MariaDB’s has no such plugin.',
        'Give no --password, not in ~/.my.cnf either: with one the plugin asks for a ticket of its own.',
      ],
    },
    {
      tool: 'jdbc',
      title: 'JDBC (MySQL Connector/J)',
      text: `jdbc:mysql://${host}:${port}${path}?user=${urlPart(user)}&defaultAuthenticationPlugin=authentication_kerberos_client&sslMode=VERIFY_IDENTITY`,
      notes: [ticket, ...javaNotes('MySQLConnectorJ')],
    },
    {
      tool: 'workbench',
      title: 'MySQL Workbench',
      text: settings([
        ['Connection Method', 'Native Kerberos'],
        ['Hostname', host],
        ['Port', String(port)],
        ['Username', user],
        ['Default Schema', database ?? ''],
      ]),
      notes: [ticket, name],
    },
  ];
}

/** RDS for MySQL checks the password with PAM: a password goes over TLS, and the client needs no ticket. */
export function pamConnections(request: ConnectRequest): readonly Connection[] {
  const { user, host, port, database, engine } = request;
  const command = commandLine(
    'mariadb',
    `--host=${host}`,
    `--port=${port}`,
    `--user=${user}`,
    '--password',
    '--ssl-verify-server-cert',
    `--ssl-ca=${certificateBundle}`,
    ...(database === undefined ? [] : [`--database=${database}`]),
  );
  const own = engine === 'mariadb';
  return [
    {
      tool: 'mariadb',
      title: 'mariadb',
      command,
      text: command.bash,
      notes: own
        ? ['With the gssapi plugin of your own server leave --password out and run kinit first.']
        : [
            'The password is the directory’s. No ticket and no way to the domain controllers is needed.',
            'MySQL’s own client lacks the dialog plugin that this login uses.',
          ],
    },
  ];
}

/** What a dialog asks for, one field a line. */
export function settings(rows: readonly (readonly [string, string])[]): string {
  return rows
    .filter(([, value]) => value !== '')
    .map(([field, value]) => `${field}: ${value}`)
    .join('\n');
}
