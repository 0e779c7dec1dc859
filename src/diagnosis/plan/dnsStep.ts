/** One question to one DNS server as a step. */
import { askDns } from '../../probes/dns.ts';
import type { DnsFacts, DnsServerRole } from '../../probes/dns.ts';
import type { Step } from './step.ts';

export interface DnsQuestion {
  readonly server: {
    readonly address: string;
    readonly port: number;
    readonly role: DnsServerRole;
  };
  readonly transport: 'udp' | 'tcp';
  readonly name: string;
  readonly type: DnsFacts['type'];
}

/** The same question has the same id whichever planner asks it. */
export function dnsStep({ server, transport, name, type }: DnsQuestion, reason: string): Step {
  const { address, port, role } = server;
  return {
    id: `dns:${transport}:${address}:${port}:${type}:${name}`,
    title: `${type} ${name} from ${address} over ${transport.toUpperCase()}`,
    reason,
    run: (context) =>
      askDns({ server: address, port, serverRole: role, transport, name, type }, context),
  };
}
