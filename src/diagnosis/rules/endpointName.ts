/** Hop `name-resolution`: does the database's name lead to an address that can be the database's? */
import type { Evidence } from '../evidence/evidence.ts';
import { isPrivateAddress } from '../evidence/addressFamily.ts';
import { endpointResolution, workstationServers } from './dnsEvidence.ts';
import type { Rule } from './rule.ts';
import { ids, list } from './wording.ts';

export const endpointNameRules: readonly Rule[] = [
  {
    id: 'dns-endpoint-unresolvable',
    hop: 'name-resolution',
    explains: ['db-filtered', 'db-refused'],
    check: (evidence) =>
      endpointResolution(evidence)
        // With a dead first server the system only takes longer than we wait.
        .filter(
          (each) =>
            each.outcome === 'failed' ||
            (each.outcome === 'timeout' && !waitsForFirstServer(evidence)),
        )
        .map((each) => ({
          severity: 'error',
          scope: each.facts.host,
          title: `The database's name ${each.facts.host} does not resolve on this machine.`,
          explanation: `The system resolver says ${each.facts.code ?? each.error ?? 'that there is no such name'}.`,
          evidence: ids([each]),
          fixes: [
            {
              title:
                'Check the endpoint name; private zones and VPN split DNS must forward amazonaws.com names too',
            },
          ],
        })),
  },
  {
    id: 'dns-split-horizon',
    hop: 'name-resolution',
    explains: ['db-filtered', 'db-no-route', 'db-prohibited', 'db-refused'],
    check: (evidence) => {
      if (evidence.subject.database === undefined || evidence.subject.database.publiclyAccessible)
        return [];
      return endpointResolution(evidence)
        .filter(
          (each) => each.facts.addresses.length > 0 && !each.facts.addresses.some(isPrivateAddress),
        )
        .map((each) => ({
          severity: 'error',
          scope: each.facts.host,
          title: `${each.facts.host} resolves to the public address ${list(each.facts.addresses)}, but the database is private.`,
          explanation:
            'A private database has only an address of its VPC; a public one here comes from a stale record, a proxy or a hosts file.',
          evidence: ids([each]),
          fixes: [
            {
              title:
                'Remove the stale record or hosts entry, and resolve the endpoint through public DNS or the VPC resolver',
            },
          ],
        }));
    },
  },
];

function waitsForFirstServer(evidence: Evidence): boolean {
  const [first, ...others] = workstationServers(evidence);
  return first?.answered === false && others.some((server) => server.answered);
}
