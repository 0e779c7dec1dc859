import type { Db2Observation } from '../../probes/db2.ts';
import type { MysqlObservation } from '../../probes/mysql.ts';
import type { OracleObservation } from '../../probes/oracle.ts';
import type { PostgresqlObservation } from '../../probes/postgresql.ts';
import type { SqlServerObservation } from '../../probes/sqlserver.ts';
import { observationsOf } from './evidence.ts';
import type { Evidence } from './evidence.ts';

/** The first packets of a database, of whichever engine. */
export type Greeting =
  | MysqlObservation
  | PostgresqlObservation
  | SqlServerObservation
  | OracleObservation
  | Db2Observation;

/** Answers of every engine whose first packets were exchanged. */
export function greetingsOf(evidence: Evidence): readonly Greeting[] {
  return [
    ...observationsOf(evidence, 'mysql'),
    ...observationsOf(evidence, 'postgresql'),
    ...observationsOf(evidence, 'sqlserver'),
    ...observationsOf(evidence, 'oracle'),
    ...observationsOf(evidence, 'db2'),
  ];
}

/** The server spoke its protocol, whatever it thought of the login. */
export function isAlive(greeting: Greeting): boolean {
  return greeting.outcome === 'ok' || greeting.outcome === 'failed';
}
