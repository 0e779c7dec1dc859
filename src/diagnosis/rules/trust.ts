/** Hop `trust`, as the KDCs themselves tell it: who sends users on to the other realm? */
import type { Evidence } from '../evidence/evidence.ts';
import { observationsOf } from '../evidence/evidence.ts';
import type { Rule } from './rule.ts';
import { ids, list, unique } from './wording.ts';

export const trustRules: readonly Rule[] = [
  {
    id: 'trust-missing-user-side',
    hop: 'trust',
    explains: ['spn-missing', 'trust-suffix-routing'],
    check: (evidence) => {
      const { userRealm, directoryRealm } = evidence.subject;
      if (userRealm === undefined || directoryRealm === undefined || userRealm === directoryRealm)
        return [];
      const asked = observationsOf(evidence, 'trust').filter(
        ({ facts }) => facts.realm === userRealm && facts.refers !== 'unknown',
      );
      // MIT and Heimdal never refer a made-up name: only Active Directory's "no" means something.
      const told = asked.filter(({ facts }) => isActiveDirectory(evidence, facts.address));
      if (told.length === 0 || told.some(({ facts }) => facts.refers === 'yes')) return [];
      return [
        {
          severity: 'error',
          scope: userRealm,
          title: `The KDCs of ${userRealm} do not know ${directoryRealm}: the trust, or the routing of its name, is missing on the users' side.`,
          explanation: `Asked for a name of ${directoryRealm.toLowerCase()}, ${list(unique(told.map(({ facts }) => facts.address)))} answered that there is no such client instead of naming the other realm.`,
          evidence: ids(told),
          fixes: [
            {
              title: `Create the trust with ${directoryRealm.toLowerCase()} in the users' domain, and enable the routing of its name suffix`,
              command: `nltest /domain_trusts`,
            },
          ],
        },
      ];
    },
  },
];

/** A netlogon answer, which only a domain controller gives, came from this address. */
function isActiveDirectory(evidence: Evidence, address: string): boolean {
  return observationsOf(evidence, 'realm-proof').some(
    ({ facts }) => facts.address === address && facts.method === 'cldap',
  );
}
