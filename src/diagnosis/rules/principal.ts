/** Hop `tgt`: is there an account of the user's name, and in which realm? */
import type { UserObservation } from '../../probes/user.ts';
import { observationsOf } from '../evidence/evidence.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Hit, Rule } from './rule.ts';
import { shellWord } from './shellWord.ts';
import { accountHit, askedOwnRealm, userName } from './userAnswers.ts';
import { ids } from './wording.ts';

/** RFC 4120 section 7.5.9, RFC 6806 section 7. */
const codes = { unknown: 6, wrongRealm: 68 } as const;

/** Errors that a KDC sends only about an account that it has. */
const accountKnown = [1, 12, 14, 18, 21, 23, 25];

export const principalRules: readonly Rule[] = [
  {
    id: 'principal-unknown',
    hop: 'tgt',
    explains: ['ticket-missing', 'ticket-expired', 'ticket-other-principal'],
    check: (evidence) =>
      askedOwnRealm(evidence, codes.unknown)
        // Most KDCs echo any realm, so that 6 may mean a server of another realm (diagnostics.md 2.1).
        .filter((user) => isProven(evidence, user) && foundElsewhere(evidence) === undefined)
        .map((user) =>
          accountHit(
            user,
            `The user ${user.facts.principal} does not exist in ${user.facts.realm}.`,
            `${user.facts.address}, which serves ${user.facts.realm}, does not know the name (KDC_ERR_C_PRINCIPAL_UNKNOWN). kinit says "Client not found in Kerberos database".`,
            'Check the spelling: it is the logon name (sAMAccountName), in the realm that the account is in',
          ),
        ),
  },
  {
    id: 'principal-other-realm',
    hop: 'tgt',
    explains: ['ticket-missing', 'ticket-expired', 'ticket-other-principal', 'principal-unknown'],
    check: (evidence) => {
      const [referred] = askedOwnRealm(evidence, codes.wrongRealm);
      const there = referred?.facts.clientRealm;
      if (referred !== undefined && there !== undefined && there !== referred.facts.realm) {
        return [otherRealm(referred, there, [referred])];
      }
      const [user] = askedOwnRealm(evidence, codes.unknown);
      const found = foundElsewhere(evidence);
      if (user === undefined || found === undefined) return [];
      return [otherRealm(user, found.facts.realm, [user, found])];
    },
  },
];

/** The other realm of the login has an account of that name. */
function foundElsewhere(evidence: Evidence): UserObservation | undefined {
  return observationsOf(evidence, 'user').find(
    ({ facts }) =>
      facts.realm !== evidence.subject.userRealm &&
      (facts.reply === 'as-rep' || accountKnown.includes(facts.errorCode ?? -1)),
  );
}

function isProven(evidence: Evidence, { facts }: UserObservation): boolean {
  return observationsOf(evidence, 'realm-proof').some(
    (proof) =>
      proof.facts.address === facts.address &&
      proof.facts.realm === facts.realm &&
      proof.facts.serves === 'yes',
  );
}

function otherRealm(user: UserObservation, there: string, seen: readonly UserObservation[]): Hit {
  const own = userName(user);
  return {
    severity: 'error',
    scope: user.facts.realm,
    title: `The user ${own} is in ${there}, not in ${user.facts.realm}.`,
    explanation: `${user.facts.address} (${user.facts.realm}) answered ${user.facts.errorName ?? 'that it does not know the name'}; ${seen.length > 1 ? `a KDC of ${there} has an account of that name` : `it names ${there} as the right realm`}.`,
    evidence: ids(seen),
    fixes: [
      { title: 'Log in with the right realm', command: `kinit ${shellWord(`${own}@${there}`)}` },
    ],
  };
}
