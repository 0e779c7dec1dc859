/** The user's account, asked about by its KDC, and a user who has not logged in yet. */
import { withControllers } from '../build/changes.ts';
import { userDomain } from '../build/names.ts';
import { spoiled } from '../build/spoiled.ts';
import type { DomainController } from '../realm/state.ts';
import type { Scenario } from '../scenario.ts';

type Account = DomainController['kdc']['accounts'][string];

function accountIs(state: Account, name: string, summary: string, rootCause: string): Scenario {
  return spoiled({
    name,
    summary,
    rootCause,
    options: ['--principal', `aduser@${userDomain.realm}`],
    spoil: (world) =>
      withControllers(world, (it) =>
        it.domain.realm === userDomain.realm
          ? { ...it, kdc: { ...it.kdc, accounts: { aduser: state } } }
          : it,
      ),
  });
}

export const accountDisabled = accountIs(
  'disabled',
  'account-disabled',
  "The user's account is disabled in the users' domain.",
  'account-disabled',
);

export const passwordMustChange = accountIs(
  'must-change-password',
  'password-must-change',
  'The user has to change the password before the first ticket.',
  'password-must-change',
);

export const ticketMissing = accountIs(
  'preauthentication',
  'ticket-missing',
  'All is well, and the user has not run kinit yet.',
  'ticket-missing',
);

export const principalUnknown = spoiled({
  name: 'principal-unknown',
  summary: "The user's name is misspelt: the users' domain has no such account.",
  rootCause: 'principal-unknown',
  options: ['--principal', `aduesr@${userDomain.realm}`],
  spoil: (world) => world,
});
