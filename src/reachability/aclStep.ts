/** Network ACLs: which one guards a subnet, what it lets through, and the entry that decides. */
import { formatRange, overlaps } from './addresses.ts';
import type { AddressRange } from './addresses.ts';
import { compileAcl, denyingEntry, lastEntry } from './compiledAcl.ts';
import type { CompiledAcl, CompiledEntry } from './compiledAcl.ts';
import type { NearestMiss, PortRange, Protocol } from './flow.ts';
import { formatPorts } from './portSet.ts';
import type { PortSet } from './portSet.ts';
import type { World } from './world.ts';
import { missingFrom } from './world.ts';

export type AclLookup = { readonly acl: CompiledAcl } | { readonly missing: string };

/** The ACL of a subnet, or what is missing to know it. */
export function aclOf(world: World, subnetId: string | undefined, region?: string): AclLookup {
  if (subnetId === undefined) return { missing: 'which subnet the address is in' };
  const aclId = world.aclOfSubnet.get(subnetId);
  const raw = aclId === undefined ? undefined : world.acls.get(aclId);
  if (aclId === undefined || raw === undefined) {
    return { missing: missingFrom(world, 'networkAcls', `the network ACL of ${subnetId}`, region) };
  }
  let acl = world.compiled.acls.get(aclId);
  if (acl === undefined) {
    acl = compileAcl(aclId, raw);
    world.compiled.acls.set(aclId, acl);
  }
  return { acl };
}

export function aclEntries(acl: CompiledAcl, egress: boolean): readonly CompiledEntry[] {
  return egress ? acl.egress : acl.ingress;
}

/** The edges at which an ACL's answer may change over a peer range, in both directions. */
export function aclCuts(acl: CompiledAcl, peer: AddressRange): AddressRange[] {
  return [...acl.ingress, ...acl.egress]
    .map((entry) => entry.range)
    .filter((range) => overlaps(range, peer));
}

function entryName(entry: CompiledEntry | undefined): string {
  if (entry === undefined || entry.ruleNumber >= lastEntry) return 'the last entry (*)';
  return `entry ${entry.ruleNumber}`;
}

/** The entry that lets the first of the ports through. */
export function explainAclAllowed(
  acl: CompiledAcl,
  egress: boolean,
  protocol: number,
  peer: AddressRange,
  ports: PortRange,
): string {
  const entry = denyingEntry(aclEntries(acl, egress), protocol, peer, ports.from);
  const where = entry === undefined ? '' : ` ${egress ? 'to' : 'from'} ${formatRange(entry.range)}`;
  return `${acl.aclId}: ${entryName(entry)} allows it${where}`;
}

/** The entry that keeps the blocked ports out, and where a narrower one could still let them in. */
export function explainAclBlocked(
  acl: CompiledAcl,
  egress: boolean,
  protocol: number,
  wire: Protocol,
  peers: readonly AddressRange[],
  names: readonly string[],
  blocked: PortSet,
): { readonly because: string; readonly nearest: NearestMiss; readonly firstDenial: number } {
  const entries = aclEntries(acl, egress);
  const way = egress ? 'to' : 'from';
  const denials = peers.flatMap((peer) =>
    blocked.map((range) => denyingEntry(entries, protocol, peer, range.from)),
  );
  const numbers = denials.map((entry) => entry?.ruleNumber ?? lastEntry);
  const firstDenial = Math.min(...numbers, lastEntry);
  const decided = denials.find((entry) => entry?.ruleNumber === firstDenial);
  const whom = names.slice(0, 4).join(', ');
  const what = `${formatPorts(blocked, wire)}/${wire}`;
  const because =
    decided === undefined || firstDenial >= lastEntry
      ? `${acl.aclId}: no ${egress ? 'outbound' : 'inbound'} entry allows ${what} ${way} ${whom}, so the last entry (*) denies it`
      : `${acl.aclId}: ${entryName(decided)} denies ${what} ${way} ${formatRange(decided.range)}, which holds ${whom}`;
  return { because, firstDenial, nearest: { kind: 'denied', ruleNumber: firstDenial } };
}

/**
 * The number for a new entry in front of the one that denies: the next multiple of ten behind what is
 * in use, else the largest free number. Undefined when the list has no room there.
 */
export function freeRuleNumber(taken: readonly number[], before: number): number | undefined {
  const lower = taken.filter((number) => number < before);
  const next = (Math.floor(Math.max(0, ...lower) / 10) + 1) * 10;
  if (next < before) return next;
  for (let number = before - 1; number > 0; number--) {
    if (!lower.includes(number)) return number;
  }
  return undefined;
}
