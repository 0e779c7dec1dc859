/** Hop `tgt`: the state of the user's account, as the KDC tells it without a password. */
import type { UserObservation } from '../../probes/user.ts';
import { observationsOf } from '../evidence/evidence.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Rule } from './rule.ts';
import { shellWord } from './shellWord.ts';
import { accountHit, askedOwnRealm, powershellWord, told, userName } from './userAnswers.ts';

/** RFC 4120 section 7.5.9. */
const codes = { expired: 1, revoked: 18, mustChange: 23 } as const;

export const accountRules: readonly Rule[] = [
  {
    id: 'account-disabled',
    hop: 'tgt',
    explains: ['ticket-missing', 'ticket-expired'],
    check: (evidence) =>
      refused(evidence, 'STATUS_ACCOUNT_DISABLED', 'unsaid').map((user) => {
        const said = user.facts.windowsStatus !== undefined;
        return accountHit(
          user,
          `The account ${user.facts.principal} is disabled${said ? '' : ', locked or expired'}.`,
          `${told(user)}${said ? '' : ' The KDC does not say which of the three.'} kinit says "Client's credentials have been revoked".`,
          said
            ? 'Enable the account in its domain'
            : 'Look at the account in its domain: enable it, unlock it or extend it',
          `Get-ADUser ${powershellWord(userName(user))} -Properties Enabled,LockedOut,AccountExpirationDate`,
        );
      }),
  },
  {
    id: 'account-locked',
    hop: 'tgt',
    explains: ['ticket-missing', 'ticket-expired'],
    check: (evidence) =>
      refused(evidence, 'STATUS_ACCOUNT_LOCKED_OUT').map((user) =>
        accountHit(
          user,
          `The account ${user.facts.principal} is locked after too many wrong passwords.`,
          told(user),
          'Unlock the account; look for a service or a device that still uses an old password',
          `Unlock-ADAccount -Identity ${powershellWord(userName(user))}`,
        ),
      ),
  },
  {
    id: 'account-expired',
    hop: 'tgt',
    explains: ['ticket-missing', 'ticket-expired'],
    check: (evidence) =>
      [
        ...askedOwnRealm(evidence, codes.expired),
        ...refused(evidence, 'STATUS_ACCOUNT_EXPIRED'),
      ].map((user) =>
        accountHit(
          user,
          `The account ${user.facts.principal} has expired.`,
          told(user),
          "Extend the account's expiry date in its domain",
          `Clear-ADAccountExpiration -Identity ${powershellWord(userName(user))}`,
        ),
      ),
  },
  {
    id: 'account-no-preauth',
    hop: 'tgt',
    explains: [],
    check: (evidence) =>
      observationsOf(evidence, 'user')
        .filter(({ facts }) => facts.reply === 'as-rep')
        .map((user) => ({
          ...accountHit(
            user,
            `The account ${user.facts.principal} needs no pre-authentication.`,
            `${user.facts.address} (${user.facts.realm}) answered an AS-REQ without a password with a ticket, which was discarded unread. Anybody may fetch one and guess the password from it.`,
            'Require pre-authentication for the account',
            `Set-ADAccountControl -Identity ${powershellWord(userName(user))} -DoesNotRequirePreAuth $false`,
          ),
          severity: 'info',
        })),
  },
  {
    id: 'password-must-change',
    hop: 'tgt',
    explains: ['ticket-missing', 'ticket-expired'],
    check: (evidence) =>
      [
        ...askedOwnRealm(evidence, codes.mustChange),
        ...refused(evidence, 'STATUS_PASSWORD_MUST_CHANGE'),
        ...refused(evidence, 'STATUS_PASSWORD_EXPIRED'),
      ].map((user) =>
        accountHit(
          user,
          `The password of ${user.facts.principal} has expired or must be changed first.`,
          `${told(user)} Changing it needs the password service, port 464.`,
          'Change the password',
          `kpasswd ${shellWord(user.facts.principal)}`,
        ),
      ),
  },
];

/** Error 18 with this NTSTATUS; `unsaid`: also where the KDC gives none, or one that is not about the account's state. */
function refused(
  evidence: Evidence,
  status: string,
  unsaid?: 'unsaid',
): readonly UserObservation[] {
  return askedOwnRealm(evidence, codes.revoked).filter(
    ({ facts: { windowsStatus } }) =>
      windowsStatus === status || (unsaid !== undefined && !tellsState.has(windowsStatus ?? '')),
  );
}

const tellsState = new Set([
  'STATUS_ACCOUNT_DISABLED',
  'STATUS_ACCOUNT_LOCKED_OUT',
  'STATUS_ACCOUNT_EXPIRED',
  'STATUS_PASSWORD_MUST_CHANGE',
  'STATUS_PASSWORD_EXPIRED',
]);
