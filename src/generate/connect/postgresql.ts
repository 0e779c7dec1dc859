import { commandLine } from '../../aws/commandLine.ts';
import type { Connection, ConnectRequest } from './connection.ts';
import { certificateBundle } from './connection.ts';
import { javaNotes, urlPart } from './java.ts';
import { settings } from './mysql.ts';

/**
 * RDS and Aurora PostgreSQL. The role is the whole principal. A Windows client whose user is of a trusted domain has to
 * use the name in the directory's domain, because its own controllers route by suffix ("Connecting to PostgreSQL with
 * Kerberos authentication"). Sources besides: PostgreSQL manual, "Parameter Key Words"; pgJDBC, "Connection parameters".
 */
export function postgresqlConnections(request: ConnectRequest): readonly Connection[] {
  const { port, database = 'postgres', realm, windows } = request;
  const principal = `${request.user}@${realm}`;
  const foreign =
    windows === true &&
    request.domainHost !== undefined &&
    request.directoryRealm?.toUpperCase() !== realm;
  const host = foreign ? (request.domainHost ?? request.host) : request.host;
  const suffix = foreign
    ? [
        `Windows asks the controllers of ${realm}, which find the directory by this name’s suffix; it must resolve.`,
      ]
    : [];
  const ticket =
    windows === true ? 'Log in to Windows as this user.' : `Before: kinit ${principal}`;
  // Behind the directory's name is a certificate for the endpoint's.
  const verify = foreign ? 'verify-ca' : 'verify-full';
  const pairs: readonly (readonly [string, string])[] = [
    ['host', host],
    ['port', String(port)],
    ['dbname', database],
    ['user', principal],
    ['sslmode', verify],
    ['sslrootcert', certificateBundle],
  ];
  const command = commandLine(
    'psql',
    pairs.map(([key, value]) => `${key}=${conninfo(value)}`).join(' '),
  );
  return [
    {
      tool: 'psql',
      title: 'psql',
      command,
      text: windows === true ? command.powershell : command.bash,
      notes: [ticket, ...suffix],
    },
    {
      tool: 'pg_service',
      title: 'pg_service.conf',
      text: ['[kerberos]', ...pairs.map(([key, value]) => `${key}=${value}`)].join('\n'),
      notes: ['Then: psql service=kerberos', ticket, ...suffix],
    },
    {
      tool: 'jdbc',
      title: 'JDBC (pgJDBC)',
      text: `jdbc:postgresql://${host}:${port}/${urlPart(database)}?user=${urlPart(principal)}&gsslib=${windows === true ? 'sspi' : 'gssapi'}&jaasApplicationName=pgjdbc&sslmode=${verify}&sslrootcert=${certificateBundle}`,
      notes: [ticket, ...suffix, ...javaNotes('pgjdbc')],
    },
    {
      tool: 'pgadmin',
      title: 'pgAdmin',
      text: settings([
        ['Host name/address', host],
        ['Port', String(port)],
        ['Maintenance database', database],
        ['Username', principal],
        ['Kerberos authentication?', 'on'],
        ['SSL mode', verify],
      ]),
      notes: [ticket, ...suffix, 'Leave the password empty.'],
    },
  ];
}

/** A value of a connection string: libpq ends an unquoted one at a blank and unescapes backslashes. */
function conninfo(value: string): string {
  return /^[A-Za-z0-9_./:@-]+$/.test(value) ? value : `'${value.replace(/[\\']/g, '\\$&')}'`;
}
