import { commandLine } from '../../aws/commandLine.ts';
import type { Connection, ConnectRequest } from './connection.ts';

/** Oracle: the client reads its own krb5.conf by sqlnet.ora ("Configuring an Oracle client"). */
export function oracleConnections(request: ConnectRequest): readonly Connection[] {
  const { host, port, database = 'ORCL', user, realm, windows } = request;
  const command = commandLine('sqlplus', `/@//${host}:${port}/${database}`);
  const sqlnet =
    windows === true
      ? [
          'SQLNET.AUTHENTICATION_SERVICES = (KERBEROS5PRE, KERBEROS5)',
          'SQLNET.KERBEROS5_CONF = C:\\Windows\\krb5.ini',
          'SQLNET.KERBEROS5_CONF_MIT = TRUE',
          'SQLNET.KERBEROS5_CC_NAME = OSMSFT://',
        ]
      : [
          'SQLNET.AUTHENTICATION_SERVICES = (KERBEROS5PRE, KERBEROS5)',
          'SQLNET.KERBEROS5_CONF = /etc/krb5.conf',
          'SQLNET.KERBEROS5_CONF_MIT = TRUE',
        ];
  const ticket =
    windows === true ? 'Log in to Windows as this user.' : `Before: okinit ${user}@${realm}`;
  return [
    {
      tool: 'sqlplus',
      title: 'SQL*Plus',
      command,
      text: windows === true ? command.powershell : command.bash,
      notes: [
        ticket,
        'The slash means: the user of the ticket. sqlnet.ora has to turn Kerberos on.',
      ],
    },
    {
      tool: 'sqlnet',
      title: 'sqlnet.ora',
      text: sqlnet.join('\n'),
      notes: ['In $ORACLE_HOME/network/admin, or where TNS_ADMIN points.'],
    },
  ];
}

/** Db2: the catalog says how to authenticate, the ticket says who. Aliases have at most eight characters. */
export function db2Connections(request: ConnectRequest): readonly Connection[] {
  const { host, port, database = 'RDSDB', user, realm } = request;
  const alias = database.slice(0, 8);
  const lines = [
    ['db2', `catalog tcpip node rdsnode remote ${host} server ${port}`],
    ['db2', `catalog database ${database} as ${alias} at node rdsnode authentication kerberos`],
    ['db2', `connect to ${alias}`],
  ].map((words) => commandLine(...words));
  const command = {
    bash: lines.map(({ bash }) => bash).join('\n'),
    powershell: lines.map(({ powershell }) => powershell).join('\n'),
  };
  return [
    {
      tool: 'db2',
      title: 'Db2 command line',
      command,
      text: command.bash,
      notes: [
        `Before: kinit ${user}@${realm}`,
        'The ticket’s user needs CONNECT, by a group of the directory.',
      ],
    },
  ];
}
