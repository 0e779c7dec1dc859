/** Hop `kdc-answers`: what answers on port 88, and for which realm? */
import { kdcsOfClient } from '../evidence/clientKdcs.ts';
import type { KdcView, RealmView } from '../evidence/realmView.ts';
import { serves } from './kdcState.ts';
import type { Rule } from './rule.ts';
import { ids, list, unique } from './wording.ts';

/** RFC 4120 section 7.5.9: a server that is busy, or failed inside; not a verdict on the request. */
const internalErrors = new Map([
  [29, 'a service is not available'],
  [60, 'a generic error'],
]);
/** KDC_ERR_WRONG_REALM: Windows says so for every realm that is not its own (MS-KILE 3.3.5.6.1). */
const wrongRealm = 68;

export const kdcAnswersRules: readonly Rule[] = [
  {
    id: 'kdc-wrong-realm',
    hop: 'kdc-answers',
    explains: [
      'principal-unknown',
      'trust-missing-user-side',
      'dns-srv-wrong-realm',
      'clock-kdc-off',
    ],
    check: (evidence) =>
      evidence.realms.flatMap((view) => {
        const strangers = view.kdcs.filter(servesAnother);
        if (strangers.length === 0 || view.kdcs.some((kdc) => serves(kdc) && !servesAnother(kdc)))
          return [];
        if (strangers.every(onlyFrom('config')) || strangers.every(onlyFrom('dns'))) return [];
        return [foreign(view, strangers)];
      }),
  },
  {
    id: 'config-kdc-wrong-realm',
    hop: 'client-config',
    explains: ['principal-unknown', 'trust-missing-user-side'],
    check: (evidence) =>
      evidence.realms.flatMap((view) => {
        const strangers = view.kdcs.filter((kdc) => servesAnother(kdc) && onlyFrom('config')(kdc));
        if (strangers.length === 0 || everyKdcIsForeign(view, strangers)) return [];
        const hit = foreign(view, strangers);
        return [
          {
            ...hit,
            title: `krb5.conf names ${addresses(strangers)} as a KDC of ${view.realm}, but it serves ${servedBy(strangers)}.`,
            fixes: [
              {
                title: `Remove or correct the kdc lines for ${addresses(strangers)} in [realms] ${view.realm}`,
              },
            ],
          },
        ];
      }),
  },
  {
    id: 'dns-srv-wrong-realm',
    hop: 'name-resolution',
    explains: ['principal-unknown', 'trust-missing-user-side'],
    check: (evidence) =>
      evidence.realms.flatMap((view) => {
        const strangers = view.kdcs.filter((kdc) => servesAnother(kdc) && onlyFrom('dns')(kdc));
        if (strangers.length === 0 || everyKdcIsForeign(view, strangers)) return [];
        const hit = foreign(view, strangers);
        return [
          {
            ...hit,
            title: `The SRV records of ${view.realm} lead to ${addresses(strangers)}, which serves ${servedBy(strangers)}.`,
            fixes: [
              { title: `Correct the _kerberos SRV records of ${view.realm.toLowerCase()} in DNS` },
            ],
          },
        ];
      }),
  },
  {
    id: 'kdc-not-kerberos',
    hop: 'kdc-answers',
    explains: [],
    check: (evidence) =>
      evidence.realms.flatMap((view) => {
        const others = view.kdcs.filter(
          (kdc) => kdc.udp?.outcome === 'unexpected' || kdc.tcp?.outcome === 'unexpected',
        );
        if (others.length === 0) return [];
        return [
          {
            severity: kdcsOfClient(view).some(serves) ? 'warning' : 'error',
            scope: view.realm,
            title: `Something that is not a KDC answers on port ${list(unique(others.map((kdc) => `${kdc.port}`)))} of ${addresses(others)}.`,
            explanation: others
              .map((kdc) => {
                const hex = kdc.tcp?.facts.receivedHex ?? kdc.udp?.facts.receivedHex;
                return `${kdc.address} answered an AS-REQ with ${hex === undefined ? 'bytes of another protocol' : `0x${hex.slice(0, 32)}…`}.`;
              })
              .join(' '),
            evidence: evidenceOf(others),
            fixes: [
              {
                title: `Point the realm ${view.realm} at its domain controllers, or free the port`,
              },
            ],
          },
        ];
      }),
  },
  {
    id: 'kdc-error',
    hop: 'kdc-answers',
    explains: [],
    check: (evidence) =>
      evidence.realms.flatMap((view) => {
        const failing = view.kdcs.filter((kdc) =>
          answers(kdc).some((each) => internalErrors.has(each.facts.errorCode ?? -1)),
        );
        if (failing.length === 0) return [];
        return failing.map((kdc) => {
          const answer = answers(kdc).find((each) =>
            internalErrors.has(each.facts.errorCode ?? -1),
          );
          const code = answer?.facts.errorCode ?? -1;
          return {
            severity:
              failing.length === view.kdcs.length ? ('error' as const) : ('warning' as const),
            scope: view.realm,
            title: `The KDC ${kdc.address} of ${view.realm} reports ${internalErrors.get(code) ?? 'an error'} (${code}).`,
            explanation: `It answered an AS-REQ with ${answer?.facts.errorName ?? 'an error'}${answer?.facts.errorText === undefined ? '' : `: ${answer.facts.errorText}`}.`,
            evidence: evidenceOf([kdc]),
            fixes: [
              { title: 'Check the state of this domain controller; try again in a few minutes' },
            ],
          };
        });
      }),
  },
];

