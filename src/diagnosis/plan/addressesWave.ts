/** Second wave: the names that the first one brought up, and the database's first packets. */
import type { EngineFamily } from '../../aws/engine.ts';
import { greetDb2 } from '../../probes/db2.ts';
import { greetMysql } from '../../probes/mysql.ts';
import type { Observation, ProbeContext } from '../../probes/observation.ts';
import { greetOracle } from '../../probes/oracle.ts';
import { greetPostgresql } from '../../probes/postgresql.ts';
import { greetSqlServer } from '../../probes/sqlserver.ts';
import { addressBook } from '../evidence/realmView.ts';
import type { DiagnosisRequest } from '../request.ts';
import type { Subject } from '../subject.ts';
import { resolveStep } from './namesWave.ts';
import type { Step, Wave, Workstation } from './step.ts';

/** An endpoint has one address per subnet at most; more would be somebody's round-robin. */
const mostAddresses = 4;

export function addressesWave(
  request: DiagnosisRequest,
  subject: Subject,
  observations: readonly Observation[],
  workstation: Workstation,
): Wave {
  return {
    stage: 'database',
    steps: [
      ...unresolvedTargets(observations).map((host) => resolveStep(host, workstation)),
      ...greetings(request, subject, observations),
    ],
  };
}

/** SRV targets that no answer gave an address for. */
function unresolvedTargets(observations: readonly Observation[]): readonly string[] {
  const addressesOf = addressBook(observations);
  const targets = observations.flatMap((observation) =>
    observation.probe === 'dns' && 'answers' in observation.facts
      ? (observation.facts.answers as readonly { type: string; target?: string }[]).flatMap(
          (answer) => (answer.type === 'SRV' && answer.target !== undefined ? [answer.target] : []),
        )
      : [],
  );
  const names = [...new Set(targets.map((target) => target.replace(/\.$/, '').toLowerCase()))];
  return names.filter((name) => name !== '' && addressesOf(name).length === 0);
}

function greetings(
  request: DiagnosisRequest,
  subject: Subject,
  observations: readonly Observation[],
): readonly Step[] {
  const { endpoint } = subject;
  if (endpoint === undefined) return [];
  const { host, port, engine } = endpoint;
  const user = request.databaseUser === undefined ? {} : { user: request.databaseUser };
  const addresses = addressBook(observations)(host).slice(0, mostAddresses);
  return addresses.flatMap((address): Step[] => {
    const greet = engine === undefined ? undefined : greetingOf[engine];
    if (greet === undefined) return [];
    return [
      {
        id: `${greet.probe}:${address}:${port}`,
        title: `${greet.name} of ${host} (${address}) port ${port}`,
        reason: 'the database must answer in its own protocol, not just accept a connection',
        run: (context) => greet.run({ host, address, port, ...user }, context),
      },
    ];
  });
}

interface Greeting {
  readonly probe: string;
  readonly name: string;
  run(
    target: {
      readonly host: string;
      readonly address: string;
      readonly port: number;
      readonly user?: string;
    },
    context: ProbeContext,
  ): Promise<Observation>;
}

const mysql: Greeting = { probe: 'mysql', name: 'MySQL greeting', run: greetMysql };

/** The first packets of each engine; the user's name goes only where the user gave one. */
const greetingOf: Readonly<Record<EngineFamily, Greeting>> = {
  mysql,
  mariadb: mysql,
  postgresql: { probe: 'postgresql', name: 'PostgreSQL start-up', run: greetPostgresql },
  sqlserver: { probe: 'sqlserver', name: 'TDS pre-login', run: greetSqlServer },
  oracle: { probe: 'oracle', name: 'TNS connect', run: greetOracle },
  db2: { probe: 'db2', name: 'DRDA exchange', run: greetDb2 },
};
