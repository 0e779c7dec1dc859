import { isIP } from 'node:net';
import type { Endpoint, ExchangeOutcome } from './exchange.ts';

interface Meaning {
  readonly outcome: ExchangeOutcome;
  readonly text: string;
}

/** What the system errors of sockets say about the path (ip(7), tcp(7), udp(7); measured on Linux for each ICMP code). */
const meanings: Readonly<Record<string, Meaning>> = {
  ECONNREFUSED: {
    outcome: 'refused',
    text: 'the port was actively refused (TCP reset or ICMP port unreachable)',
  },
  ECONNRESET: { outcome: 'refused', text: 'the connection was reset' },
  EHOSTUNREACH: {
    outcome: 'unreachable',
    text: 'a router reported the host as unreachable or prohibited, or no host answered there',
  },
  ENETUNREACH: { outcome: 'unreachable', text: 'there is no route to that network' },
  EHOSTDOWN: { outcome: 'unreachable', text: 'the host is down' },
  ENETDOWN: { outcome: 'unreachable', text: 'the network interface is down' },
  EACCES: { outcome: 'unreachable', text: 'a router or a local rule prohibits it' },
  EPERM: { outcome: 'unreachable', text: 'a firewall on this machine prohibits it' },
  EADDRNOTAVAIL: { outcome: 'unreachable', text: 'this machine has no address to send from' },
  EAFNOSUPPORT: {
    outcome: 'unreachable',
    text: 'this machine does not support the address family',
  },
  EMSGSIZE: { outcome: 'unreachable', text: 'the packet is larger than the path allows' },
  EPROTO: { outcome: 'unreachable', text: 'the network reported a protocol error' },
  ETIMEDOUT: { outcome: 'timeout', text: 'nothing came back' },
};

const local: Meaning = { outcome: 'skipped', text: 'this machine could not send' };

/** Outcome and words for a system error; an unknown code is taken for a failure of this machine. */
export function meaningOfErrno(errno: string | undefined): Meaning {
  return meanings[errno ?? ''] ?? local;
}

/** The code of a Node error, or its name. */
export function errnoOf(error: unknown): string {
  if (error instanceof Error) {
    return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  }
  return 'UNKNOWN';
}

/** Whether the endpoint can be sent to without resolving anything. */
export function isSendable({ address, port }: Endpoint): boolean {
  return isIP(address) !== 0 && Number.isInteger(port) && port > 0 && port < 65536;
}
