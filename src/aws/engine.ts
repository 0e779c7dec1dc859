/** What RDS's `Engine` string says. Sources: the RDS API reference of CreateDBInstance and CreateDBCluster. */
export type EngineFamily = 'mysql' | 'postgresql' | 'mariadb' | 'oracle' | 'sqlserver' | 'db2';

interface EngineRow {
  readonly prefix: string;
  readonly family: EngineFamily;
  readonly title: string;
  readonly defaultPort: number;
}

/** Longer prefixes first. */
const engines: readonly EngineRow[] = [
  {
    prefix: 'aurora-postgresql',
    family: 'postgresql',
    title: 'Aurora PostgreSQL',
    defaultPort: 5432,
  },
  { prefix: 'aurora-mysql', family: 'mysql', title: 'Aurora MySQL', defaultPort: 3306 },
  { prefix: 'aurora', family: 'mysql', title: 'Aurora MySQL', defaultPort: 3306 },
  { prefix: 'custom-oracle', family: 'oracle', title: 'RDS Custom for Oracle', defaultPort: 1521 },
  {
    prefix: 'custom-sqlserver',
    family: 'sqlserver',
    title: 'RDS Custom for SQL Server',
    defaultPort: 1433,
  },
  { prefix: 'mysql', family: 'mysql', title: 'RDS for MySQL', defaultPort: 3306 },
  { prefix: 'postgres', family: 'postgresql', title: 'RDS for PostgreSQL', defaultPort: 5432 },
  { prefix: 'mariadb', family: 'mariadb', title: 'RDS for MariaDB', defaultPort: 3306 },
  { prefix: 'oracle', family: 'oracle', title: 'RDS for Oracle', defaultPort: 1521 },
  { prefix: 'sqlserver', family: 'sqlserver', title: 'RDS for SQL Server', defaultPort: 1433 },
  { prefix: 'db2', family: 'db2', title: 'RDS for Db2', defaultPort: 50000 },
];

/** The engine's row, or undefined for DocumentDB, Neptune and engines newer than the table. */
function rowOf(engine: string): EngineRow | undefined {
  return engines.find(({ prefix }) => engine === prefix || engine.startsWith(`${prefix}-`));
}

export function engineFamily(engine: string): EngineFamily | undefined {
  return rowOf(engine)?.family;
}

/** `Aurora MySQL`; an unknown engine as it calls itself. */
export function engineTitle(engine: string): string {
  return rowOf(engine)?.title ?? engine;
}

export function defaultPort(engine: string): number | undefined {
  return rowOf(engine)?.defaultPort;
}

export function isAurora(engine: string): boolean {
  return engine.startsWith('aurora');
}

export function isCustom(engine: string): boolean {
  return engine.startsWith('custom-');
}
