/** Second wave: the names that the first one brought up, and the database's first packets. */
import { greetMysql } from '../../probes/mysql.ts';
import type { Observation } from '../../probes/observation.ts';
import { greetPostgresql } from '../../probes/postgresql.ts';
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
    const title = `${host} (${address}) port ${port}`;
    const reason = 'the database must answer in its own protocol, not just accept a connection';
    if (engine === 'mysql' || engine === 'mariadb') {
      return [
        {
          id: `mysql:${address}:${port}`,
          title: `MySQL greeting of ${title}`,
          reason,
          run: (context) => greetMysql({ host, address, port, ...user }, context),
        },
      ];
    }
    if (engine === 'postgresql') {
      return [
        {
          id: `postgresql:${address}:${port}`,
          title: `PostgreSQL start-up with ${title}`,
          reason,
          run: (context) => greetPostgresql({ host, address, port, ...user }, context),
        },
      ];
    }
    return [];
  });
}
