/** Services of a controller besides its KDC: the password service and LDAP. Their loss breaks no login by itself. */
import type { Observation } from '../../probes/observation.ts';
import { observationsOf } from '../evidence/evidence.ts';
import { serves } from './kdcState.ts';
import type { Rule } from './rule.ts';
import { ending, ids, list, unique } from './wording.ts';

/** KDC_ERR_KEY_EXPIRED (RFC 4120 section 7.5.9). */
const keyExpired = 23;

const lost = ['timeout', 'refused', 'unreachable'];

export const otherServicesRules: readonly Rule[] = [
  {
    id: 'kpasswd-blocked',
    hop: 'kdc-reachable',
    explains: [],
    check: (evidence) =>
      evidence.realms.flatMap(({ realm, kdcs }) => {
        const alive = kdcs.filter(serves).map(({ address }) => address);
        const asked = observationsOf(evidence, 'kpasswd').filter(
          ({ facts }) => facts.realm === realm && alive.includes(facts.address),
        );
        // A connection that was accepted is a service, even where it ignores a hopeless request.
        const works = asked.some(
          ({ outcome, facts }) => !lost.includes(outcome) || facts.connected === true,
        );
        if (asked.length === 0 || works) return [];
        const [expired] = observationsOf(evidence, 'user').filter(
          ({ facts }) => facts.realm === realm && facts.errorCode === keyExpired,
        );
        return [
          {
            severity: expired === undefined ? ('warning' as const) : ('error' as const),
            scope: realm,
            title:
              expired === undefined
                ? `The password service (464) of ${realm} cannot be reached: an expired password cannot be changed from here.`
                : `The password of ${expired.facts.principal} must be changed, and the password service (464) of ${realm} cannot be reached.`,
            explanation: describe(asked),
            evidence: ids(expired === undefined ? asked : [...asked, expired]),
            fixes: [
              {
                title: `Allow 464/tcp and 464/udp from this machine to ${list(unique(asked.map(({ facts }) => facts.address)))}`,
              },
            ],
          },
        ];
      }),
  },
  {
    id: 'ldap-blocked',
    hop: 'kdc-reachable',
    explains: [],
    check: (evidence) =>
      evidence.realms.flatMap(({ realm, kdcs }) => {
        const alive = kdcs.filter(serves).map(({ address }) => address);
        const asked = observationsOf(evidence, 'ldap').filter(({ facts }) =>
          alive.includes(facts.address),
        );
        if (asked.length === 0 || asked.some(({ outcome }) => !lost.includes(outcome))) return [];
        return [
          {
            severity: 'info' as const,
            scope: realm,
            title: `LDAP (389) of the controllers of ${realm} does not answer; Kerberos is unaffected.`,
            explanation: describe(asked),
            evidence: ids(asked),
            fixes: [{ title: 'Allow 389/tcp where clients look users up in the directory' }],
          },
        ];
      }),
  },
];

function describe(observations: readonly Observation[]): string {
  return `${observations.map((each) => `${each.subject}: ${ending(each)}`).join('; ')}.`;
}
