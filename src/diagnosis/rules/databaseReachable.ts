/** Hop `database-reachable`: does the database's port answer, in its own protocol? */
import { observationsOf } from '../evidence/evidence.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { greetingsOf, isAlive } from '../evidence/greetings.ts';
import type { Greeting } from '../evidence/greetings.ts';
import type { Fix } from '../verdict.ts';
import type { Rule } from './rule.ts';
import { ending, ids, list, unique } from './wording.ts';

const protocols: Readonly<Record<Greeting['probe'], string>> = {
  mysql: 'MySQL',
  postgresql: 'PostgreSQL',
  sqlserver: 'SQL Server (TDS)',
  oracle: 'Oracle (TNS)',
  db2: 'Db2 (DRDA)',
};

/** What an unreachable port leaves undecided. */
const downstream = [
  'db-kerberos-not-enabled',
  'db-keytab-unusable',
  'db-user-no-rule',
  'db-user-method',
];

export const databaseReachableRules: readonly Rule[] = [
  greetingRule(
    'db-filtered',
    (each) => each.outcome === 'timeout',
    (host, port) => ({
      title: `Port ${port} of ${host} is silently dropped: a security group, network ACL or firewall filters it, or there is no route.`,
      fixes: [{ title: `Allow ${port}/tcp from this machine in the database's security group` }],
    }),
  ),
  greetingRule(
    'db-refused',
    (each) => each.outcome === 'refused',
    (host, port) => ({
      title: `Nothing listens on port ${port} of ${host}.`,
      fixes: [
        {
          title:
            'Check that the instance is available and that this is its port (it may have been changed)',
        },
      ],
    }),
  ),
  greetingRule(
    'db-no-route',
    (each, evidence) => each.outcome === 'unreachable' && !hasRoute(each, evidence),
    (host) => ({
      title: `This machine has no route to ${host}.`,
      fixes: [
        { title: 'Connect the VPN, or run the diagnosis on a host inside the VPC (Remote-SSH)' },
      ],
    }),
  ),
  greetingRule(
    'db-prohibited',
    (each, evidence) => each.outcome === 'unreachable' && hasRoute(each, evidence),
    (host, port) => ({
      title: `A router or firewall on the way to ${host} answers that port ${port} is prohibited or its host unreachable.`,
      fixes: [
        { title: `Allow ${port}/tcp from this machine in the firewall that answers` },
        {
          title:
            "If none does, check that the address is still the database's, and the route beyond",
        },
      ],
    }),
  ),
  greetingRule(
    'db-tls-only',
    (each) => each.outcome === 'unexpected' && each.facts.detectedProtocol === 'tls',
    (host, port) => ({
      title: `Port ${port} of ${host} speaks TLS from the first byte; the client starts in clear text.`,
      fixes: [
        { title: 'Use the port of the database itself, or configure the client for direct TLS' },
      ],
    }),
  ),
  greetingRule(
    'db-wrong-protocol',
    (each) => each.outcome === 'unexpected' && each.facts.detectedProtocol !== 'tls',
    (host, port, greeting) => ({
      title: `Port ${port} of ${host} does not speak ${protocols[greeting.probe]}${greeting.facts.detectedProtocol === undefined ? '' : `, but ${greeting.facts.detectedProtocol}`}.`,
      fixes: [{ title: 'Check the port: something other than the database answers there' }],
    }),
  ),
  greetingRule(
    'db-host-blocked',
    (each) => each.probe === 'mysql' && each.facts.errorCode === 1129,
    (host) => ({
      title: `${host} blocks this machine because of earlier aborted connections (error 1129).`,
      fixes: [
        {
          title: 'Reset the block as an administrator of the database',
          command: 'mysqladmin flush-hosts',
        },
        {
          title: 'Find what opens and drops connections: port scanners and TCP health checks count',
        },
      ],
    }),
  ),
  greetingRule('db-too-many-connections', hasTooManyConnections, (host) => ({
    title: `${host} has no free connection.`,
    fixes: [{ title: 'Close idle connections, or raise max_connections in the parameter group' }],
  })),
];

function hasTooManyConnections(greeting: Greeting): boolean {
  // ER_CON_COUNT_ERROR; too_many_connections; TNS: no free handler.
  switch (greeting.probe) {
    case 'mysql':
      return greeting.facts.errorCode === 1040;
    case 'postgresql':
      return greeting.facts.sqlState === '53300';
    case 'oracle':
      return greeting.facts.errorCode === 12516 || greeting.facts.errorCode === 12519;
    default:
      return false;
  }
}

/** One finding for all addresses of the endpoint; none while one of its addresses works. */
/** The routing table here knows the way: somebody beyond it said no. */
function hasRoute({ facts }: Greeting, evidence: Evidence): boolean {
  return observationsOf(evidence, 'route').some(
    (each) => each.facts.address === facts.address && each.outcome === 'ok',
  );
}

function greetingRule(
  id: string,
  matches: (greeting: Greeting, evidence: Evidence) => boolean,
  words: (
    host: string,
    port: number,
    greeting: Greeting,
  ) => { readonly title: string; readonly fixes: readonly Fix[] },
): Rule {
  return {
    id,
    hop: 'database-reachable',
    explains: downstream,
    check: (evidence) => {
      const all = greetingsOf(evidence);
      const isHit = (each: Greeting): boolean => matches(each, evidence);
      const hits = all.filter(isHit);
      const [first] = hits;
      if (first === undefined || all.some((each) => isAlive(each) && !isHit(each))) return [];
      const { title, fixes } = words(first.facts.host, first.facts.port, first);
      const said = unique(
        hits
          .map((each) => ('errorText' in each.facts ? (each.facts.errorText ?? '') : ''))
          .filter((text) => text !== ''),
      );
      return [
        {
          severity: 'error',
          scope: first.facts.host,
          title,
          explanation: `${list(hits.map((each) => `${each.facts.address} port ${each.facts.port}: ${ending(each)}`))}.${said.length === 0 ? '' : ` The server says: ${said.join(' ')}`}`,
          evidence: ids(hits),
          fixes,
        },
      ];
    },
  };
}
