/** Hop `service-ticket` and before it: the host name that the client was given is not the one that the directory knows. */
import {
  aliasOf,
  bare,
  canonicalName,
  clientHost,
  nameComesFromClient,
} from '../evidence/clientHostName.ts';
import { observationsOf } from '../evidence/evidence.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Rule } from './rule.ts';

export const spnNameRules: readonly Rule[] = [
  {
    id: 'dns-short-name',
    hop: 'name-resolution',
    explains: ['dns-endpoint-unresolvable', 'spn-realm-mapping-missing', 'spn-alias'],
    check: (evidence) => {
      const host = clientHost(evidence.subject);
      if (host === undefined || host.includes('.') || host === 'localhost') return [];
      const [resolved] = observationsOf(evidence, 'resolve').filter(
        ({ facts }) => bare(facts.host) === bare(host),
      );
      if (resolved === undefined || resolved.outcome !== 'failed') return [];
      return [
        {
          severity: 'error',
          scope: host,
          title: `${host} is a short name, and no search domain of this machine completes it.`,
          explanation: `${resolved.error ?? 'It has no address here.'} A short name would not be in the service principal either.`,
          evidence: [resolved.id],
          fixes: [{ title: 'Connect to the full endpoint name of the instance or cluster' }],
        },
      ];
    },
  },
  {
    id: 'spn-canonicalized',
    hop: 'service-ticket',
    explains: ['spn-missing', 'spn-realm-mapping-missing', 'spn-realm-mapping-wrong', 'spn-alias'],
    check: (evidence) => {
      const { subject, client } = evidence;
      const host = clientHost(subject);
      if (host === undefined || !nameComesFromClient(subject)) return [];
      const canonical = canonicalName(evidence, host);
      if (canonical === undefined || isRegistered(evidence, canonical.name)) return [];
      const reverse = canonical.by === 'reverse';
      return [
        {
          severity: 'error',
          scope: host,
          title: `The client asks for a ticket for ${canonical.name}, not for ${host}: ${reverse ? 'reverse DNS' : 'an alias'} changes the name.`,
          explanation: `${reverse ? 'rdns and dns_canonicalize_hostname are' : 'dns_canonicalize_hostname is'} on (${client.canonicalization?.origin ?? ''}), and DNS leads ${host} to ${canonical.name}. Nobody registered that name; clients say "Server not found in Kerberos database".`,
          evidence: ['client-config', ...canonical.evidence],
          fixes: [
            {
              title: reverse
                ? 'Add to [libdefaults]: rdns = false'
                : 'Add to [libdefaults]: dns_canonicalize_hostname = false',
            },
          ],
        },
      ];
    },
  },
  {
    id: 'spn-alias',
    hop: 'service-ticket',
    explains: ['spn-missing', 'spn-realm-mapping-missing'],
    check: (evidence) => {
      const { subject, client } = evidence;
      const host = subject.login?.host;
      if (host === undefined || !nameComesFromClient(subject)) return [];
      if (clientHost(subject) === undefined || isRegistered(evidence, host)) return [];
      const end = aliasOf(evidence, host);
      const followed =
        client.canonicalization !== undefined && client.canonicalization.forward !== 'never';
      if (followed && end !== undefined && isRegistered(evidence, end.name)) return [];
      return [
        {
          severity: 'error',
          scope: host,
          title: `${host} is another name than the database’s endpoint, and has no service principal.`,
          explanation: `${end === undefined ? 'It is no alias in DNS that could be followed.' : `It leads to ${end.name}${followed ? '' : ', and dns_canonicalize_hostname is off, so that the client asks for the alias itself'}.`} The directory knows the database by its endpoint name only.`,
          evidence: ['client-config', ...(end?.evidence ?? [])],
          fixes: [
            {
              title: `Connect to ${subject.endpoint?.host ?? 'the endpoint name of the database'}`,
            },
          ],
        },
      ];
    },
  },
];

/** The endpoint and its like, every name in the directory’s own domain, and RDS’s own names are not accused. */
function isRegistered({ subject }: Evidence, name: string): boolean {
  const host = bare(name);
  const own = [subject.endpoint?.host, ...(subject.database?.otherHosts ?? [])]
    .filter((each) => each !== undefined)
    .map(bare);
  const zone = subject.directoryRealm?.toLowerCase();
  return (
    own.includes(host) ||
    (zone !== undefined && host.endsWith(`.${zone}`)) ||
    /\.rds(?:\.[a-z0-9-]+)?\.amazonaws\.com(?:\.cn)?$/.test(host)
  );
}
