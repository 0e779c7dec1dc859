/** The service ticket itself, where the user asked for the login to be tried with the tickets of this machine. */
import type { MysqlObservation } from '../../probes/mysql.ts';
import { askForServiceTicket } from '../../probes/kerberosTools/serviceTicket.ts';
import type { ServiceName } from '../../probes/kerberosTools/serviceTicketProgram.ts';
import { loginCache, tgtOf } from '../evidence/loginTickets.ts';
import type { Planner, Situation } from './planner.ts';
import { toolsOf } from './ticketsPlanner.ts';

export const serviceTicketPlanner: Planner = {
  stage: 'tickets',
  purpose:
    "where you ask for it, the machine's own Kerberos program gets a ticket for the database, without storing it",
  plan: (situation) => {
    const { request, subject } = situation;
    const tools = toolsOf(situation);
    if (request.useTickets !== true || tools === undefined) return [];
    if (subject.login?.authentication === 'iam' || !hasTicket(situation)) return [];
    const name = serviceName(situation);
    if (name === undefined) return [];
    const text = 'principal' in name ? name.principal : `${name.service}/${name.host}`;
    return [
      {
        id: 'service-ticket',
        title: `Ticket for ${text}`,
        reason:
          'you asked for the login to be tried: only a ticket shows that the KDC knows the service',
        run: (context) => askForServiceTicket({ name, tools }, context),
      },
    ];
  },
};

/** Without a ticket-granting ticket no KDC is asked; a cache that nobody could look into may hold one. */
function hasTicket(situation: Situation): boolean {
  const cache = loginCache(situation);
  if (cache === undefined) return false;
  return (
    cache.facts.problem === 'not-examined' || tgtOf(cache.facts, Date.now())?.state === 'valid'
  );
}

/**
 * The name that a client of this engine asks for (aws.md 1.5): libpq's krbsrvname, SQL Server's driver, Oracle's usual
 * service. MySQL and MariaDB announce theirs in the greeting, and only then is it known; Db2 does not say.
 */
function serviceName({ subject, observations }: Situation): ServiceName | undefined {
  const { endpoint, database, login } = subject;
  if (endpoint === undefined) return undefined;
  const { engine, port } = endpoint;
  const host = login?.host ?? endpoint.host;
  switch (engine) {
    case 'postgresql':
      return { service: 'postgres', host };
    case 'sqlserver':
      return { service: 'MSSQLSvc', host: `${host}:${port}` };
    case 'oracle':
      return { service: 'oracle', host };
    case 'mysql':
    case 'mariadb': {
      // RDS for MySQL gets the ticket itself, with the password (aws.md 1.4).
      if (database?.engine === 'mysql') return undefined;
      const spn = observations
        .filter((each): each is MysqlObservation => each.probe === 'mysql')
        .find(({ facts }) => facts.spn !== undefined)?.facts.spn;
      return spn === undefined ? undefined : { principal: spn };
    }
    default:
      return undefined;
  }
}
