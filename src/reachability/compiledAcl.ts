/** A network ACL's entries in the order in which they are asked, per direction. */
import type { NetworkAcl, NetworkAclEntry } from '@aws-sdk/client-ec2';
import { subtract, intersect, portSet, allPorts, icmpNumbers } from './portSet.ts';
import type { PortSet } from './portSet.ts';
import type { AddressRange } from './addresses.ts';
import { contains, parseCidr } from './addresses.ts';
import type { PortRange } from './flow.ts';
import { anyProtocol, hasPorts, protocolNumber } from './protocols.ts';

/** The entry shown as `*`, which denies what no other entry decided (IPv6: 32768). */
export const lastEntry = 32767;

export interface CompiledEntry {
  readonly ruleNumber: number;
  readonly allow: boolean;
  readonly protocol: number;
  readonly ports: PortRange;
  readonly range: AddressRange;
}

export interface CompiledAcl {
  readonly aclId: string;
  readonly ingress: readonly CompiledEntry[];
  readonly egress: readonly CompiledEntry[];
}

function compileEntry(entry: NetworkAclEntry): CompiledEntry[] {
  const range = parseCidr(entry.CidrBlock ?? entry.Ipv6CidrBlock ?? '');
  if (range === undefined || entry.RuleNumber === undefined) return [];
  const protocol = protocolNumber(entry.Protocol);
  let ports = allPorts;
  if (protocol === 1 || protocol === 58) {
    ports = icmpNumbers(entry.IcmpTypeCode?.Type, entry.IcmpTypeCode?.Code);
  } else if (protocol !== anyProtocol && hasPorts(protocol) && entry.PortRange !== undefined) {
    ports = { from: entry.PortRange.From ?? 0, to: entry.PortRange.To ?? 65535 };
  }
  const { RuleNumber: ruleNumber } = entry;
  return [{ ruleNumber, allow: entry.RuleAction === 'allow', protocol, ports, range }];
}

export function compileAcl(aclId: string, acl: NetworkAcl): CompiledAcl {
  const entries = (egress: boolean) =>
    (acl.Entries ?? [])
      .filter((entry) => (entry.Egress ?? false) === egress)
      .flatMap(compileEntry)
      .sort((a, b) => a.ruleNumber - b.ruleNumber);
  return { aclId, ingress: entries(false), egress: entries(true) };
}

/** The ports that an ACL lets through for one protocol and a peer range that no entry cuts in two. */
export function aclPermits(
  entries: readonly CompiledEntry[],
  protocol: number,
  peer: AddressRange,
): PortSet {
  let undecided: PortSet = [allPorts];
  const allowed: PortRange[] = [];
  for (const entry of entries) {
    if (undecided.length === 0) break;
    if (entry.protocol !== anyProtocol && entry.protocol !== protocol) continue;
    if (!contains(entry.range, peer)) continue;
    if (entry.allow) allowed.push(...intersect(undecided, [entry.ports]));
    undecided = subtract(undecided, [entry.ports]);
  }
  return portSet(allowed);
}

/** The entry that keeps the first of these ports out; the last entry where none names it. */
export function denyingEntry(
  entries: readonly CompiledEntry[],
  protocol: number,
  peer: AddressRange,
  port: number,
): CompiledEntry | undefined {
  return entries.find(
    (entry) =>
      (entry.protocol === anyProtocol || entry.protocol === protocol) &&
      contains(entry.range, peer) &&
      entry.ports.from <= port &&
      port <= entry.ports.to,
  );
}
