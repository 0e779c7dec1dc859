/** Can the user change an expired password from here? */
import { askKpasswd } from '../../probes/kpasswd.ts';
import { answeringKdcs } from './kdcPlanner.ts';
import type { Planner } from './planner.ts';

export const kpasswdPlanner: Planner = {
  stage: 'realm',
  purpose: "the password service of the user's realm is asked over UDP and TCP",
  plan: (situation) => {
    const port = situation.workstation.ports.kpasswd;
    return answeringKdcs(situation)
      .filter(({ realm }) => realm === situation.subject.userRealm)
      .flatMap(({ address, realm }) =>
        (['udp', 'tcp'] as const).map((transport) => ({
          id: `kpasswd:${transport}:${address}:${port}`,
          title: `Password service of ${address}:${port} over ${transport.toUpperCase()}`,
          reason: 'an expired password can only be changed through it',
          followsAnswer: true,
          run: (context) => askKpasswd({ address, port, transport, realm }, context),
        })),
      );
  },
};
