/** A security-group judgement in words: the rule that decided, or how close the rules came. */
import { formatRange } from './addresses.ts';
import { speaksOf } from './compiledGroup.ts';
import type { CompiledGroup, CompiledRule } from './compiledGroup.ts';
import type { Flow, NearestMiss, PortRange } from './flow.ts';
import { groupsOf, matchPeer } from './groupPermit.ts';
import type { Direction } from './groupPermit.ts';
import type { Located } from './locate.ts';
import { placeName, placeNames } from './placeName.ts';
import { nearestRanges } from './nearestRanges.ts';
import { formatPorts, intersect } from './portSet.ts';
import type { PortSet } from './portSet.ts';
import { anyProtocol, protocolName, wirePorts, wireProtocol } from './protocols.ts';
import type { Peer } from './reference.ts';
import type { World } from './world.ts';

export interface GroupReason {
  readonly because: string;
  /** The group whose rules came closest: the one to change. */
  readonly groupId: string;
  readonly decidedBy?: string;
  readonly nearest?: NearestMiss;
}

interface Candidate {
  readonly group: CompiledGroup;
  readonly rule: CompiledRule;
}

/** `sg-0a1b (d-9067_controllers)`, as the console shows it. */
export function groupTitle(group: { readonly groupId: string; readonly name: string }): string {
  return group.name === '' ? group.groupId : `${group.groupId} (${group.name})`;
}

function rulePorts(rule: CompiledRule): string {
  if (rule.protocol === anyProtocol) return 'everything';
  const name = protocolName(rule.protocol);
  const isIcmp = name.startsWith('icmp');
  if (rule.ports.from === 0 && rule.ports.to === 65535)
    return `all ${name}${isIcmp ? '' : ' ports'}`;
  const words = formatPorts([rule.ports], isIcmp ? 'icmp' : 'tcp');
  return `${words}/${name}`;
}

/** The rules that let these packets through, first come first named. */
export function explainAllowed(
  world: World,
  own: Located,
  direction: Direction,
  peers: readonly Peer[],
  flow: Flow,
): GroupReason {
  const way = direction === 'ingress' ? 'from' : 'to';
  const reasons = new Set<string>();
  let decidedBy: string | undefined;
  const groups = groupsOf(world, own);
  for (const peer of peers) {
    const { family } = peer.range;
    const wanted = [wirePorts(flow, family)];
    for (const group of groups) {
      const rule = group[direction].find(
        (one) =>
          speaksOf(one, wireProtocol(flow.protocol, family)) &&
          intersect([one.ports], wanted).length > 0 &&
          matchPeer(world, one, own, peer, direction).is === 'yes',
      );
      if (rule === undefined) continue;
      const shown = rule.sources.slice(0, 3).join(', ');
      decidedBy ??= groupTitle(group);
      reasons.add(`${groupTitle(group)} allows ${rulePorts(rule)} ${way} ${shown}`);
      break;
    }
  }
  return {
    because: [...reasons].slice(0, 3).join('; '),
    groupId: groups[0]?.groupId ?? '',
    ...(decidedBy !== undefined && { decidedBy }),
  };
}

function touches(rule: CompiledRule, protocol: number, blocked: PortSet): boolean {
  return speaksOf(rule, protocol) && intersect([rule.ports], blocked).length > 0;
}

function staleReference(
  world: World,
  own: Located,
  direction: Direction,
  peers: readonly Peer[],
  candidates: readonly Candidate[],
): GroupReason | undefined {
  for (const { group, rule } of candidates) {
    for (const peer of peers) {
      const match = matchPeer(world, rule, own, peer, direction);
      if (match.is !== 'no' || match.stale === undefined) continue;
      const groupId = rule.references.find((pair) => match.because.includes(pair.GroupId ?? '-'));
      return {
        groupId: group.groupId,
        because: `in ${groupTitle(group)} ${match.because}, so it matches nothing`,
        decidedBy: groupTitle(group),
        nearest: { kind: 'stale-reference', groupId: groupId?.GroupId ?? 'unknown' },
      };
    }
  }
  return undefined;
}

