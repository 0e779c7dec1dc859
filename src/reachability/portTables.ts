/**
 * The ports that Kerberos login to RDS needs, as rows. What AWS's pages list is reported; which of it
 * is required is our grading: without a required port the join or the login fails.
 */
import type { PortRange, Protocol } from './flow.ts';

export interface PortRow {
  readonly protocol: Protocol;
  readonly ports: PortRange;
  readonly purpose: string;
  readonly required: boolean;
  /** Not asked for by SQL Server's own pages. */
  readonly exceptSqlServer?: true;
  /** The AWS page or the rule behind the row. */
  readonly source: string;
}

const gettingStarted = 'Directory Service admin guide, "What gets created"';
const sqlServerPage = 'RDS user guide, "Self Managed AD with SQL Server: network"';
const trustPage = 'Directory Service admin guide, "Tutorial: create a trust", security groups';
const clientPage = 'AWS Database Blog, Kerberos with Aurora MySQL, client ports';
const noIcmpPorts = { from: -1, to: -1 };

function row(
  protocol: Protocol,
  from: number,
  purpose: string,
  grade: 'required' | 'recommended',
  source: string,
  to = from,
): PortRow {
  const ports = protocol === 'icmp' ? noIcmpPorts : { from, to };
  return { protocol, ports, purpose, source, required: grade === 'required' };
}

function except(one: PortRow): PortRow {
  return { ...one, exceptSqlServer: true };
}

/** Database → domain controllers. */
export const databaseToDirectoryPorts: readonly PortRow[] = [
  row('tcp', 53, 'DNS', 'required', gettingStarted),
  row('udp', 53, 'DNS', 'required', gettingStarted),
  row('tcp', 88, 'Kerberos', 'required', gettingStarted),
  row('udp', 88, 'Kerberos', 'required', gettingStarted),
  except(row('udp', 123, 'NTP', 'recommended', gettingStarted)),
  row('tcp', 135, 'RPC endpoint mapper', 'required', gettingStarted),
  except(row('udp', 138, 'NetLogon, DFS', 'recommended', gettingStarted)),
  row('tcp', 389, 'LDAP', 'required', gettingStarted),
  row('udp', 389, 'LDAP', 'required', gettingStarted),
  row('tcp', 445, 'SMB', 'required', gettingStarted),
  except(row('udp', 445, 'SMB', 'recommended', gettingStarted)),
  row('tcp', 464, 'Kerberos password change', 'required', gettingStarted),
  row('udp', 464, 'Kerberos password change', 'required', gettingStarted),
  row('tcp', 636, 'LDAPS', 'recommended', gettingStarted),
  except(row('tcp', 1024, 'RPC dynamic ports, old range', 'recommended', gettingStarted, 49151)),
  row('tcp', 49152, 'RPC dynamic ports', 'required', sqlServerPage, 65535),
  except(row('tcp', 3268, 'Global Catalog', 'recommended', gettingStarted, 3269)),
  except(
    row(
      'tcp',
      9389,
      'AD Web Services',
      'recommended',
      'Directory Service admin guide, "Network security"',
    ),
  ),
  except(row('icmp', -1, 'LDAP keep-alive, DFS', 'recommended', gettingStarted)),
];

/** Client → domain controllers that hold the service ticket (the managed directory). */
export const clientToDirectoryPorts: readonly PortRow[] = [
  row('tcp', 88, 'Kerberos', 'required', clientPage),
  row('udp', 88, 'Kerberos', 'recommended', clientPage),
  row('tcp', 53, 'DNS', 'recommended', clientPage),
  row('udp', 53, 'DNS', 'recommended', clientPage),
  row('tcp', 464, 'Kerberos password change', 'recommended', clientPage),
  row('udp', 464, 'Kerberos password change', 'recommended', clientPage),
  row('tcp', 389, 'LDAP', 'recommended', clientPage),
];

/** Client → domain controllers of the user's own realm, when that is a self-managed AD (TGT). */
export const clientToUserRealmPorts: readonly PortRow[] = clientToDirectoryPorts.filter(
  (one) => one.ports.from !== 389,
);

/** Directory ↔ the domain controllers of a trusted realm, the same both ways. */
export const trustPorts: readonly PortRow[] = [
  row('tcp', 53, 'DNS', 'required', trustPage),
  row('udp', 53, 'DNS', 'required', trustPage),
  row('tcp', 88, 'Kerberos', 'required', trustPage),
  row('udp', 88, 'Kerberos', 'required', trustPage),
  row('udp', 123, 'NTP', 'recommended', trustPage),
  row('tcp', 135, 'RPC endpoint mapper', 'recommended', trustPage),
  row(
    'udp',
    138,
    'NetLogon, DFS',
    'recommended',
    'Directory Service admin guide, "Network security"',
  ),
  row('tcp', 389, 'LDAP', 'required', trustPage),
  row('udp', 389, 'LDAP', 'required', trustPage),
  row('tcp', 445, 'SMB, to create the trust', 'required', trustPage),
  row('udp', 445, 'SMB', 'recommended', trustPage),
  row('tcp', 464, 'Kerberos password change', 'recommended', trustPage),
  row('udp', 464, 'Kerberos password change', 'recommended', trustPage),
  row('tcp', 636, 'LDAPS', 'recommended', trustPage),
  row('tcp', 3268, 'Global Catalog', 'recommended', trustPage, 3269),
  row(
    'tcp',
    9389,
    'AD Web Services',
    'recommended',
    'Directory Service admin guide, "Network security"',
  ),
  row('tcp', 49152, 'RPC dynamic ports', 'recommended', trustPage, 65535),
];

/** Default ports by engine prefix (RDS user guide, "Creating a DB instance"); the endpoint's own port goes first. */
export const defaultDatabasePorts: Readonly<Record<string, number>> = {
  'aurora-mysql': 3306,
  'aurora-postgresql': 5432,
  db2: 50000,
  mariadb: 3306,
  mysql: 3306,
  oracle: 1521,
  postgres: 5432,
  sqlserver: 1433,
};

export function isSqlServer(engine: string | undefined): boolean {
  return engine?.includes('sqlserver') ?? false;
}

/** The default port of an RDS engine name such as `oracle-ee`; undefined for an engine nobody knows. */
export function defaultDatabasePort(engine: string | undefined): number | undefined {
  const prefix = Object.keys(defaultDatabasePorts).find((name) => engine?.startsWith(name));
  return prefix === undefined ? undefined : defaultDatabasePorts[prefix];
}
