/** Hop `kdc-reachable`: can this machine exchange packets with the realm's KDCs on port 88? */
import { isIPv6 } from '../evidence/addressFamily.ts';
import { isOnlyFrom, kdcsOfClient } from '../evidence/clientKdcs.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { RealmView } from '../evidence/realmView.ts';
import type { Hit, Rule } from './rule.ts';
import { list } from './wording.ts';
import {
  isWithoutRoute,
  isProhibited,
  isRefused,
  isDead,
  isSilent,
  answered,
  silent,
  serves,
  speaksOther,
} from './kdcState.ts';
import { evidenceOf, describe, addresses, every, portNumbers, port } from './kdcWords.ts';

/** What a silent or refusing realm makes impossible further down. */
const downstream = ['ticket-missing', 'trust-missing-user-side', 'spn-missing'];

/** The findings of a realm none of whose KDCs answers. */
export const unansweredIds = [
  'kdc-no-route',
  'kdc-prohibited',
  'kdc-refused',
  'kdc-host-down',
  'kdc-filtered',
] as const;

export const kdcReachableRules: readonly Rule[] = [
  unanswered('kdc-no-route', isWithoutRoute, (view) => ({
    title: `This machine has no route to the KDCs of ${view.realm} (${addresses(view.kdcs)}).`,
    fix: 'Connect the VPN or Direct Connect, or run the diagnosis on a host inside the network (Remote-SSH)',
  })),
  unanswered('kdc-prohibited', isProhibited, (view) => ({
    title: `A router or firewall on the way rejects packets to the KDCs of ${view.realm} (${addresses(view.kdcs)}).`,
    fix: 'Allow 88/tcp and 88/udp to the domain controllers in the firewall that answers "prohibited"',
  })),
  unanswered('kdc-refused', isRefused, (view) => ({
    title: `${port(view)} of every KDC of ${view.realm} is refused: nothing serves Kerberos on ${addresses(view.kdcs)}, or a firewall rejects it.`,
    fix: 'Check that these addresses are the domain controllers, then the firewalls on the way',
  })),
  unanswered('kdc-host-down', isDead, (view) => ({
    title: `Nothing of the KDCs of ${view.realm} answers at all (${addresses(view.kdcs)}).`,
    fix: 'Check that the addresses are right and that routing or the VPN to that network is up',
  })),
  unanswered('kdc-filtered', isSilent, (view) => ({
    title: `TCP and UDP ${portNumbers(view)} to ${every(view.kdcs)} of ${view.realm} are silently dropped.`,
    fix: `Allow ${portNumbers(view)}/tcp and ${portNumbers(view)}/udp from this machine to ${addresses(view.kdcs)}`,
  })),
  {
    id: 'kdc-tcp-blocked',
    hop: 'kdc-reachable',
    explains: downstream,
    check: (evidence) =>
      perRealm(evidence, (view) => {
        const half = view.kdcs.filter((kdc) => answered(kdc.udp) && silent(kdc.tcp));
        if (half.length === 0 || view.kdcs.some((kdc) => answered(kdc.tcp))) return [];
        return [
          {
            severity: 'error',
            scope: view.realm,
            title: `TCP ${portNumbers(view)} to the KDCs of ${view.realm} is blocked, while UDP works: answers that do not fit a datagram cannot arrive.`,
            explanation: describe(half),
            evidence: evidenceOf(half),
            fixes: [
              { title: `Allow ${portNumbers(view)}/tcp from this machine to ${addresses(half)}` },
            ],
          },
        ];
      }),
  },
  {
    id: 'kdc-udp-blocked',
    hop: 'kdc-reachable',
    explains: [],
    check: (evidence) =>
      perRealm(evidence, (view) => {
        const half = view.kdcs.filter((kdc) => answered(kdc.tcp) && silent(kdc.udp));
        if (half.length === 0 || view.kdcs.some((kdc) => answered(kdc.udp))) return [];
        return [
          {
            severity: 'warning',
            scope: view.realm,
            title: `UDP ${portNumbers(view)} to the KDCs of ${view.realm} is blocked, TCP works: every login waits for UDP first.`,
            explanation: describe(half),
            evidence: evidenceOf(half),
            fixes: [
              { title: `Allow ${portNumbers(view)}/udp from this machine to ${addresses(half)}` },
              {
                title:
                  'Or set udp_preference_limit = 1 in [libdefaults] of krb5.conf, so that TCP is tried first',
              },
            ],
          },
        ];
      }),
  },
  {
    id: 'kdc-ipv6-blackhole',
    hop: 'kdc-reachable',
    explains: ['kdc-one-of-several-down'],
    check: (evidence) =>
      perRealm(evidence, (view) => {
        const six = view.kdcs.filter((kdc) => isIPv6(kdc.address));
        const four = view.kdcs.filter((kdc) => !isIPv6(kdc.address));
        if (six.length === 0 || six.some(serves) || !four.some(serves)) return [];
        return [
          {
            severity: 'warning',
            scope: view.realm,
            title: `The IPv6 addresses of the KDCs of ${view.realm} do not answer, IPv4 does.`,
            explanation: describe(six),
            evidence: evidenceOf(six),
            fixes: [{ title: 'Remove the AAAA records of the controllers, or route IPv6 to them' }],
          },
        ];
      }),
  },
  {
    id: 'kdc-one-of-several-down',
    hop: 'kdc-reachable',
    explains: [],
    check: ({ realms }) =>
      realms.flatMap((view) => {
        const known = view.kdcs.filter((kdc) => !isOnlyFrom('apex')(kdc));
        const down = known.filter(
          (kdc) => !serves(kdc) && !speaksOther(kdc) && !isOnlyFrom('config')(kdc),
        );
        if (down.length === 0 || !kdcsOfClient(view).some(serves)) return [];
        return [
          {
            severity: 'warning',
            scope: view.realm,
            title: `${list(down.map((kdc) => kdc.address))} of ${view.realm} ${down.length === 1 ? 'does' : 'do'} not serve Kerberos; the other controllers do.`,
            explanation: describe(down),
            evidence: evidenceOf(down),
            fixes: [
              {
                title: `Check ${addresses(down)}: state of the domain controller, then security groups and routes to its subnet`,
              },
            ],
          },
        ];
      }),
  },
];

/** A rule for a realm none of whose KDCs answered, told apart by how they failed to. */
function unanswered(
  id: (typeof unansweredIds)[number],
  matches: (view: RealmView) => boolean,
  words: (view: RealmView) => { readonly title: string; readonly fix: string },
): Rule {
  return {
    id,
    hop: 'kdc-reachable',
    // A resolver that forwards to controllers which are down gets no answer from them either.
    explains: id === 'kdc-host-down' ? [...downstream, 'dns-forwarder-broken'] : downstream,
    check: (evidence) =>
      perRealm(evidence, (view) => {
        if (view.kdcs.some(serves) || view.kdcs.some(speaksOther) || !matches(view)) return [];
        const { title, fix } = words(view);
        return [
          {
            severity: 'error',
            scope: view.realm,
            title,
            explanation: describe(view.kdcs),
            evidence: evidenceOf(view.kdcs),
            fixes: [{ title: fix }],
          },
        ];
      }),
  };
}

/** Each realm with the KDCs that this client would ask: the others decide nothing for it. */
function perRealm(evidence: Evidence, check: (view: RealmView) => readonly Hit[]): readonly Hit[] {
  return evidence.realms
    .map((view) => ({ ...view, kdcs: kdcsOfClient(view) }))
    .flatMap((view) => (view.kdcs.length === 0 ? [] : check(view)));
}
