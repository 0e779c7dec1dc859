/** Does the hosts file say something else about the login's names than DNS does? */
import { askDns } from '../../probes/dns.ts';
import type { DnsObservation } from '../../probes/dns.ts';
import { hostsFilePath, lookUpInHostsFile } from '../../probes/hostsFile.ts';
import type { Planner, Situation } from './planner.ts';
import type { Step } from './step.ts';

/** One server is enough to compare with: each was asked for the realm's names. */
const mostServers = 1;

export const hostsFilePlanner: Planner = {
  stage: 'name resolution',
  purpose: 'the hosts file is read for every name, and DNS asked for those that it holds',
  plan: (situation) => {
    // The resolver of a port forward knows no hosts file.
    if ((situation.request.env['KERBEROS_DOCTOR_RESOLVER'] ?? '') !== '') return [];
    const path = hostsFilePath(process.platform, situation.request.env);
    return namesOf(situation).flatMap((host): Step[] => [
      {
        id: `hosts-file:${host}`,
        title: `${host} in ${path}`,
        reason: 'the hosts file comes before DNS',
        run: (context) => lookUpInHostsFile({ host, path }, context),
      },
      ...(isInHostsFile(situation, host) ? questions(situation, host) : []),
    ]);
  },
};

/** The endpoint, and the KDCs that configuration and DNS name. */
function namesOf({ subject, client, observations }: Situation): readonly string[] {
  const targets = observations
    .filter((each): each is DnsObservation => each.probe === 'dns')
    .filter(({ facts }) => facts.serverRole === 'workstation')
    .flatMap(({ facts }) => facts.answers)
    .flatMap((answer) => (answer.type === 'SRV' ? [answer.target] : []));
  const configured = client.realms.flatMap(({ kdcs }) => kdcs.map(({ host }) => host));
  const names = [subject.endpoint?.host, ...configured, ...targets]
    .filter((name) => name !== undefined)
    .map((name) => name.replace(/\.$/, '').toLowerCase());
  return [...new Set(names)].filter((name) => name !== '');
}

function isInHostsFile({ observations }: Situation, host: string): boolean {
  return observations.some(
    (each) =>
      each.id === `hosts-file:${host}` &&
      'entries' in each.facts &&
      Array.isArray(each.facts.entries) &&
      each.facts.entries.length > 0,
  );
}

function questions({ workstation }: Situation, name: string): readonly Step[] {
  return workstation.resolver
    .nameservers()
    .slice(0, mostServers)
    .flatMap((server) =>
      (['A', 'AAAA'] as const).map((type): Step => ({
        id: `dns:udp:${server.address}:${server.port}:${type}:${name}`,
        title: `${type} ${name} from ${server.address} over UDP`,
        reason: 'to be compared with the hosts file',
        run: (context) =>
          askDns(
            {
              server: server.address,
              port: server.port,
              serverRole: 'workstation',
              transport: 'udp',
              name,
              type,
            },
            context,
          ),
      })),
    );
}
