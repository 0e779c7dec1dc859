/** Does this machine's routing table know a way to each KDC and to the database? Asked of the system; no packet is sent. */
import { lookUpRoute } from '../../probes/route.ts';
import { addressBook } from '../evidence/realmView.ts';
import { candidatesOfLogin } from './kdcPlanner.ts';
import type { Planner } from './planner.ts';

export const routePlanner: Planner = {
  stage: 'KDCs',
  purpose: 'the routing table of this machine is looked at for each KDC and for the database',
  plan: (situation) => {
    const { endpoint } = situation.subject;
    const addresses = new Set([
      ...candidatesOfLogin(situation).map(({ address }) => address),
      ...(endpoint === undefined ? [] : addressBook(situation.observations)(endpoint.host)),
    ]);
    return [...addresses].map((address) => ({
      id: `route:${address}`,
      title: `Route to ${address}`,
      reason: 'a route that is missing here is told from a router that refuses',
      run: () => lookUpRoute({ address }),
    }));
  },
};
