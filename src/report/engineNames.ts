/** Engine identifiers of the RDS API as people say them. */
const families: readonly (readonly [prefix: string, name: string])[] = [
  ['aurora-mysql', 'Aurora MySQL'],
  ['aurora-postgresql', 'Aurora PostgreSQL'],
  ['mysql', 'MySQL'],
  ['postgres', 'PostgreSQL'],
  ['mariadb', 'MariaDB'],
  ['oracle', 'Oracle'],
  ['custom-oracle', 'Oracle'],
  ['sqlserver', 'SQL Server'],
  ['custom-sqlserver', 'SQL Server'],
  ['db2', 'Db2'],
];

/** `aurora-mysql` → `Aurora MySQL`; an engine that is not in the table is shown as it is. */
export function engineName(engine: string): string {
  return families.find(([prefix]) => engine.startsWith(prefix))?.[1] ?? engine;
}
