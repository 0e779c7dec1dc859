/** Encryption types: what the user's account has, and what the client may use. */
import { enctype, enctypeName } from '../../kerberos/enctypes.ts';
import { observationsOf } from '../evidence/evidence.ts';
import type { Rule } from './rule.ts';
import { powershellWord, userName } from './userAnswers.ts';
import { ids, list } from './wording.ts';

/** KDC_ERR_ETYPE_NOSUPP; KDC_ERR_PREAUTH_REQUIRED. */
const codes = { noCommon: 14, preauth: 25 } as const;

export const accountEnctypeRules: readonly Rule[] = [
  {
    id: 'config-enctypes-none-common',
    hop: 'client-config',
    explains: ['ticket-missing', 'ticket-expired'],
    check: (evidence) => {
      const permitted = evidence.client.permittedEnctypes;
      if (permitted === undefined) return [];
      return observationsOf(evidence, 'user')
        .filter(({ facts }) => facts.offered !== undefined && facts.errorCode === codes.noCommon)
        .map((user) => ({
          severity: 'error',
          scope: user.facts.realm,
          title: `krb5.conf permits only ${list(permitted.enctypes.map(enctypeName)) || 'no encryption type'}, which the KDC of ${user.facts.realm} does not take for ${user.facts.principal}.`,
          explanation: `permitted_enctypes is "${permitted.value}" (${permitted.origin}). Offered these types, ${user.facts.address} answered KDC_ERR_ETYPE_NOSUPP (14); kinit says "KDC has no support for encryption type".`,
          evidence: ['client-config', ...ids([user])],
          fixes: [
            {
              title: `Remove permitted_enctypes (${permitted.origin}): the library's own list is right`,
            },
          ],
        }));
    },
  },
  {
    id: 'kdc-enctypes-weak',
    hop: 'kdc-answers',
    explains: [],
    check: (evidence) =>
      observationsOf(evidence, 'user')
        .filter(({ facts }) => {
          const { errorCode, enctypes = [], offered } = facts;
          // A client that offers only weak types is offered no others.
          if (offered !== undefined && !offered.some(isStrong)) return false;
          return errorCode === codes.preauth && enctypes.length > 0 && !enctypes.some(isStrong);
        })
        .map((user) => ({
          severity: 'warning',
          scope: user.facts.realm,
          title: `${user.facts.realm} offers ${user.facts.principal} only ${list((user.facts.enctypes ?? []).map(enctypeName))}.`,
          explanation: `${user.facts.address} was offered AES and named only weak types for this account: its password was last set before the domain knew AES, or AES is switched off for it. Libraries from MIT 1.21 on refuse them.`,
          evidence: ids([user]),
          fixes: [
            { title: 'Change the password once: the domain then makes AES keys' },
            {
              title: 'Let the account use AES',
              command: `Set-ADUser ${powershellWord(userName(user))} -KerberosEncryptionType AES128,AES256`,
            },
          ],
        })),
  },
];

function isStrong(number: number): boolean {
  return enctype(number)?.weak === false;
}
