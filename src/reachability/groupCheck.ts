/** The security groups of one end as a check on the way. Stateful: asked once, for the opening packet. */
import type { AddressRange } from './addresses.ts';
import type { Answer, Check, Words } from './check.ts';
import type { Change, Flow } from './flow.ts';
import { explainAllowed, explainBlocked } from './groupStep.ts';
import { groupsPermit } from './groupPermit.ts';
import type { Direction, Permit } from './groupPermit.ts';
import type { Located } from './locate.ts';
import { rulePeers } from './rulePeers.ts';
import { portRangesOf } from './wireChange.ts';
import { subtract } from './portSet.ts';
import { wirePorts, wireProtocol } from './protocols.ts';
import type { Transport } from './transport.ts';
import type { World } from './world.ts';

export function groupCheck(
  world: World,
  own: Located,
  other: Located,
  direction: Direction,
  range: AddressRange,
  transport: Transport,
): Check {
  const permits = new Map<number, Permit>();
  const permit = (flow: Flow): Permit => {
    const protocol = wireProtocol(flow.protocol, range.family);
    let known = permits.get(protocol);
    if (known === undefined) {
      known = groupsPermit(world, own, direction, { located: other, range, transport }, protocol);
      permits.set(protocol, known);
    }
    return known;
  };
  const ask = (flow: Flow): Answer => {
    const { allowed, unknown } = permit(flow);
    const lacking = subtract([wirePorts(flow, range.family)], allowed);
    if (lacking.length === 0) return { result: 'allowed' };
    const blocked = subtract(lacking, unknown);
    return blocked.length === 0 ? { result: 'unknown' } : { result: 'blocked', blocked };
  };
  const explain = (flow: Flow, answer: Answer, ranges: readonly AddressRange[]): Words => {
    const peers = ranges.map((one) => ({ located: other, range: one, transport }));
    const { blocked } = answer;
    if (answer.result === 'allowed') {
      const { because, decidedBy } = explainAllowed(world, own, direction, peers, flow);
      return { because, ...(decidedBy !== undefined && { decidedBy }) };
    }
    if (blocked === undefined) {
      const missing = permit(flow).missing.join('; ');
      return {
        because: 'no rule that could be read allows it, but not all could be read',
        missing,
      };
    }
    const reason = explainBlocked(world, own, direction, peers, flow, blocked);
    const changes = rulePeers(world, own, other, ranges, transport).flatMap((peer) =>
      portRangesOf(flow, blocked).map((ports): Change => ({
        kind: 'security-group-rule',
        groupId: reason.groupId,
        direction,
        protocol: flow.protocol,
        ports,
        peer,
        ...(own.region !== undefined && { region: own.region }),
      })),
    );
    return {
      because: reason.because,
      ...(reason.decidedBy !== undefined && { decidedBy: reason.decidedBy }),
      ...(reason.nearest !== undefined && { nearest: reason.nearest }),
      ...(changes.length > 0 && reason.groupId !== '' && { changes }),
    };
  };
  const kind = direction === 'ingress' ? 'security-group-ingress' : 'security-group-egress';
  return { kind, resources: own.groupIds, peer: range, ask, explain };
}
