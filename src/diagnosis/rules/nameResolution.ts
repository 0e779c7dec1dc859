/** Hop `name-resolution`: does this machine learn the KDCs' and the database's addresses from its DNS? */
import type { DnsObservation } from '../../probes/dns.ts';
import { isLoopback, isPrivateAddress } from '../evidence/addressFamily.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { observationsOf } from '../evidence/evidence.ts';
import {
  bare,
  endpointResolution,
  kerberosSrv,
  severityOfLookup,
  srvTargets,
  workstationKnowsZone,
  workstationServers,
  zoneExists,
} from './dnsEvidence.ts';
import type { Rule } from './rule.ts';
import { ids, list, unique } from './wording.ts';

const kdcLookups = [
  'dns-srv-missing',
  'dns-srv-target-unresolvable',
  'dns-forwarder-missing',
  'dns-forwarder-broken',
];

export const nameResolutionRules: readonly Rule[] = [
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
    id: 'dns-forwarder-missing',
    hop: 'name-resolution',
    explains: ['dns-srv-missing', 'dns-srv-target-unresolvable', 'dns-directory-unreachable'],
    check: (evidence) =>
      zoneFault(evidence, ['NXDOMAIN'], (server, zone) =>
        zone === evidence.subject.directoryRealm?.toLowerCase()
          ? {
              title: `The DNS server ${server} says that ${zone} does not exist; ${isAnsweredByDirectory(evidence) ? "the directory's own DNS knows it" : 'the directory exists'}.`,
              fix: `Forward ${zone} to the directory's DNS addresses: a conditional forwarder, or a Route 53 Resolver rule`,
            }
          : {
              title: `The DNS server ${server} says that ${zone}, the users' domain, does not exist.`,
              fix: `Forward ${zone} to the DNS servers of that domain, or correct the name of the realm`,
            },
      ),
  },
  {
    id: 'dns-zone-refused',
    hop: 'name-resolution',
    explains: ['dns-srv-missing', 'dns-srv-target-unresolvable'],
    check: (evidence) =>
      zoneFault(evidence, ['REFUSED'], (server, zone) => ({
        title: `The DNS server ${server} refuses questions about ${zone}.`,
        fix: `Allow this machine to ask ${server} recursively, or ask a server that serves ${zone}`,
      })),
  },
  {
    id: 'dns-forwarder-broken',
    hop: 'name-resolution',
    explains: ['dns-srv-missing', 'dns-srv-target-unresolvable'],
    check: (evidence) =>
      zoneFault(evidence, ['SERVFAIL', 'timeout'], (server, zone) => ({
        title: `The DNS server ${server} answers other names, but not ${zone}: its forwarder cannot reach the DNS of that domain.`,
        fix: `Open port 53 (UDP and TCP) from ${server} to the DNS addresses of ${zone}`,
      })),
  },
  {
    id: 'dns-srv-missing',
    hop: 'name-resolution',
    explains: [],
    check: (evidence) =>
      evidence.realms.flatMap((view) => {
        const asked = kerberosSrv(evidence, view.realm).filter(
          (each) => each.facts.serverRole === 'workstation',
        );
        const decided = asked.filter(
          (each) => each.facts.rcode === 'NOERROR' || each.facts.rcode === 'NXDOMAIN',
        );
        if (
          decided.length === 0 ||
          decided.some((each) => each.facts.answers.some((answer) => answer.type === 'SRV'))
        )
          return [];
        return [
          {
            severity: severityOfLookup(evidence, view.realm),
            scope: view.realm,
            title: `DNS has no Kerberos SRV records for ${view.realm}.`,
            explanation: `${list(unique(decided.map((each) => each.facts.name)))}: no record. Clients that look up KDCs in DNS say "Cannot find KDC for realm "${view.realm}"".`,
            evidence: ids(decided),
            fixes: [
              {
                title: `Name the KDCs in krb5.conf, or register the _kerberos records of ${view.realm.toLowerCase()}`,
              },
            ],
          },
        ];
      }),
  },
  {
    id: 'dns-srv-target-unresolvable',
    hop: 'name-resolution',
    explains: [],
    check: (evidence) =>
      evidence.realms.flatMap(({ realm }) => {
        const targets = srvTargets(evidence, realm);
        const unresolved = observationsOf(evidence, 'resolve').filter(
          (each) => each.outcome === 'failed' && targets.has(bare(each.facts.host)),
        );
        if (unresolved.length === 0) return [];
        const all = unresolved.length >= targets.size;
        return [
          {
            severity: all ? severityOfLookup(evidence, realm) : 'warning',
            scope: realm,
            title: `${list(unresolved.map((each) => each.facts.host))}, named by the Kerberos SRV records of ${realm}, ${unresolved.length === 1 ? 'has' : 'have'} no address here.`,
            explanation:
              'The SRV records lead to host names that this machine cannot resolve, so it cannot use those KDCs.',
            evidence: ids(unresolved),
            fixes: [{ title: 'Forward the zone of those host names to the directory DNS as well' }],
          },
        ];
      }),
  },
  {
    id: 'dns-tcp-blocked',
    hop: 'name-resolution',
    explains: [],
    check: (evidence) => {
      const dns = observationsOf(evidence, 'dns').filter(
        (each) => each.facts.serverRole === 'workstation',
      );
      const truncated = dns.filter(
        (each) => each.facts.transport === 'udp' && each.facts.truncated === true,
      );
      const lost = truncated.flatMap((udp) =>
        dns.filter(
          (tcp) =>
            tcp.facts.transport === 'tcp' &&
            tcp.facts.server === udp.facts.server &&
            tcp.facts.name === udp.facts.name &&
            tcp.facts.rcode === undefined,
        ),
      );
      if (lost.length === 0) return [];
      return [
        {
          severity: 'error',
          title: `DNS answers for ${lost[0]?.facts.name ?? 'the realm'} are too long for UDP, and TCP 53 to ${list(unique(lost.map((each) => each.facts.server)))} is blocked.`,
          explanation:
            'The UDP answer is truncated; the repetition over TCP gets no answer, so the library waits and then gives up.',
          evidence: ids([...truncated, ...lost]),
          fixes: [{ title: 'Allow 53/tcp from this machine to its DNS servers' }],
        },
      ];
    },
  },
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

