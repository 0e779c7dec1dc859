/** The flows that a Kerberos login needs, from the port tables and the two ends. */
import type { Endpoint, Flow, FlowKind, PortRange, Protocol } from './flow.ts';
import {
  clientToDirectoryPorts,
  clientToUserRealmPorts,
  databaseToDirectoryPorts,
  defaultDatabasePort,
  isSqlServer,
  trustPorts,
} from './portTables.ts';
import type { PortRow } from './portTables.ts';

/** `88/tcp`, `49152-65535/tcp`, `icmp`. */
export function portName(protocol: Protocol, ports: PortRange): string {
  if (protocol === 'icmp') return ports.from < 0 ? 'icmp' : `icmp type ${ports.from}`;
  return ports.from === ports.to
    ? `${ports.from}/${protocol}`
    : `${ports.from}-${ports.to}/${protocol}`;
}

function endName(end: Endpoint): string {
  return end.address ?? end.label;
}

function flowOf(
  kind: FlowKind,
  from: Endpoint,
  to: Endpoint,
  row: Pick<PortRow, 'protocol' | 'ports' | 'purpose' | 'required'>,
): Flow {
  const { protocol, ports, purpose, required } = row;
  // The label tells two databases apart that have no address; the target's address two controllers.
  const id = `${kind}:${endName(from)}>${endName(to)}:${portName(protocol, ports)}`;
  return { id, kind, from, to, protocol, ports, purpose, required };
}

function cross(
  kind: FlowKind,
  senders: readonly Endpoint[],
  targets: readonly Endpoint[],
  rows: readonly PortRow[],
): Flow[] {
  return senders.flatMap((from) =>
    targets.flatMap((to) => rows.map((row) => flowOf(kind, from, to, row))),
  );
}

export interface DatabaseAndDirectory {
  readonly database: Endpoint;
  readonly controllers: readonly Endpoint[];
  /** As RDS names it: `aurora-mysql`, `sqlserver-se`. */
  readonly engine?: string;
}

function rowsFor(engine: string | undefined): readonly PortRow[] {
  return isSqlServer(engine)
    ? databaseToDirectoryPorts.filter((one) => one.exceptSqlServer === undefined)
    : databaseToDirectoryPorts;
}

/** Database → every domain controller: what the join and every server-side step needs. */
export function databaseToDirectory({
  database,
  controllers,
  engine,
}: DatabaseAndDirectory): Flow[] {
  return cross('database-to-directory', [database], controllers, rowsFor(engine));
}

/**
 * Domain controllers → database. The pages of PostgreSQL, Oracle, Db2 and SQL Server ask for it;
 * groups are stateful and the database opens every connection, so it is recommended only.
 */
export function directoryToDatabase({
  database,
  controllers,
  engine,
}: DatabaseAndDirectory): Flow[] {
  if (engine === 'mysql' || engine === 'mariadb' || engine === 'aurora-mysql') return [];
  const rows = rowsFor(engine).filter((one) => one.required);
  const recommended = rows.map((one) => ({ ...one, required: false }));
  return cross('directory-to-database', controllers, [database], recommended);
}

export interface ClientAndDirectory {
  readonly client: Endpoint;
  readonly controllers: readonly Endpoint[];
  readonly engine?: string;
}

/**
 * Client → the directory that issues the service ticket. None for RDS for MySQL: its `auth_pam` sends
 * the password to the server, and the client never speaks to a KDC.
 */
export function clientToDirectory({ client, controllers, engine }: ClientAndDirectory): Flow[] {
  if (engine === 'mysql') return [];
  return cross('client-to-directory', [client], controllers, clientToDirectoryPorts);
}

/** Client → the KDCs of the user's own realm; outside AWS, so only the client's side may be visible. */
export function clientToUserRealm({ client, controllers }: ClientAndDirectory): Flow[] {
  return cross('client-to-user-realm', [client], controllers, clientToUserRealmPorts);
}

/** Client → database. `port` is the endpoint's; without it the engine's default; empty if neither is known. */
export function clientToDatabase(ends: {
  readonly client: Endpoint;
  readonly database: Endpoint;
  readonly port?: number;
  readonly engine?: string;
}): Flow[] {
  const port = ends.port ?? defaultDatabasePort(ends.engine);
  if (port === undefined) return [];
  const row = {
    protocol: 'tcp',
    ports: { from: port, to: port },
    purpose: 'database',
    required: true,
  } as const;
  return [flowOf('client-to-database', ends.client, ends.database, row)];
}

export interface DirectoryAndRealm {
  readonly controllers: readonly Endpoint[];
  /** The domain controllers or DNS servers of the trusted realm. */
  readonly trusted: readonly Endpoint[];
}

/** Managed directory → the domain controllers of a realm that it trusts. */
export function directoryToTrustedRealm({ controllers, trusted }: DirectoryAndRealm): Flow[] {
  return cross('directory-to-trusted-realm', controllers, trusted, trustPorts);
}

/** The domain controllers of a trusted realm → the managed directory. */
export function trustedRealmToDirectory({ controllers, trusted }: DirectoryAndRealm): Flow[] {
  return cross('trusted-realm-to-directory', trusted, controllers, trustPorts);
}

/** Any one flow, as a person asks for it. */
export function customFlow(
  from: Endpoint,
  to: Endpoint,
  protocol: Protocol,
  ports: PortRange,
): Flow {
  return flowOf('custom', from, to, { protocol, ports, purpose: 'asked for', required: true });
}