function wrongSource(
  world: World,
  own: Located,
  direction: Direction,
  peers: readonly Peer[],
  right: readonly Candidate[],
): GroupReason | undefined {
  const group = right[0]?.group;
  if (group === undefined) return undefined;
  const outside = peers.flatMap(({ located, range }) => placeNames(world, located, [range]));
  const blocks = right.flatMap(({ rule }) => rule.ranges);
  const first = peers[0];
  const near = first === undefined ? [] : nearestRanges(first.range, blocks).map(formatRange);
  const others = right.flatMap(({ rule }) => rule.sources).filter((one) => !near.includes(one));
  const allowedFrom = [...new Set([...near, ...others])];
  const said = new Set<string>();
  if (near.length > 0) {
    said.add(`${near.join(', ')} does not contain ${outside.slice(0, 4).join(', ')}`);
  }
  for (const { rule } of right) {
    if (first === undefined || rule.references.length === 0) continue;
    const match = matchPeer(world, rule, own, first, direction);
    if (match.is === 'no' && match.because !== '') said.add(match.because);
  }
  if (said.size === 0) said.add(`${allowedFrom.join(', ')} does not contain ${outside.join(', ')}`);
  return {
    groupId: group.groupId,
    because: `${groupTitle(group)}: port matches, ${[...said].slice(0, 2).join('; ')}`,
    decidedBy: groupTitle(group),
    nearest: { kind: 'source', allowedFrom, outside },
  };
}

/** How close the groups came to letting the blocked ports through. */
export function explainBlocked(
  world: World,
  own: Located,
  direction: Direction,
  peers: readonly Peer[],
  flow: Flow,
  blocked: readonly PortRange[],
): GroupReason {
  const groups = groupsOf(world, own);
  const all = groups.flatMap((group) => group[direction].map((rule) => ({ group, rule })));
  const protocol = wireProtocol(flow.protocol, peers[0]?.range.family ?? 4);
  const right = all.filter(({ rule }) => touches(rule, protocol, blocked));
  const stale = staleReference(world, own, direction, peers, right);
  if (stale !== undefined) return stale;

  const source = wrongSource(world, own, direction, peers, right);
  if (source !== undefined) return source;
  const reaching = all.filter(({ rule }) =>
    peers.some((peer) => matchPeer(world, rule, own, peer, direction).is === 'yes'),
  );
  const first = reaching[0];
  const way = direction === 'ingress' ? 'from' : 'to';
  if (first !== undefined) {
    const allowedPorts = [...new Set(reaching.map(({ rule }) => rulePorts(rule)))];
    const peer =
      peers[0] === undefined ? 'the other end' : placeName(world, peers[0].located, peers[0].range);
    return {
      groupId: first.group.groupId,
      because: `${groupTitle(first.group)}: address matches, but ${way} ${peer} it allows only ${allowedPorts.slice(0, 8).join(', ')}`,
      decidedBy: groupTitle(first.group),
      nearest: { kind: 'port', allowedPorts },
    };
  }
  const names = groups.map(groupTitle).join(' and ');
  return {
    groupId: groups[0]?.groupId ?? '',
    decidedBy: names,
    ...noRule(names, own, direction, all.length),
  };
}

function noRule(names: string, own: Located, direction: Direction, rules: number) {
  const nearest: NearestMiss = { kind: 'no-rules' };
  if (rules > 0) {
    const end = direction === 'ingress' ? 'this sender' : 'this destination';
    return {
      nearest,
      because: `${names}: no rule names this protocol and port, and none names ${end}`,
    };
  }
  if (direction === 'egress') return { nearest, because: `${names} has no outbound rules left` };
  const mode =
    own.endpoint.kind === 'domain-controller'
      ? ': the directory is in the "AWS applications only" mode, which RDS cannot use'
      : '';
  return { nearest, because: `${names} has no inbound rules${mode}` };
}
