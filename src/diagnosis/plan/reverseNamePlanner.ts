/** Which name does the database's address lead back to? With `rdns` on, the Kerberos library asks for a ticket of that one. */
import type { ResolveObservation } from '../../probes/resolve.ts';
import { bare, clientHost, nameComesFromClient, reverseName } from '../evidence/clientHostName.ts';
import { dnsStep } from './dnsStep.ts';
import type { Planner } from './planner.ts';

export const reverseNamePlanner: Planner = {
  stage: 'name resolution',
  purpose:
    'where the library of this machine goes by reverse DNS, the address of the database is asked for its name',
  plan: ({ subject, client, observations, workstation }) => {
    const host = clientHost(subject);
    const [server] = workstation.resolver.nameservers();
    const { canonicalization } = client;
    if (host === undefined || server === undefined || !nameComesFromClient(subject)) return [];
    if (canonicalization?.forward !== 'always' || !canonicalization.reverse) return [];
    const [first] = observations
      .filter((each): each is ResolveObservation => each.probe === 'resolve')
      .filter(({ facts }) => bare(facts.host) === bare(host))
      .flatMap(({ facts }) => facts.addresses);
    const name = first === undefined ? undefined : reverseName(first);
    if (name === undefined) return [];
    return [
      dnsStep(
        { server: { ...server, role: 'workstation' }, transport: 'udp', name, type: 'PTR' },
        'rdns is on: this name would be in the service name that the client asks for',
      ),
    ];
  },
};
