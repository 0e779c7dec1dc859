/** What the security groups on one end let through: the union of their rules, three-valued. */
import { contains, overlaps } from './addresses.ts';
import type { AddressRange } from './addresses.ts';
import { compileGroup, speaksOf } from './compiledGroup.ts';
import type { CompiledGroup, CompiledRule } from './compiledGroup.ts';
import type { PortRange } from './flow.ts';
import type { Located } from './locate.ts';
import { portSet } from './portSet.ts';
import type { PortSet } from './portSet.ts';
import { matchReference } from './reference.ts';
import type { Match, Peer } from './reference.ts';
import { missingFrom, prefixListMissing, prefixListRanges } from './world.ts';
import type { World } from './world.ts';

export type Direction = 'ingress' | 'egress';

export interface Permit {
  readonly allowed: PortSet;
  /** Ports of rules that may or may not match. */
  readonly unknown: PortSet;
  readonly missing: readonly string[];
}

/** The groups of an end that could be read, compiled once per world. */
export function groupsOf(world: World, own: Located): CompiledGroup[] {
  return own.groupIds.flatMap((groupId) => {
    const ready = world.compiled.groups.get(groupId);
    if (ready !== undefined) return [ready];
    const group = world.groups.get(groupId);
    if (group === undefined) return [];
    const compiled = compileGroup(groupId, group, world.compiled.blocks);
    world.compiled.groups.set(groupId, compiled);
    return [compiled];
  });
}

/** Whether a rule's peers hold the whole peer range; ranges are cut beforehand so that none is split. */
export function matchPeer(
  world: World,
  rule: CompiledRule,
  own: Located,
  peer: Peer,
  direction: Direction,
): Match {
  if (rule.ranges.some((range) => contains(range, peer.range))) return { is: 'yes' };
  let match: Match | undefined;
  for (const pair of rule.references) {
    const one = matchReference(world, pair, own, peer, direction);
    if (one.is === 'yes') return one;
    if (match === undefined || one.is === 'unknown' || ('stale' in one && match.is === 'no'))
      match = one;
  }
  for (const list of rule.prefixLists) {
    const ranges = prefixListRanges(world, list, peer.range.family);
    if (ranges === undefined) match = { is: 'unknown', missing: prefixListMissing(world, list) };
    else if (ranges.some((range) => contains(range, peer.range))) return { is: 'yes' };
  }
  return match ?? { is: 'no', because: '' };
}

/** The edges at which the groups' answer may change over a peer range. */
export function groupCuts(
  world: World,
  own: Located,
  direction: Direction,
  peer: AddressRange,
): AddressRange[] {
  return groupsOf(world, own).flatMap((group) =>
    group[direction].flatMap((rule) => [
      ...rule.ranges.filter((range) => overlaps(range, peer)),
      ...rule.prefixLists.flatMap((list) =>
        (prefixListRanges(world, list, peer.family) ?? []).filter((range) => overlaps(range, peer)),
      ),
    ]),
  );
}

/** The union over all groups and rules for one protocol. Groups that cannot be read make the rest unknown. */
export function groupsPermit(
  world: World,
  own: Located,
  direction: Direction,
  peer: Peer,
  protocol: number,
): Permit {
  const allowed: PortRange[] = [];
  const unknown: PortRange[] = [];
  const missing = new Set<string>();
  const uncertain = (why: string, ports: PortRange) => {
    unknown.push(ports);
    missing.add(why);
  };
  for (const group of groupsOf(world, own)) {
    for (const rule of group[direction]) {
      if (!speaksOf(rule, protocol)) continue;
      const match = matchPeer(world, rule, own, peer, direction);
      if (match.is === 'yes') allowed.push(rule.ports);
      else if (match.is === 'unknown') uncertain(match.missing, rule.ports);
    }
  }
  for (const why of unreadGroups(world, own)) uncertain(why, { from: 0, to: 65535 });
  return { allowed: portSet(allowed), unknown: portSet(unknown), missing: [...missing] };
}

function unreadGroups(world: World, own: Located): string[] {
  if (own.groupsMissing !== undefined) return [own.groupsMissing];
  return own.groupIds
    .filter((groupId) => !world.groups.has(groupId))
    .map((groupId) =>
      missingFrom(world, 'securityGroups', groupId, own.region, own.endpoint.accountId),
    );
}
