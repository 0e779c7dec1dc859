/** A security group's rules in the form that is compared: protocol number, port range, address ranges. */
import type { IpPermission, SecurityGroup, UserIdGroupPair } from '@aws-sdk/client-ec2';
import type { AddressRange } from './addresses.ts';
import { rangesOf } from './cidrs.ts';
import type { PortRange } from './flow.ts';
import { allPorts, icmpNumbers } from './portSet.ts';
import { anyProtocol, hasPorts, protocolNumber } from './protocols.ts';

type KnownBlocks = Map<string, AddressRange | undefined>;

export interface CompiledRule {
  /** -1 for any; NaN, which equals nothing, for a name nobody knows. */
  readonly protocol: number;
  readonly ports: PortRange;
  readonly ranges: readonly AddressRange[];
  readonly references: readonly UserIdGroupPair[];
  readonly prefixLists: readonly string[];
  /** Blocks, groups and lists as the API writes them. */
  readonly sources: readonly string[];
}

export interface CompiledGroup {
  readonly groupId: string;
  readonly name: string;
  readonly ingress: readonly CompiledRule[];
  readonly egress: readonly CompiledRule[];
}

/**
 * The ports of a rule. With `-1` or a protocol that has no ports, FromPort and ToPort mean nothing
 * whatever they say (EC2 `IpPermission`).
 */
function portsOf(protocol: number, from: number | undefined, to: number | undefined): PortRange {
  if (protocol === anyProtocol || !hasPorts(protocol)) return allPorts;
  if (protocol === 1 || protocol === 58) return icmpNumbers(from, to);
  if (from === undefined || from < 0) return allPorts;
  return { from, to: to === undefined || to < 0 ? from : to };
}

function compileRule(permission: IpPermission, known: KnownBlocks): CompiledRule {
  const protocol = protocolNumber(permission.IpProtocol);
  const references = permission.UserIdGroupPairs ?? [];
  const prefixLists = (permission.PrefixListIds ?? []).flatMap((list) => list.PrefixListId ?? []);
  const blocks = [
    ...(permission.IpRanges ?? []).flatMap((range) => range.CidrIp ?? []),
    ...(permission.Ipv6Ranges ?? []).flatMap((range) => range.CidrIpv6 ?? []),
  ];
  return {
    protocol,
    ports: portsOf(protocol, permission.FromPort, permission.ToPort),
    ranges: rangesOf(blocks, known),
    references,
    prefixLists,
    sources: [
      ...blocks,
      ...references.map((pair) => `group ${pair.GroupId ?? 'unknown'}`),
      ...prefixLists,
    ],
  };
}

export function compileGroup(
  groupId: string,
  group: SecurityGroup,
  known: KnownBlocks,
): CompiledGroup {
  const compile = (permission: IpPermission) => compileRule(permission, known);
  return {
    groupId,
    name: group.GroupName ?? '',
    ingress: (group.IpPermissions ?? []).map(compile),
    egress: (group.IpPermissionsEgress ?? []).map(compile),
  };
}

/** Whether a rule speaks of a protocol at all, whatever the ports. */
export function speaksOf(rule: { readonly protocol: number }, protocol: number): boolean {
  return rule.protocol === anyProtocol || rule.protocol === protocol;
}
