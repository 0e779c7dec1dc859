/** The hosts file against DNS: it comes first, and nobody updates it. */
import type { Evidence } from '../evidence/evidence.ts';
import { observationsOf } from '../evidence/evidence.ts';
import type { HostsFileObservation } from '../../probes/hostsFile.ts';
import { bare } from './dnsEvidence.ts';
import { unansweredIds } from './kdcReachable.ts';
import { serves } from './kdcState.ts';
import type { Rule } from './rule.ts';
import { ids, list, unique } from './wording.ts';

export const hostsFileRules: readonly Rule[] = [
  {
    id: 'hosts-file-override',
    hop: 'name-resolution',
    explains: [
      ...[
        'db-filtered',
        'db-refused',
        'db-no-route',
        'db-prohibited',
        'db-wrong-protocol',
        'dns-split-horizon',
      ],
      ...unansweredIds,
      'kdc-one-of-several-down',
      'config-kdc-stale',
    ],
    check: (evidence) =>
      observationsOf(evidence, 'hosts-file').flatMap((file) => {
        const { host, path, entries } = file.facts;
        const published = addressesInDns(evidence, host);
        const wrong = entries.filter(({ address }) => !published.includes(address));
        if (wrong.length === 0 || published.length === 0) return [];
        const where = list(wrong.map(({ line }) => `${path}:${line}`));
        return [
          {
            severity: severityFor(evidence, file),
            title: `The hosts file says that ${host} is ${list(unique(wrong.map(({ address }) => address)))}; DNS says ${list(published)}.`,
            explanation: `${where} ${wrong.length === 1 ? 'holds' : 'hold'} the name, and programs read the hosts file before they ask DNS.`,
            evidence: unique([file.id, ...ids(answersFor(evidence, host))]),
            fixes: [{ title: `Remove ${where}, or write the address that DNS gives` }],
          },
        ];
      }),
  },
];

/** A wrong database is fatal; a wrong KDC only where no other serves. */
function severityFor({ subject, realms }: Evidence, { facts }: HostsFileObservation) {
  if (facts.host === bare(subject.endpoint?.host ?? '')) return 'error' as const;
  const stranded = realms.some(({ kdcs }) => kdcs.length > 0 && !kdcs.some(serves));
  return stranded ? ('error' as const) : ('warning' as const);
}

function answersFor(evidence: Evidence, host: string) {
  return observationsOf(evidence, 'dns').filter(
    ({ facts }) => bare(facts.name) === host && (facts.type === 'A' || facts.type === 'AAAA'),
  );
}

/** Whatever the name leads to, aliases followed. */
function addressesInDns(evidence: Evidence, host: string): readonly string[] {
  return unique(
    answersFor(evidence, host)
      .flatMap(({ facts }) => facts.answers)
      .flatMap((answer) => (answer.type === 'A' || answer.type === 'AAAA' ? [answer.data] : [])),
  );
}
