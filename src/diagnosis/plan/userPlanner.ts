/** The account itself, where the user named it: at most one AS-REQ in its name to each realm of the login. */
import { askForUser } from '../../probes/user.ts';
import type { UserObservation } from '../../probes/user.ts';
import { answeringKdcs } from './kdcPlanner.ts';
import type { Planner, Situation } from './planner.ts';
import type { Step } from './step.ts';

/** KDC_ERR_C_PRINCIPAL_UNKNOWN. */
const unknown = 6;

export const userPlanner: Planner = {
  stage: 'account',
  purpose:
    'where a principal was given, its KDC is asked for it without a password; the other realm only when it is unknown there',
  plan: (situation) => {
    const { principal } = situation.request;
    const { userRealm, directoryRealm } = situation.subject;
    if (principal === undefined || userRealm === undefined) return [];
    const isUnknown = situation.observations.some(
      (each) => each.probe === 'user' && (each as UserObservation).facts.errorCode === unknown,
    );
    const other = directoryRealm === userRealm ? undefined : directoryRealm;
    return [
      ...userStep(principal, userRealm, situation),
      ...(isUnknown && other !== undefined ? userStep(principal, other, situation) : []),
    ];
  },
};

/** One step a realm, whichever KDC of it answered first: the id does not depend on it. */
function userStep(principal: string, realm: string, situation: Situation): readonly Step[] {
  const kdc = answeringKdcs(situation).find((each) => each.realm === realm);
  if (kdc === undefined) return [];
  const { address, port, transport } = kdc;
  const { permittedEnctypes } = situation.client;
  return [
    {
      id: `user:${realm}`,
      title: `AS-REQ without a password for ${principal} to ${address}:${port} (${realm})`,
      reason: 'you named this user: the KDC tells whether the account exists and may log in',
      followsAnswer: true,
      run: (context) =>
        askForUser(
          {
            address,
            port,
            transport,
            principal,
            realm,
            // What the library here would offer: the KDC then tells whether they have a type in common.
            ...(permittedEnctypes === undefined ? {} : { enctypes: permittedEnctypes.enctypes }),
          },
          context,
        ),
    },
  ];
}
