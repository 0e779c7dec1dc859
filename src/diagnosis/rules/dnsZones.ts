/** Hop `name-resolution`: does the resolver know the realms' zones, and the KDCs in them? */
import type { DnsObservation } from '../../probes/dns.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { observationsOf } from '../evidence/evidence.ts';
import {
  bare,
  kerberosSrv,
  severityOfLookup,
  srvTargets,
  workstationServers,
  zoneExists,
} from './dnsEvidence.ts';
import type { Rule } from './rule.ts';
import { ids, list, unique } from './wording.ts';

export const dnsZoneRules: readonly Rule[] = [
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
];

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

function isAnsweredByDirectory(evidence: Evidence): boolean {
  return observationsOf(evidence, 'dns').some(
    (each) => each.facts.serverRole === 'directory' && each.facts.answers.length > 0,
  );
}
