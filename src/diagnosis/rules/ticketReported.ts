/** What the reported error says about the service ticket, where the diagnosis did not ask for one itself. */
import type { Evidence } from '../evidence/evidence.ts';
import { observationsOf } from '../evidence/evidence.ts';
import { told } from './reported.ts';
import type { Told } from './reported.ts';
import type { Rule } from './rule.ts';

export const ticketReportedRules: readonly Rule[] = [
  {
    id: 'trust-password-mismatch',
    hop: 'trust',
    explains: ['spn-missing', 'spn-duplicate'],
    check: (evidence) => {
      const { userRealm, directoryRealm } = evidence.subject;
      if (userRealm === undefined || userRealm === directoryRealm) return [];
      return unasked(evidence, told(evidence, 'integrity-at-tgs')).map(
        ({ symptom, observation }) => ({
          severity: 'error',
          scope: directoryRealm ?? userRealm,
          title: `${directoryRealm ?? 'The directory'} and ${userRealm} hold different passwords for the trust between them.`,
          explanation: `The reported error says: ${symptom.sentence} The ticket that crosses the trust is encrypted with its password. One controller may also lag behind after the trust was created again.`,
          evidence: [observation.id],
          fixes: [
            { title: 'Delete the trust on both sides and create it again with the same password' },
          ],
        }),
      );
    },
  },
  {
    id: 'spn-missing',
    hop: 'service-ticket',
    explains: [],
    // Only a trace shows that the directory's own KDC was asked: without it, ten causes have the same text.
    check: (evidence) =>
      unasked(evidence, told(evidence, 'server-unknown'))
        .filter(({ symptom }) => symptom.fromTrace && symptom.causes[0] === 'spn-missing')
        .map(({ symptom, observation }) => ({
          severity: 'error',
          ...scopeOf(evidence),
          title: `The directory knows no service ${symptom.spn ?? 'of that name'}.`,
          explanation:
            'The reported trace shows that the client had a ticket for the directory’s realm, and that the directory’s own KDC refused the name. Controllers say the same of a name that two accounts hold.',
          evidence: [observation.id],
          fixes: [
            {
              title:
                'Check that the membership is kerberos-enabled, and connect by the endpoint name',
            },
            {
              title: 'On a machine of the domain, look for a name that is there twice',
              command: 'setspn -X',
            },
          ],
        })),
  },
  {
    id: 'spn-duplicate',
    hop: 'service-ticket',
    explains: [],
    check: (evidence) =>
      told(evidence, 'ap-modified', 'target-incorrect')
        .filter(({ observation }) => observation.facts.phase === 'login')
        .slice(0, 1)
        .map(({ symptom, observation }) => ({
          severity: 'error',
          ...scopeOf(evidence),
          title:
            'The ticket is encrypted for another account than the one that the database runs as.',
          explanation: `The reported error says: ${symptom.sentence} The service principal is on another account or on two, or the account’s password has changed since the server read it.`,
          evidence: [observation.id],
          fixes: [
            {
              title: 'On a machine of the domain, look for a name that is there twice',
              command: 'setspn -X',
            },
          ],
        })),
  },
];

/** A ticket that the diagnosis asked for itself says more than a text. */
function unasked(evidence: Evidence, found: readonly Told[]): readonly Told[] {
  return observationsOf(evidence, 'service-ticket').some(({ outcome }) => outcome !== 'skipped')
    ? []
    : found.slice(0, 1);
}

function scopeOf({ subject }: Evidence): { readonly scope?: string } {
  return subject.directoryRealm === undefined ? {} : { scope: subject.directoryRealm };
}
