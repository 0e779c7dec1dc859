/** Path-MTU black holes: small packets pass, full-size ones vanish (diagnostics.md, fault N11). */
import type { KdcSizeObservation } from '../../probes/kdcSize.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { observationsOf } from '../evidence/evidence.ts';
import type { Rule } from './rule.ts';
import { ids, list, unique } from './wording.ts';

export const packetSizeRules: readonly Rule[] = [
  {
    id: 'kdc-mtu-blackhole',
    hop: 'kdc-reachable',
    explains: ['config-udp-preference', 'spn-missing', 'ticket-missing'],
    check: (evidence) =>
      evidence.realms.flatMap(({ realm }) => {
        const tcp = sized(evidence, realm, 'tcp');
        // One KDC that answers at full size serves the login; the others are then merely suspicious.
        if (tcp.length === 0 || !tcp.every(vanished)) return [];
        return [
          {
            severity: 'error',
            scope: realm,
            title: `Full-size packets to the KDCs of ${realm} vanish, small ones pass: tickets cannot arrive.`,
            explanation: `A small AS-REQ was answered over TCP; one with ${tcp[0]?.facts.padding ?? 0} bytes of padding was not, by ${addresses(tcp)}. Something on the way drops large packets and the ICMP messages that would say so; kinit works and then psql hangs.`,
            evidence: ids(tcp),
            fixes: [
              {
                title:
                  'Allow ICMP "fragmentation needed" (type 3 code 4) on the way, or lower the MTU of the VPN',
              },
            ],
          },
        ];
      }),
  },
  {
    id: 'config-udp-preference',
    hop: 'client-config',
    explains: [],
    check: (evidence) =>
      evidence.realms.flatMap(({ realm }) => {
        const udp = sized(evidence, realm, 'udp').filter(vanished);
        const tcp = sized(evidence, realm, 'tcp');
        if (udp.length === 0 || !tcp.some((each) => each.outcome === 'ok')) return [];
        return [
          {
            severity: 'info',
            scope: realm,
            title: `Large datagrams to the KDCs of ${realm} vanish; over TCP they pass.`,
            explanation: `${addresses(udp)} answered a small AS-REQ over UDP and not a large one.`,
            evidence: ids(udp),
            fixes: [{ title: 'Set udp_preference_limit = 1 in [libdefaults] of krb5.conf' }],
          },
        ];
      }),
  },
];

function sized(
  evidence: Evidence,
  realm: string,
  transport: 'udp' | 'tcp',
): readonly KdcSizeObservation[] {
  return observationsOf(evidence, 'kdc-size').filter(
    ({ facts, outcome }) =>
      facts.realm === realm && facts.transport === transport && outcome !== 'skipped',
  );
}

function vanished({ outcome }: KdcSizeObservation): boolean {
  return outcome === 'timeout';
}

function addresses(observations: readonly KdcSizeObservation[]): string {
  return list(unique(observations.map(({ facts }) => facts.address)));
}
