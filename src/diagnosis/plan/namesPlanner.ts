/** Every name that the login needs, asked of every server that may be asked. */
import type { DnsFacts, DnsServerRole } from '../../probes/dns.ts';
import { resolveHost } from '../../probes/resolve.ts';
import { controllerAddresses } from '../evidence/realmView.ts';
import { dnsStep } from './dnsStep.ts';
import { realmsOf } from './kdcPlanner.ts';
import type { Planner, Situation } from './planner.ts';
import type { Step, Workstation } from './step.ts';

/** resolv.conf knows three servers (MAXNS, resolv.h); more are never asked. */
const mostServers = 3;

interface Server {
  readonly address: string;
  readonly port: number;
  readonly role: DnsServerRole;
}

export const namesPlanner: Planner = {
  stage: 'name resolution',
  purpose:
    'every name that the login needs is asked of the system and of each DNS server, over UDP and TCP',
  plan: (situation) => {
    const { workstation, subject } = situation;
    const realms = realmsOf(situation);
    const servers: readonly Server[] = [
      ...workstation.resolver
        .nameservers()
        .slice(0, mostServers)
        .map((server): Server => ({ ...server, role: 'workstation' })),
      ...directoryServers(situation),
    ];
    return [
      ...hostNames(situation, realms).map((host) => resolveStep(host, workstation)),
      ...servers.flatMap((server) =>
        // A directory's own DNS knows its own zone; only the workstation's must know every realm.
        (server.role === 'workstation'
          ? realms
          : realms.filter((realm) => realm === subject.directoryRealm)
        ).flatMap((realm) => questions(server, realm.toLowerCase())),
      ),
    ];
  },
};

function directoryServers({ request, subject, workstation }: Situation): readonly Server[] {
  const own = controllerAddresses(subject).map((address) => ({
    address,
    port: workstation.ports.dns,
  }));
  const extra = (request.extraDnsServers ?? []).map(({ host, port }) => ({ address: host, port }));
  return [...own, ...extra].map((server): Server => ({ ...server, role: 'directory' }));
}

function hostNames(
  { request, subject, client }: Situation,
  realms: readonly string[],
): readonly string[] {
  const configured = client.realms
    .filter((each) => realms.includes(each.realm))
    .flatMap((each) => each.kdcs.map((kdc) => kdc.host));
  const callers = (request.extraKdcs ?? []).map((kdc) => kdc.host);
  const endpoint = subject.endpoint === undefined ? [] : [subject.endpoint.host];
  return [...new Set([...endpoint, ...configured, ...callers])];
}

export function resolveStep(host: string, workstation: Workstation): Step {
  return {
    id: `resolve:${host}`,
    title: `Address of ${host}`,
    reason: 'programs on this machine ask the system resolver for it',
    run: (context) => resolveHost({ host }, workstation.resolver, context),
  };
}

/** SRV records and addresses of one realm, over both transports: a client falls back from UDP to TCP. */
function questions(server: Server, zone: string): readonly Step[] {
  const asked: readonly (readonly [string, DnsFacts['type']])[] = [
    [`_kerberos._udp.${zone}`, 'SRV'],
    [`_kerberos._tcp.${zone}`, 'SRV'],
    [zone, 'A'],
  ];
  return asked.flatMap(([name, type]) =>
    (['udp', 'tcp'] as const).map((transport) =>
      dnsStep(
        { server, transport, name, type },
        server.role === 'workstation'
          ? 'the Kerberos library looks the KDCs up here'
          : 'the directory itself is the authority for its zone',
      ),
    ),
  );
}
