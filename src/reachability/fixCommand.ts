/** Changes as AWS CLI commands, one per security group and direction, one per entry or route. */
import type { Change } from './flow.ts';
import { groupBy } from './groupBy.ts';
import { shellWord } from './quote.ts';

type GroupRule = Extract<Change, { kind: 'security-group-rule' }>;
type AclEntry = Extract<Change, { kind: 'nacl-entry' }>;

export function isIpv6(cidr: string): boolean {
  return cidr.includes(':');
}

/** `icmp` in a rule means IPv4; the IPv6 messages have a protocol of their own. */
export function ruleProtocol({ protocol }: { readonly protocol: string }, cidr: string): string {
  return protocol === 'icmp' && isIpv6(cidr) ? 'icmpv6' : protocol;
}

function permission(change: GroupRule): object {
  const { peer, ports } = change;
  const base = { FromPort: ports.from, ToPort: ports.to };
  if (!('cidr' in peer)) {
    const pair = { GroupId: peer.groupId, ...(peer.accountId && { UserId: peer.accountId }) };
    return { IpProtocol: change.protocol, ...base, UserIdGroupPairs: [pair] };
  }
  const IpProtocol = ruleProtocol(change, peer.cidr);
  return isIpv6(peer.cidr)
    ? { IpProtocol, ...base, Ipv6Ranges: [{ CidrIpv6: peer.cidr }] }
    : { IpProtocol, ...base, IpRanges: [{ CidrIp: peer.cidr }] };
}

function line(...words: readonly (string | undefined)[]): string {
  return words.flatMap((word) => (word === undefined ? [] : [shellWord(word)])).join(' ');
}

function inRegion(region: string | undefined): string[] {
  return region === undefined ? [] : ['--region', region];
}

function entryCommand(change: AclEntry): string {
  const { ports, protocol, cidr } = change;
  const name = ruleProtocol(change, cidr);
  const what =
    protocol === 'icmp'
      ? ['--icmp-type-code', `Code=${ports.to},Type=${ports.from}`]
      : ['--port-range', `From=${ports.from},To=${ports.to}`];
  return line(
    ...['aws', 'ec2', 'create-network-acl-entry', '--network-acl-id', change.aclId],
    ...[change.egress ? '--egress' : '--ingress', '--rule-number', String(change.ruleNumber)],
    ...['--protocol', name === 'icmpv6' ? '58' : name, ...what],
    ...[isIpv6(cidr) ? '--ipv6-cidr-block' : '--cidr-block', cidr, '--rule-action', 'allow'],
    ...inRegion(change.region),
  );
}

function otherCommand(change: Exclude<Change, GroupRule>): string {
  if (change.kind === 'nacl-entry') return entryCommand(change);
  if (change.kind === 'route') {
    const block = isIpv6(change.cidr)
      ? '--destination-ipv6-cidr-block'
      : '--destination-cidr-block';
    return line(
      ...['aws', 'ec2', change.replace ? 'replace-route' : 'create-route'],
      ...['--route-table-id', change.routeTableId, block, change.cidr],
      ...['--vpc-peering-connection-id', change.peeringId, ...inRegion(change.region)],
    );
  }
  const flag =
    change.attribute === 'enableDnsSupport' ? '--enable-dns-support' : '--enable-dns-hostnames';
  return line(
    ...['aws', 'ec2', 'modify-vpc-attribute', '--vpc-id', change.vpcId],
    ...[flag, '{"Value":true}', ...inRegion(change.region)],
  );
}

/** The commands, one a line; JSON arguments, so that nothing depends on the CLI's shorthand syntax. */
export function commandsOf(changes: readonly Change[]): string {
  const rulesOnly = changes.filter((change) => change.kind === 'security-group-rule');
  const byGroup = groupBy(rulesOnly, (change) => `${change.groupId} ${change.direction}`);
  const others = changes.flatMap((change) =>
    change.kind === 'security-group-rule' ? [] : [otherCommand(change)],
  );
  const rules = [...byGroup.values()].map((group) => {
    const [first] = group;
    return line(
      ...['aws', 'ec2', `authorize-security-group-${first?.direction ?? 'ingress'}`],
      ...['--group-id', first?.groupId, '--ip-permissions', JSON.stringify(group.map(permission))],
      ...inRegion(first?.region),
    );
  });
  return [...rules, ...others].join('\n');
}