function waitsForFirstServer(evidence: Evidence): boolean {
  const [first, ...others] = workstationServers(evidence);
  return first?.answered === false && others.some((server) => server.answered);
}

function isAnsweredByDirectory(evidence: Evidence): boolean {
  return observationsOf(evidence, 'dns').some(
    (each) => each.facts.serverRole === 'directory' && each.facts.answers.length > 0,
  );
}

/** One workstation server fails for a zone of the login; for the directory's, another fact shows that it exists. */
function zoneFault(
  evidence: Evidence,
  signs: readonly string[],
  words: (server: string, zone: string) => { readonly title: string; readonly fix: string },
) {
  return evidence.realms
    .filter(({ realm, role }) =>
      // The users' realm may live without DNS where krb5.conf names its KDCs.
      role === 'user' ? severityOfLookup(evidence, realm) === 'error' : zoneExists(evidence, realm),
    )
    .flatMap(({ realm }) =>
      workstationServers(evidence).flatMap((server) => {
        const zone = realm.toLowerCase();
        const about = server.observations.filter((each) => isOfZone(each, zone));
        const sign = (each: DnsObservation) => each.facts.rcode ?? each.outcome;
        if (
          about.length === 0 ||
          !server.answered ||
          !about.every((each) => signs.includes(sign(each)))
        )
          return [];
        const { title, fix } = words(server.name, zone);
        return [
          {
            severity: severityOfLookup(evidence, realm),
            scope: realm,
            title,
            explanation: `${about.length} questions about ${zone} to ${server.name}: ${list(unique(about.map(sign)))}.`,
            evidence: ids(about),
            fixes: [{ title: fix }],
          },
        ];
      }),
    );
}

/** The zone itself and its service records; a host in it may be known from elsewhere. */
function isOfZone({ facts }: DnsObservation, zone: string): boolean {
  const name = bare(facts.name);
  return name === zone || (name.startsWith('_') && name.endsWith(`.${zone}`));
}