/** Says so itself (68), or every proof that decided said no. Error 6 alone proves nothing. */
function servesAnother(kdc: KdcView): boolean {
  if (answers(kdc).some((each) => each.facts.errorCode === wrongRealm)) return true;
  const decided = kdc.proofs.filter((proof) => proof.facts.serves !== 'unknown');
  return decided.length > 0 && decided.every((proof) => proof.facts.serves === 'no');
}

function everyKdcIsForeign(view: RealmView, strangers: readonly KdcView[]): boolean {
  return (
    strangers.length < view.kdcs.length &&
    view.kdcs.every((kdc) => servesAnother(kdc) || !serves(kdc))
  );
}

function onlyFrom(source: KdcView['sources'][number]) {
  return (kdc: KdcView) => kdc.sources.every((each) => each === source);
}

function foreign(view: RealmView, strangers: readonly KdcView[]) {
  return {
    severity: 'error' as const,
    scope: view.realm,
    title: `${addresses(strangers)} answer${strangers.length === 1 ? 's' : ''} Kerberos, but for ${servedBy(strangers)}, not for ${view.realm}.`,
    explanation: strangers
      .map((kdc) => {
        const refusal = answers(kdc).find((each) => each.facts.errorCode === wrongRealm);
        if (refusal !== undefined)
          return `${kdc.address} answered an AS-REQ for ${view.realm} with KDC_ERR_WRONG_REALM (68).`;
        const proof = kdc.proofs.find((each) => each.facts.serves === 'no');
        return `${kdc.address} does not know the ticket-granting service of ${view.realm}${proof?.facts.errorCode === undefined ? '' : ` (error ${proof.facts.errorCode})`}.`;
      })
      .join(' '),
    evidence: unique([...evidenceOf(strangers), ...ids(strangers.flatMap((kdc) => kdc.proofs))]),
    fixes: [
      {
        title: `Compare the addresses with the directory's: they should be the domain controllers of ${view.realm}`,
        command: `nslookup -type=SRV _kerberos._tcp.${view.realm.toLowerCase()}`,
      },
    ],
  };
}

/** The realms that the servers themselves name, or a hedge. */
function servedBy(kdcs: readonly KdcView[]): string {
  const named = kdcs.flatMap((kdc) => [
    ...kdc.proofs.map((proof) => proof.facts.servedRealm),
    ...answers(kdc).map((each) => each.facts.clientRealm),
  ]);
  const asked = kdcs.flatMap((kdc) => [kdc.udp?.facts.realm, kdc.tcp?.facts.realm]);
  const realms = unique(
    named.filter((realm) => realm !== undefined).filter((realm) => !asked.includes(realm)),
  );
  return realms.length === 0 ? 'another realm' : list(realms);
}

function answers(kdc: KdcView) {
  return [kdc.udp, kdc.tcp]
    .filter((each) => each !== undefined)
    .filter((each) => each.outcome === 'ok');
}

function evidenceOf(kdcs: readonly KdcView[]): string[] {
  return ids(kdcs.flatMap((kdc) => [kdc.udp, kdc.tcp]).filter((each) => each !== undefined));
}

function addresses(kdcs: readonly KdcView[]): string {
  return list(unique(kdcs.map((kdc) => kdc.address)));
}
