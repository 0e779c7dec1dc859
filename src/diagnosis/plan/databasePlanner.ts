/** The database's first packets, from each address of its endpoint. */
import type { EngineFamily } from '../../aws/engine.ts';
import { greetDb2 } from '../../probes/db2.ts';
import { greetMysql } from '../../probes/mysql.ts';
import type { Observation, ProbeContext } from '../../probes/observation.ts';
import { greetOracle } from '../../probes/oracle.ts';
import { greetPostgresql } from '../../probes/postgresql.ts';
import { greetSqlServer } from '../../probes/sqlserver.ts';
import { addressBook } from '../evidence/realmView.ts';
import type { Planner } from './planner.ts';

/** An endpoint has one address per subnet at most; more would be somebody's round-robin. */
const mostAddresses = 4;

export const databasePlanner: Planner = {
  stage: 'database',
  purpose: 'each address of the endpoint is greeted in the protocol of the engine',
  plan: ({ request, subject, observations }) => {
    const { endpoint } = subject;
    if (endpoint?.engine === undefined) return [];
    const { host, port, engine } = endpoint;
    const greet = greetingOf[engine];
    const user = request.databaseUser === undefined ? {} : { user: request.databaseUser };
    const named = nameWithin(engine, subject.database?.instance?.DBName);
    return addressBook(observations)(host)
      .slice(0, mostAddresses)
      .map((address) => ({
        id: `${greet.probe}:${address}:${port}`,
        title: `${greet.name} of ${host} (${address}) port ${port}`,
        reason: 'the database must answer in its own protocol, not just accept a connection',
        run: (context) => greet.run({ host, address, port, ...user, ...named }, context),
      }));
  },
};

interface Greeting {
  readonly probe: string;
  readonly name: string;
  run(
    target: {
      readonly host: string;
      readonly address: string;
      readonly port: number;
      readonly user?: string;
      readonly service?: string;
      readonly serviceIsGuess?: boolean;
      readonly database?: string;
    },
    context: ProbeContext,
  ): Promise<Observation>;
}

const mysql: Greeting = { probe: 'mysql', name: 'MySQL greeting', run: greetMysql };

/** Characters of Oracle's and Db2's names; anything else would be read as syntax. */
const plainName = /^[A-Za-z][A-Za-z0-9_$#.]{0,63}$/;

/**
 * What these engines want to know before they talk of Kerberos: RDS gives an Oracle database's name to its service too,
 * unless somebody made another one.
 */
function nameWithin(engine: EngineFamily, name: string | undefined) {
  if (name === undefined || !plainName.test(name)) return {};
  if (engine === 'oracle') return { service: name, serviceIsGuess: true };
  return engine === 'db2' ? { database: name } : {};
}

/** The first packets of each engine; the user's name goes only where the user gave one. */
const greetingOf: Readonly<Record<EngineFamily, Greeting>> = {
  mysql,
  mariadb: mysql,
  postgresql: { probe: 'postgresql', name: 'PostgreSQL start-up', run: greetPostgresql },
  sqlserver: { probe: 'sqlserver', name: 'TDS pre-login', run: greetSqlServer },
  oracle: { probe: 'oracle', name: 'TNS connect', run: greetOracle },
  db2: { probe: 'db2', name: 'DRDA exchange', run: greetDb2 },
};
