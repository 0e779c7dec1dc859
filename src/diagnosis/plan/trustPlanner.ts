/** Does each side of the login's trust send users on to the other? */
import { askForReferral } from '../../probes/trust.ts';
import { answeringKdcs } from './kdcPlanner.ts';
import type { Planner } from './planner.ts';
import type { Step } from './step.ts';

export const trustPlanner: Planner = {
  stage: 'realm',
  purpose: 'where user and directory have different realms, each KDC is asked for the other realm',
  plan: (situation) => {
    const { userRealm, directoryRealm } = situation.subject;
    return answeringKdcs(situation).flatMap(({ address, port, transport, realm }): Step[] => {
      const other = realm === userRealm ? directoryRealm : userRealm;
      if (other === undefined || other === realm) return [];
      return [
        {
          id: `trust:${address}:${port}:${realm}:${other}`,
          title: `Does ${address}:${port} (${realm}) send users on to ${other}?`,
          reason:
            'the login crosses this trust, and a KDC tells without a password whether it has it',
          followsAnswer: true,
          run: (context) =>
            askForReferral(
              { address, port, transport, realm, domain: other.toLowerCase() },
              context,
            ),
        },
      ];
    });
  },
};
