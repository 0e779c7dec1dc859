/** Is the host name that the client uses an alias? The Kerberos library may ask for a ticket of where it leads. */
import { clientHost, nameComesFromClient } from '../evidence/clientHostName.ts';
import { dnsStep } from './dnsStep.ts';
import type { Planner } from './planner.ts';

export const aliasPlanner: Planner = {
  stage: 'name resolution',
  purpose:
    'the host name of the database is asked for aliases, where the client makes a service name of it',
  plan: ({ subject, workstation }) => {
    const host = clientHost(subject);
    const [server] = workstation.resolver.nameservers();
    if (host === undefined || server === undefined || !nameComesFromClient(subject)) return [];
    return [
      dnsStep(
        { server: { ...server, role: 'workstation' }, transport: 'udp', name: host, type: 'A' },
        'an alias changes the service name that the client asks for',
      ),
    ];
  },
};
