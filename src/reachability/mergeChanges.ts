/** Several changes to one account, each said once, and ports that touch said as one range. */
import type { Change, PortRange } from './flow.ts';
import { groupBy } from './groupBy.ts';
import { portSet } from './portSet.ts';

type WithPorts = Extract<Change, { ports: PortRange }>;

function hasPorts(change: Change): change is WithPorts {
  return change.kind === 'security-group-rule' || change.kind === 'nacl-entry';
}

/** Everything but the ports: changes that agree in it can share a rule. */
function sameRule(change: WithPorts): string {
  if (change.kind === 'security-group-rule') {
    const peer = 'cidr' in change.peer ? change.peer.cidr : change.peer.groupId;
    return [change.groupId, change.direction, change.protocol, peer].join(' ');
  }
  return [change.aclId, change.egress, change.protocol, change.cidr].join(' ');
}

/** Two entries of one ACL cannot have one number: the later ones move up while there is room. */
function renumber(changes: readonly Change[]): Change[] {
  const used = new Map<string, Set<number>>();
  return changes.map((change) => {
    if (change.kind !== 'nacl-entry') return change;
    const list = `${change.aclId} ${change.egress}`;
    const taken = used.get(list) ?? new Set(change.taken);
    used.set(list, taken);
    let number = change.ruleNumber;
    while (taken.has(number) && number + 1 < change.before) number += 1;
    while (taken.has(number) && number > 1) number -= 1;
    taken.add(number);
    return { ...change, ruleNumber: number };
  });
}

/** Merges what can be one rule; the result says exactly the same ports, peers and protocols. */
export function mergeChanges(changes: readonly Change[]): Change[] {
  const rules = groupBy(changes.filter(hasPorts), sameRule);
  const others = new Map<string, Change>();
  for (const change of changes) {
    if (!hasPorts(change)) others.set(JSON.stringify(change), change);
  }
  const merged = [...rules.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    // Types and codes of ICMP are no range: they only lose their doubles.
    const ports =
      first.protocol === 'icmp'
        ? [...new Map(group.map(({ ports: one }) => [`${one.from} ${one.to}`, one])).values()]
        : portSet(group.map((change) => change.ports));
    return ports.map((range): Change => ({ ...first, ports: range }));
  });
  return renumber([...merged, ...others.values()]);
}
