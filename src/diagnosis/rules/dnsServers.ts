/** Hop `name-resolution`: do the DNS servers that this machine and the directory name answer at all? */
import { isLoopback } from '../evidence/addressFamily.ts';
import { observationsOf } from '../evidence/evidence.ts';
import { workstationKnowsZone, workstationServers } from './dnsEvidence.ts';
import type { Rule } from './rule.ts';
import { ids, list, unique } from './wording.ts';

const kdcLookups = [
  'dns-srv-missing',
  'dns-srv-target-unresolvable',
  'dns-forwarder-missing',
  'dns-forwarder-broken',
];

export const dnsServerRules: readonly Rule[] = [
  {
    id: 'dns-stub-dead',
    hop: 'name-resolution',
    explains: ['dns-server-silent', 'dns-endpoint-unresolvable', ...kdcLookups],
    check: (evidence) => {
      const servers = workstationServers(evidence);
      const stubs = servers.filter(
        (server) =>
          isLoopback(server.observations[0]?.facts.server ?? '') &&
          server.observations.every((each) => each.outcome === 'refused'),
      );
      if (stubs.length === 0 || servers.some((server) => server.answered)) return [];
      const names = list(stubs.map((server) => server.name));
      return [
        {
          severity: 'error',
          title: `This machine sends its DNS questions to itself (${names}), where no DNS server runs.`,
          explanation: `${names} refused ${stubs.reduce((sum, server) => sum + server.observations.length, 0)} questions. resolv.conf names a local stub, such as systemd-resolved or dnsmasq, that is not running.`,
          evidence: ids(stubs.flatMap((server) => server.observations)),
          fixes: [
            { title: 'Start the stub', command: 'sudo systemctl restart systemd-resolved' },
            { title: 'Or name a DNS server of the network in /etc/resolv.conf' },
          ],
        },
      ];
    },
  },
  {
    id: 'dns-server-silent',
    hop: 'name-resolution',
    explains: [
      ...kdcLookups,
      'dns-endpoint-unresolvable',
      'dns-tcp-blocked',
      'dns-first-server-dead',
      'spn-missing',
    ],
    check: (evidence) => {
      const servers = workstationServers(evidence);
      if (servers.length === 0 || servers.some((server) => server.answered)) return [];
      return [
        {
          severity: 'error',
          title: `${servers.length === 1 ? 'The DNS server' : 'None of the DNS servers'} of this machine (${list(servers.map((server) => server.name))}) answer${servers.length === 1 ? 's' : ''}${servers.length === 1 ? ' nothing' : ''}.`,
          explanation: servers
            .map((server) => `${server.name}: ${server.observations.length} questions, no answer.`)
            .join(' '),
          evidence: ids(servers.flatMap((server) => server.observations)),
          fixes: [
            {
              title:
                'Connect the VPN, or correct the DNS servers in the network settings (resolv.conf)',
            },
          ],
        },
      ];
    },
  },
  {
    id: 'dns-first-server-dead',
    hop: 'name-resolution',
    explains: [],
    check: (evidence) => {
      const servers = workstationServers(evidence);
      const [first] = servers;
      if (first === undefined || first.answered || !servers.some((server) => server.answered))
        return [];
      return [
        {
          severity: 'warning',
          title: `The first DNS server (${first.name}) is dead: every look-up waits before the next one is asked.`,
          explanation: `${first.name} left ${first.observations.length} questions unanswered; ${list(servers.filter((server) => server.answered).map((server) => server.name))} answered.`,
          evidence: ids(first.observations),
          fixes: [{ title: `Remove ${first.name} from the DNS servers of this machine` }],
        },
      ];
    },
  },
  {
    id: 'dns-directory-unreachable',
    hop: 'name-resolution',
    explains: [],
    check: (evidence) => {
      const direct = observationsOf(evidence, 'dns').filter(
        (each) => each.facts.serverRole === 'directory',
      );
      if (direct.length === 0 || direct.some((each) => each.facts.rcode !== undefined)) return [];
      const needed = !workstationKnowsZone(evidence);
      return [
        {
          severity: needed ? 'error' : 'info',
          title: `The directory's own DNS (${list(unique(direct.map((each) => each.facts.server)))}) does not answer this machine.`,
          explanation: needed
            ? 'No other DNS server of this machine knows the zone either.'
            : 'The DNS server of this machine knows the zone, so Kerberos does not need the direct path.',
          evidence: ids(direct),
          fixes: [
            { title: "Allow 53/udp and 53/tcp from this machine to the directory's DNS addresses" },
          ],
        },
      ];
    },
  },
];
