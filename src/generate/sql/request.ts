/** Whose dialect, and whose way of admitting users of a directory. */
export const sqlEngines = [
  'aurora-mysql',
  'mysql',
  'mariadb',
  'postgres',
  'aurora-postgresql',
  'babelfish',
  'sqlserver',
  'oracle',
  'db2',
] as const;

export type SqlEngine = (typeof sqlEngines)[number];

export interface SqlRequest {
  readonly engine: SqlEngine;
  /** As the directory spells it, without the realm. */
  readonly user: string;
  /** Of the user's own domain: behind a trust that is not the directory's. */
  readonly realm: string;
  /** The domain's pre-Windows-2000 name (`ShortName` of a directory), for SQL Server and Babelfish. */
  readonly netbios?: string;
  /** Db2 admits groups: the security identifier of the group that `user` names. */
  readonly sid?: string;
}

export type Sql =
  | {
      readonly statements: readonly string[];
      /** What has to be known before they are run. */
      readonly notes: readonly string[];
      /** Shows, to the user who has logged in, that it was with Kerberos. */
      readonly check?: string;
    }
  | { readonly problem: string };

/** The dialect of what RDS calls the engine; undefined for engines without Kerberos users. */
export function sqlEngineOf(engine: string): SqlEngine | undefined {
  if (/^aurora(-mysql)?$/.test(engine)) return 'aurora-mysql';
  const families = [/^(custom-)?(sqlserver)/, /^(custom-)?(oracle)/, /^()(db2)/];
  const family = families.map((pattern) => pattern.exec(engine)?.[2]).find((found) => found);
  return sqlEngines.find((known) => known === (family ?? engine));
}
