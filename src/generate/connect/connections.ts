import { isDomain, isRealmName } from '../krb5Conf/names.ts';
import { isPrintable } from '../sql/quote.ts';
import type { SqlEngine } from '../sql/request.ts';
import type { Connection, ConnectRequest, Connections } from './connection.ts';
import { db2Connections, oracleConnections } from './enterprise.ts';
import { mysqlConnections, pamConnections } from './mysql.ts';
import { postgresqlConnections } from './postgresql.ts';
import { sqlServerConnections } from './sqlserver.ts';

/** Command lines, URLs and settings for the clients of an engine; a sentence where a name cannot be used. */
export function connectionsFor(request: ConnectRequest): Connections {
  const { user, realm, host, database, domainHost, port } = request;
  const texts = [user, ...(database === undefined ? [] : [database])];
  if (!texts.every(isPrintable))
    return {
      problem: 'The user or the database is empty or holds characters that cannot be seen.',
    };
  // Their own command languages quote otherwise than any shell.
  if (
    /^(oracle|db2)$/.test(request.engine) &&
    database !== undefined &&
    !/^[\w.$#-]+$/.test(database)
  )
    return { problem: 'The database is not a plain name such as ORCL or SALES.' };
  if (!isRealmName(realm)) return { problem: 'The realm is not a name such as CORP.EXAMPLE.COM.' };
  if (user.includes('@')) return { problem: `Give ${user} without the part behind "@".` };
  if (
    /^[\d.]+$|:/.test(host) ||
    !isDomain(host) ||
    (domainHost !== undefined && !isDomain(domainHost))
  )
    return {
      problem:
        'Give the endpoint’s full name: no address has a service principal, so Kerberos needs the name.',
    };
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    return { problem: 'The port is not one from 1 to 65535.' };
  return { connections: engines[request.engine]({ ...request, realm: realm.toUpperCase() }) };
}

const engines: Readonly<Record<SqlEngine, (request: ConnectRequest) => readonly Connection[]>> = {
  'aurora-mysql': mysqlConnections,
  mysql: pamConnections,
  mariadb: pamConnections,
  postgres: postgresqlConnections,
  'aurora-postgresql': postgresqlConnections,
  babelfish: sqlServerConnections,
  sqlserver: sqlServerConnections,
  oracle: oracleConnections,
  db2: db2Connections,
};
