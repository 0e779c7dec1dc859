/** Do full-size packets pass where small ones do? */
import { askKdcWithLargeRequest } from '../../probes/kdcSize.ts';
import { answeringKdcs } from './kdcPlanner.ts';
import type { Planner } from './planner.ts';

export const packetSizePlanner: Planner = {
  stage: 'realm',
  purpose: 'each KDC that answers gets a request that fills packets, as tickets do',
  plan: (situation) =>
    answeringKdcs(situation).map(({ address, port, transport, realm }) => ({
      id: `kdc-size:${transport}:${address}:${port}:${realm}`,
      title: `Full-size request to ${address}:${port} over ${transport.toUpperCase()}`,
      reason: 'tickets are large: small packets may pass where they vanish',
      followsAnswer: true,
      run: (context) => askKdcWithLargeRequest({ address, port, transport, realm }, context),
    })),
};
