/** Back from the space that rules are compared in to what a person writes in a rule. */
import type { Flow, PortRange } from './flow.ts';
import type { PortSet } from './portSet.ts';

/** The ports of a change; for ICMP the type and the code. */
export function portRangesOf(flow: Pick<Flow, 'protocol'>, ports: PortSet): PortRange[] {
  if (flow.protocol !== 'icmp') return [...ports];
  return ports.map(({ from, to }) => ({ from: from >> 8, to: from === to ? from & 255 : -1 }));
}
