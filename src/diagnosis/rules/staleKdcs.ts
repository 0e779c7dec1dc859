/** KDCs that krb5.conf or DNS names and that are gone, while the realm has others. */
import { isOnlyFrom, kdcsOfClient } from '../evidence/clientKdcs.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { observationsOf } from '../evidence/evidence.ts';
import { addressBook } from '../evidence/realmView.ts';
import type { KdcView, RealmView } from '../evidence/realmView.ts';
import { bare, kerberosSrv } from './dnsEvidence.ts';
import { unansweredIds } from './kdcReachable.ts';
import { serves, speaksOther } from './kdcState.ts';
import { addresses, describe, evidenceOf } from './kdcWords.ts';
import type { Rule } from './rule.ts';
import { ids, list, unique } from './wording.ts';

const kerberosPort = 88;

export const staleKdcRules: readonly Rule[] = [
  {
    id: 'config-kdc-stale',
    hop: 'client-config',
    explains: unansweredIds,
    check: ({ realms }) =>
      realms.flatMap((view) => {
        const stale = view.kdcs.filter((kdc) => isGone(kdc) && isOnlyFrom('config')(kdc));
        if (stale.length === 0 || !view.kdcs.some(serves)) return [];
        const others = kdcsOfClient(view).some(serves);
        return [
          {
            severity: others ? ('warning' as const) : ('error' as const),
            scope: view.realm,
            title: `krb5.conf names ${addresses(stale)} as a KDC of ${view.realm}, and nothing serves Kerberos there.`,
            explanation: `${describe(stale)} ${others ? 'Another one serves the realm; a login may wait for this one first.' : 'DNS knows other KDCs of the realm, but the library asks only those of krb5.conf where it names any.'}`,
            evidence: evidenceOf(stale),
            fixes: [
              { title: `Remove the kdc line for ${addresses(stale)} from [realms] ${view.realm}` },
            ],
          },
        ];
      }),
  },
  {
    id: 'dns-srv-stale',
    hop: 'name-resolution',
    explains: [...unansweredIds, 'kdc-one-of-several-down', 'kdc-ipv6-blackhole'],
    check: (evidence) =>
      evidence.realms.flatMap((view) => {
        const targets = goneTargets(evidence, view);
        if (targets.length === 0 || !view.kdcs.some(serves)) return [];
        const gone = targets.flatMap(({ kdcs }) => kdcs);
        const names = targets.map(
          ({ host, kdcs }) =>
            `${host}${unique(kdcs.map(({ port }) => (port === kerberosPort ? '' : `, port ${port}`))).join('')}`,
        );
        return [
          {
            severity: kdcsOfClient(view).some(serves) ? ('warning' as const) : ('error' as const),
            scope: view.realm,
            title: `DNS names ${list(unique(names))} as a KDC of ${view.realm}, and nothing serves Kerberos there.`,
            explanation: `${describe(gone)} The records of the domain's own name do not hold ${gone.length === 1 ? 'this address' : 'these addresses'}, and other controllers of the realm answer.`,
            evidence: unique([...evidenceOf(gone), ...ids(kerberosSrv(evidence, view.realm))]),
            fixes: [
              {
                title: `Remove the _kerberos SRV records of ${list(unique(targets.map(({ host }) => host)))} from ${view.realm.toLowerCase()}`,
              },
            ],
          },
        ];
      }),
  },
  {
    id: 'dns-apex-stale-address',
    hop: 'name-resolution',
    explains: ['kdc-one-of-several-down'],
    check: (evidence) =>
      evidence.realms.flatMap((view) => {
        const stale = view.kdcs.filter(
          (kdc) =>
            isGone(kdc) &&
            !kdc.otherwiseAlive &&
            kdc.sources.includes('apex') &&
            kdc.sources.every((source) => source === 'apex' || source === 'config'),
        );
        if (stale.length === 0 || !isActiveDirectory(evidence, view)) return [];
        const zone = view.realm.toLowerCase();
        return [
          {
            severity: 'warning' as const,
            scope: view.realm,
            title: `${addresses(stale)}, an address of ${zone}, is no domain controller any more.`,
            explanation: `${describe(stale)} Controllers that serve the realm answer at ${addresses(view.kdcs.filter(serves))}. Clients that are given ${zone} as their KDC try the dead address as well.`,
            evidence: evidenceOf(stale),
            fixes: [{ title: `Remove the address record ${addresses(stale)} from ${zone}` }],
          },
        ];
      }),
  },
];

function isGone(kdc: KdcView): boolean {
  return !serves(kdc) && !speaksOther(kdc);
}

/** SRV targets none of whose addresses serves, and none of which the domain itself or AWS knows as a controller's. */
function goneTargets(evidence: Evidence, view: RealmView) {
  const addressesOf = addressBook(evidence.observations);
  const published = kerberosSrv(evidence, view.realm)
    .filter((each) => each.facts.serverRole === 'workstation')
    .flatMap((each) => each.facts.answers)
    .flatMap((answer) =>
      answer.type === 'SRV' ? [{ host: bare(answer.target), port: answer.port }] : [],
    );
  const targets = new Map(published.map((target) => [`${target.host} ${target.port}`, target]));
  return [...targets.values()].flatMap(({ host, port }) => {
    const kdcs = view.kdcs.filter(
      (kdc) => kdc.port === port && addressesOf(host).includes(kdc.address),
    );
    const gone = kdcs.length > 0 && kdcs.every((kdc) => isGone(kdc) && isOnlyFrom('dns')(kdc));
    return gone ? [{ host, kdcs }] : [];
  });
}

/** Only domain controllers register at the domain's own name, and only they answer netlogon. */
function isActiveDirectory({ subject, observations }: Evidence, view: RealmView): boolean {
  const known = subject.directory !== undefined && view.realm === subject.directoryRealm;
  return (
    view.kdcs.some(serves) &&
    (known ||
      observationsOf({ observations }, 'realm-proof').some(
        ({ facts }) => facts.realm === view.realm && facts.method === 'cldap',
      ))
  );
}
