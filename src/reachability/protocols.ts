/** Protocol numbers (IANA) and the several ways in which EC2 writes them. */
import type { Family } from './addresses.ts';
import type { Flow, PortRange, Protocol } from './flow.ts';
import { icmpNumbers } from './portSet.ts';

/** What a rule that names no protocol is compiled to. */
export const anyProtocol = -1;

const numbers: Readonly<Record<string, number>> = {
  '-1': anyProtocol,
  all: anyProtocol,
  icmp: 1,
  tcp: 6,
  udp: 17,
  icmpv6: 58,
};

/** `tcp`, `6`, `-1` → 6, 6, -1. A text that is neither a name nor a number matches nothing: NaN. */
export function protocolNumber(text: string | undefined): number {
  if (text === undefined) return Number.NaN;
  return numbers[text.toLowerCase()] ?? (/^\d+$/.test(text) ? Number(text) : Number.NaN);
}

/** True for the protocols whose rules name ports or types; for all others every port matches. */
export function hasPorts(protocol: number): boolean {
  return protocol === 6 || protocol === 17 || protocol === 1 || protocol === 58;
}

/** The protocol number that a flow has on the wire: ICMP differs between the families. */
export function wireProtocol(protocol: Protocol, family: Family): number {
  if (protocol === 'tcp') return 6;
  if (protocol === 'udp') return 17;
  return family === 4 ? 1 : 58;
}

/** The ports of a flow in the space that rules are compiled to; an unnamed ICMP flow is an echo request. */
export function wirePorts(flow: Pick<Flow, 'protocol' | 'ports'>, family: Family): PortRange {
  if (flow.protocol !== 'icmp') return flow.ports;
  if (flow.ports.from >= 0) return icmpNumbers(flow.ports.from, flow.ports.to);
  return icmpNumbers(family === 4 ? 8 : 128, 0);
}

/**
 * What comes back: packets to one of the sender's ephemeral ports, or an echo reply. Undefined for the
 * ICMP messages that nobody answers.
 */
export function returnPorts(
  flow: Pick<Flow, 'protocol' | 'ports'>,
  family: Family,
  ephemeral: PortRange,
): PortRange | undefined {
  if (flow.protocol !== 'icmp') return ephemeral;
  const echo = family === 4 ? 8 : 128;
  if (flow.ports.from >= 0 && flow.ports.from !== echo) return undefined;
  return icmpNumbers(family === 4 ? 0 : 129, 0);
}

export function protocolName(protocol: number): string {
  const name = Object.keys(numbers).find((key) => numbers[key] === protocol);
  return protocol === anyProtocol ? 'all protocols' : (name ?? `protocol ${protocol}`);
}
