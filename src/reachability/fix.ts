/** A set of changes as a command line and as templates. Rendered only: the product never runs them. */
import { cloudFormationOf } from './fixCloudFormation.ts';
import { terraformOf } from './fixTerraform.ts';
import type { Change, FlowFix } from './flow.ts';
import { mergeChanges } from './mergeChanges.ts';
import { formatPorts } from './portSet.ts';
import { commandsOf } from './fixCommand.ts';

type RuleChange = Extract<Change, { kind: 'security-group-rule' | 'nacl-entry' }>;

function portsTitle({ protocol, ports }: RuleChange): string {
  if (protocol !== 'icmp') return `${formatPorts([ports], protocol)}/${protocol}`;
  return ports.from < 0 ? 'icmp' : `icmp type ${ports.from}`;
}

function joinWords(words: readonly string[]): string {
  const distinct = [...new Set(words)];
  const last = distinct.at(-1) ?? '';
  return distinct.length < 2 ? last : `${distinct.slice(0, -1).join(', ')} and ${last}`;
}

function ruleTitles(changes: readonly RuleChange[]): string[] {
  const byPlace = new Map<string, { ports: string[]; peers: string[]; where: string }>();
  for (const change of changes) {
    const isGroup = change.kind === 'security-group-rule';
    const inbound = isGroup ? change.direction === 'ingress' : !change.egress;
    const way = inbound ? 'from' : 'to';
    const where = `${way} ${isGroup ? change.groupId : change.aclId}`;
    const entry = byPlace.get(where) ?? { ports: [], peers: [], where };
    entry.ports.push(portsTitle(change));
    const peer = isGroup
      ? 'cidr' in change.peer
        ? change.peer.cidr
        : change.peer.groupId
      : change.cidr;
    entry.peers.push(peer);
    byPlace.set(where, entry);
  }
  return [...byPlace.values()].map(({ ports, peers, where }) => {
    const [way = 'from', resource = ''] = where.split(' ');
    return `allow ${joinWords(ports)} ${way} ${joinWords(peers)} in ${resource}`;
  });
}

function titleOf(changes: readonly Change[]): string {
  const rules = changes.filter(
    (change): change is RuleChange =>
      change.kind === 'security-group-rule' || change.kind === 'nacl-entry',
  );
  const others = changes.flatMap((change) => {
    if (change.kind === 'route') {
      return [`route ${change.cidr} to ${change.peeringId} in ${change.routeTableId}`];
    }
    return change.kind === 'vpc-dns-attribute'
      ? [`turn on ${change.attribute} of ${change.vpcId}`]
      : [];
  });
  const text = [...ruleTitles(rules), ...others].join('; ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Renders changes, merged where one rule can say them: title, AWS CLI, Terraform, CloudFormation (YAML). */
export function renderFix(changes: readonly Change[]): FlowFix {
  const merged = mergeChanges(changes);
  return {
    title: titleOf(merged),
    cli: commandsOf(merged),
    terraform: terraformOf(merged),
    cloudFormation: cloudFormationOf(merged),
  };
}
