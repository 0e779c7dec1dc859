/** The network ACL of one end's subnet as a check. Stateless: asked in both directions. */
import type { AddressRange } from './addresses.ts';
import {
  aclEntries,
  aclOf,
  explainAclAllowed,
  explainAclBlocked,
  freeRuleNumber,
} from './aclStep.ts';
import type { Answer, Check, Words } from './check.ts';
import { aclPermits } from './compiledAcl.ts';
import type { Change, Flow, PortRange, StepKind } from './flow.ts';
import type { Located, Place } from './locate.ts';
import { formatPorts, intersect, portCount, subtract } from './portSet.ts';
import type { PortSet } from './portSet.ts';
import { returnPorts, wirePorts, wireProtocol } from './protocols.ts';
import { placeNames } from './placeName.ts';
import { peerCidrs } from './rulePeers.ts';
import { portRangesOf } from './wireChange.ts';
import type { World } from './world.ts';

/** RFC 6056 section 2.1 and every system's documentation: nobody opens connections from below. */
export const anyEphemeral: PortRange = { from: 1024, to: 65535 };

interface AclQuestion {
  readonly kind: StepKind;
  readonly egress: boolean;
  readonly isReturn: boolean;
  /** Of the side that opened the flow. */
  readonly ephemeral: PortRange;
  /** The answers that an ACL before this one let through: the same ports must be open in both. */
  readonly arriving?: AclCheck;
}

export interface AclCheck extends Check {
  /** The ports of the flow's packets that get past this ACL. */
  readonly passed: (flow: Flow) => PortSet;
}

export function aclCheck(
  world: World,
  own: Located,
  place: Place,
  other: Located,
  range: AddressRange,
  { kind, egress, isReturn, ephemeral, arriving }: AclQuestion,
): AclCheck {
  const lookup = aclOf(world, place.subnetId, own.region);
  if ('missing' in lookup) {
    return {
      kind,
      resources: place.subnetId === undefined ? [] : [place.subnetId],
      peer: range,
      ask: () => ({ result: 'unknown' }),
      explain: () => ({ because: 'the network ACL is not known', missing: lookup.missing }),
      passed: () => [],
    };
  }
  const { acl } = lookup;
  const entries = aclEntries(acl, egress);
  const permits = new Map<number, PortSet>();
  const wanted = (flow: Flow): PortSet => {
    if (!isReturn) return [wirePorts(flow, range.family)];
    const ports = returnPorts(flow, range.family, ephemeral);
    if (ports === undefined) return [];
    const passed = arriving?.passed(flow) ?? [];
    // Where nothing arrives, the ACL before is to blame, and this one is judged on its own.
    return passed.length === 0 ? [ports] : passed;
  };
  const permitted = (flow: Flow): PortSet => {
    const protocol = wireProtocol(flow.protocol, range.family);
    let known = permits.get(protocol);
    if (known === undefined) {
      known = aclPermits(entries, protocol, range);
      permits.set(protocol, known);
    }
    return known;
  };

  const ask = (flow: Flow): Answer => {
    const ports = wanted(flow);
    const blocked = subtract(ports, permitted(flow));
    if (blocked.length === 0) return { result: 'allowed' };
    // Any one open port lets some answers back; the target port is all or nothing.
    const some = isReturn && portCount(blocked) < portCount(ports);
    return some ? { result: 'allowed', partly: blocked } : { result: 'blocked', blocked };
  };

  const explain = (flow: Flow, answer: Answer, peers: readonly AddressRange[]): Words => {
    const ports = wanted(flow);
    const protocol = wireProtocol(flow.protocol, range.family);
    const shut = answer.blocked ?? answer.partly;
    const [first] = ports;
    if (first === undefined) return { because: 'nothing answers this message' };
    if (shut === undefined) {
      return { because: explainAclAllowed(acl, egress, protocol, range, first) };
    }
    const whom = placeNames(world, other, peers);
    const said = explainAclBlocked(acl, egress, protocol, flow.protocol, peers, whom, shut);
    const isAnswer = isReturn ? ' (answers to the ephemeral ports)' : '';
    const because = `${said.because}${isAnswer}`;
    const changes = entryChanges(flow, peers, shut, said.firstDenial);
    if (answer.partly !== undefined) {
      const open = portCount(ports) - portCount(shut);
      const share = Math.round((100 * open) / portCount(ports));
      const numbers = formatPorts(shut, flow.protocol);
      return {
        because,
        warning: `${acl.aclId} lets answers back to ${share} % of the ephemeral ports only: connections from ports ${numbers} fail`,
        ...(changes.length > 0 && { changes }),
      };
    }
    return {
      because,
      decidedBy: acl.aclId,
      nearest: said.nearest,
      ...(changes.length > 0 && { changes }),
    };
  };

  const entryChanges = (
    flow: Flow,
    peers: readonly AddressRange[],
    shut: PortSet,
    before: number,
  ): Change[] => {
    const taken = entries.map((entry) => entry.ruleNumber);
    const ruleNumber = freeRuleNumber(taken, before);
    if (ruleNumber === undefined) return [];
    return peerCidrs(world, other, peers).flatMap((cidr) =>
      portRangesOf(flow, shut).map((ports) => ({
        kind: 'nacl-entry' as const,
        aclId: acl.aclId,
        egress,
        ruleNumber,
        before,
        taken,
        protocol: flow.protocol,
        ports,
        cidr,
        ...(own.region !== undefined && { region: own.region }),
      })),
    );
  };
  const passed = (flow: Flow) => intersect(wanted(flow), permitted(flow));
  return { kind, resources: [acl.aclId], peer: range, ask, explain, passed };
}
