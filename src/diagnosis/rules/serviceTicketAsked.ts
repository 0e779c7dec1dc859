/**
 * What the KDCs answered when the login's own ticket was used. Nobody is accused of a missing service unless the directory's
 * KDC itself said so, to a client that had a ticket for its realm (diagnostics.md 4, neighbour rule 8).
 */
import { observationsOf } from '../evidence/evidence.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { answerer, fromDirectory, refusals } from '../evidence/ticketRefusals.ts';
import type { Rule } from './rule.ts';
import { trustRules } from './trust.ts';
import { powershellWord } from './userAnswers.ts';
import { ids } from './wording.ts';

/** RFC 4120 section 7.5.9. */
const codes = { unknown: 7, notUnique: 8, badIntegrity: 31, notUs: 35 } as const;

export const serviceTicketAskedRules: readonly Rule[] = [
  {
    id: 'trust-missing-user-side',
    hop: 'trust',
    explains: ['spn-missing', 'trust-suffix-routing'],
    check: (evidence) => {
      const { userRealm, directoryRealm } = evidence.subject;
      if (userRealm === undefined || directoryRealm === undefined) return [];
      // The referral probe may have said it already.
      const [byReferral] = trustRules.filter(({ id }) => id === 'trust-missing-user-side');
      if ((byReferral?.check(evidence).length ?? 0) > 0) return [];
      return refusals(evidence, codes.unknown)
        .filter(
          ({ request }) =>
            request.realm === userRealm && request.server.startsWith(`krbtgt/${directoryRealm}@`),
        )
        .map(({ asked, request }) => ({
          severity: 'error',
          scope: userRealm,
          title: `${userRealm} gives no ticket for ${directoryRealm}: the trust is missing on the users' side, or goes the other way.`,
          explanation: `Asked with your ticket for ${request.server}, ${answerer(request)} answered KDC_ERR_S_PRINCIPAL_UNKNOWN (7).`,
          evidence: ids([asked]),
          fixes: [
            {
              title: `Create the trust with ${directoryRealm.toLowerCase()} in the users' domain: the directory must trust ${userRealm}`,
              command: 'nltest /domain_trusts',
            },
          ],
        }));
    },
  },
  {
    id: 'trust-missing-directory-side',
    hop: 'trust',
    explains: ['spn-missing'],
    check: (evidence) =>
      fromDirectory(evidence, codes.notUs, 'across the trust').map(({ asked, request }) => ({
        severity: 'error',
        scope: request.realm,
        title: `${request.realm} does not take the tickets of ${evidence.subject.userRealm ?? 'the users'}: it has no trust with that realm.`,
        explanation: `${answerer(request)} answered "The ticket isn't for us" (KRB_AP_ERR_NOT_US, 35) to a ticket that the users' KDC had issued for it.`,
        evidence: ids([asked]),
        fixes: [
          {
            title: 'Create the trust in the directory, or verify it',
            command: 'aws ds describe-trusts',
          },
        ],
      })),
  },
  {
    id: 'trust-password-mismatch',
    hop: 'trust',
    explains: ['spn-missing'],
    check: (evidence) =>
      fromDirectory(evidence, codes.badIntegrity, 'across the trust').map(({ asked, request }) => ({
        severity: 'error',
        scope: request.realm,
        title: `${request.realm} and ${evidence.subject.userRealm ?? "the users' realm"} hold different passwords for the trust between them.`,
        explanation: `${answerer(request)} could not decrypt the ticket that the users' KDC had issued for it ("Decrypt integrity check failed", 31). One controller may also lag behind the others after the trust was created again.`,
        evidence: ids([asked]),
        fixes: [
          {
            title: 'Delete the trust on both sides and create it again with the same password',
            command: 'aws ds describe-trusts',
          },
        ],
      })),
  },
  {
    id: 'spn-missing',
    hop: 'service-ticket',
    explains: [],
    check: (evidence) =>
      fromDirectory(evidence, codes.unknown).map(({ asked, request }) => ({
        severity: 'error',
        scope: request.realm,
        title: `No service ${bare(asked.facts.spn)} is registered in ${request.realm}.`,
        explanation: `Your ticket is good for ${request.realm}, and ${answerer(request)} answered KDC_ERR_S_PRINCIPAL_UNKNOWN (7) for ${request.server}. Controllers say the same of a name that is registered on two accounts${isKnownDirectory(evidence) ? '' : ', and an MIT KDC of a realm that it has no trust with'}.`,
        evidence: ids([asked]),
        fixes: [
          {
            title:
              "Check that the database's membership is kerberos-enabled, and connect by its own endpoint name",
          },
          {
            title: 'On a machine of the domain: who has the name, and is it there twice?',
            command: `setspn -Q ${powershellWord(bare(asked.facts.spn))}`,
          },
        ],
      })),
  },
  {
    id: 'spn-duplicate',
    hop: 'service-ticket',
    explains: ['spn-missing'],
    check: (evidence) =>
      fromDirectory(evidence, codes.notUnique).map(({ asked, request }) => ({
        severity: 'error',
        scope: request.realm,
        title: `The service ${bare(asked.facts.spn)} is registered on more than one account of ${request.realm}.`,
        explanation: `${answerer(request)} answered KDC_ERR_PRINCIPAL_NOT_UNIQUE (8).`,
        evidence: ids([asked]),
        fixes: [
          {
            title: 'Find the accounts, and remove the name from the wrong one',
            command: 'setspn -X',
          },
        ],
      })),
  },
];

/** A controller of Active Directory: it answers a ticket of a realm that it does not trust with 35 (measured on Samba). */
function isKnownDirectory(evidence: Evidence): boolean {
  const { directoryRealm, userRealm } = evidence.subject;
  return (
    directoryRealm === userRealm ||
    observationsOf(evidence, 'realm-proof').some(
      ({ facts }) => facts.realm === directoryRealm && facts.method === 'cldap',
    )
  );
}

/** Without the realm: as `setspn` takes it. */
function bare(spn: string): string {
  return spn.replace(/@[^@]*$/, '');
}
