/** A topology as kernel configuration: groups stateful on the stations, ACLs stateless on the routers. */
import type { IpPermission, NetworkAcl, NetworkAclEntry, RouteTable } from '@aws-sdk/client-ec2';
import type { NetworkSnapshot } from '../../src/aws/snapshot.ts';
import type { Station, Topology } from '../unit/reachability/randomNetwork.ts';
import { namespace, subnetRouters, wireAddress } from './skeleton.ts';

function loaded<T>(topology: Topology, name: keyof NetworkSnapshot): T[] {
  return topology.networks.flatMap((network) => {
    const section = network[name] as unknown as { outcome: string; value: readonly T[] };
    return section.outcome === 'loaded' ? [...section.value] : [];
  });
}

const protocolOf: Record<string, string> = { '6': 'tcp', '17': 'udp', '1': 'icmp', '58': 'icmpv6' };

/** The protocol part of an nft rule; undefined where the rule cannot match IPv4 TCP, UDP or ICMP. */
function nftProtocol(protocol: string, from?: number, to?: number): string {
  const name = protocolOf[protocol] ?? protocol;
  if (name === '-1') return '';
  if (name === 'tcp' || name === 'udp') {
    return from === undefined ? `meta l4proto ${name}` : `${name} dport ${from}-${to ?? from}`;
  }
  return `meta l4proto ${name === 'icmpv6' ? 'ipv6-icmp' : name}`;
}

function peersOf(topology: Topology, rule: IpPermission, own: Station): string[] {
  const blocks = (rule.IpRanges ?? []).flatMap((range) => range.CidrIp ?? []);
  const lists = loaded<{
    list: { PrefixListId?: string };
    entries: { value?: { Cidr?: string }[] };
  }>(topology, 'prefixLists');
  for (const { PrefixListId } of rule.PrefixListIds ?? []) {
    const list = lists.find((one) => one.list.PrefixListId === PrefixListId);
    blocks.push(...(list?.entries.value ?? []).flatMap((one) => one.Cidr ?? []));
  }
  for (const pair of rule.UserIdGroupPairs ?? []) {
    // What AWS honours: one VPC, or an active peering within a Region.
    const carriers = topology.stations.filter(
      (one) =>
        one.groupIds.includes(pair.GroupId ?? '') &&
        (one.vpcId === own.vpcId || (pair.PeeringStatus === 'active' && one.region === own.region)),
    );
    blocks.push(...carriers.map((one) => `${one.four}/32`));
  }
  return [...new Set(blocks)];
}

function groupRules(
  topology: Topology,
  station: Station,
  direction: 'ingress' | 'egress',
): string[] {
  const groups = loaded<{
    GroupId?: string;
    IpPermissions?: IpPermission[];
    IpPermissionsEgress?: IpPermission[];
  }>(topology, 'securityGroups').filter((group) => station.groupIds.includes(group.GroupId ?? ''));
  const side = direction === 'ingress' ? 'saddr' : 'daddr';
  return groups.flatMap((group) =>
    ((direction === 'ingress' ? group.IpPermissions : group.IpPermissionsEgress) ?? []).flatMap(
      (rule) => {
        const what = nftProtocol(rule.IpProtocol ?? '-1', rule.FromPort, rule.ToPort);
        return peersOf(topology, rule, station).map(
          (block) => `ip ${side} ${block} ${what} accept`,
        );
      },
    ),
  );
}

function stationRules(topology: Topology, station: Station, zone: number): string[] {
  const chain = (name: string, hook: string, rules: readonly string[]) => [
    `chain ${name} {`,
    `type filter hook ${hook} priority 0; policy drop;`,
    'ct state established,related accept',
    ...rules,
    '}',
  ];
  // A zone of its own for every topology: no conversation outlives the rules that allowed it.
  const zones = ['prerouting', 'output'].flatMap((hook) => [
    `chain zone_${hook} {`,
    `type filter hook ${hook} priority -300;`,
    `ct zone set ${zone}`,
    '}',
  ]);
  return [
    'table inet groups {',
    ...zones,
    ...chain('ingress', 'input', groupRules(topology, station, 'ingress')),
    ...chain('egress', 'output', groupRules(topology, station, 'egress')),
    '}',
  ];
}

function entryRule(entry: NetworkAclEntry): string[] {
  if (entry.CidrBlock === undefined) return [];
  const side = entry.Egress === true ? 'daddr' : 'saddr';
  const what = nftProtocol(entry.Protocol ?? '-1', entry.PortRange?.From, entry.PortRange?.To);
  return [
    `ip ${side} ${entry.CidrBlock} ${what} ${entry.RuleAction === 'allow' ? 'accept' : 'drop'}`,
  ];
}

function aclRules(acl: NetworkAcl | undefined): string[] {
  const list = (egress: boolean) =>
    (acl?.Entries ?? [])
      .filter((entry) => entry.Egress === egress)
      .sort((a, b) => (a.RuleNumber ?? 0) - (b.RuleNumber ?? 0))
      .flatMap(entryRule);
  return [
    'table inet acl {',
    'chain raw {',
    'type filter hook prerouting priority -300;',
    'notrack',
    '}',
    ...['chain outbound {', ...list(true), 'drop', '}'],
    ...['chain inbound {', ...list(false), 'drop', '}'],
    'chain forward {',
    'type filter hook forward priority 0; policy drop;',
    'iifname "br0" oifname "up0" jump outbound',
    'iifname "up0" oifname "br0" jump inbound',
    '}',
    '}',
  ];
}

function routeLines(topology: Topology, router: string): string[] {
  const [vpc, slot] = [router.charAt(1), router.charAt(2)];
  const tables = loaded<RouteTable>(topology, 'routeTables');
  const table =
    tables.find((one) =>
      one.Associations?.some((link) => link.SubnetId === `subnet-${vpc}${slot}`),
    ) ?? tables.find((one) => one.VpcId === `vpc-${vpc}`);
  const peerings = loaded<{ VpcPeeringConnectionId?: string; Status?: { Code?: string } }>(
    topology,
    'peerings',
  );
  return (table?.Routes ?? []).flatMap((route) => {
    const block = route.DestinationCidrBlock;
    if (block === undefined) return [];
    const peering = peerings.find(
      (one) => one.VpcPeeringConnectionId === route.VpcPeeringConnectionId,
    );
    if (route.GatewayId === 'local') return [`route add ${block} via ${wireAddress(`v${vpc}`)}`];
    if (route.GatewayId?.startsWith('vgw-'))
      return [`route add ${block} via ${wireAddress('h90')}`];
    if (peering?.Status?.Code === 'active') {
      const far = peering.VpcPeeringConnectionId?.slice(4).replace(vpc, '') ?? '';
      return [`route add ${block} via ${wireAddress(`v${far}`)}`];
    }
    return [`route add blackhole ${block}`];
  });
}

function nft(name: string, lines: readonly string[]): string {
  return `ip netns exec ${namespace(name)} nft -f - <<'EOF'\nflush ruleset\n${lines.join('\n')}\nEOF\n`;
}

/** The script that turns the skeleton into this topology. `zone` must be new each time. */
export function configure(topology: Topology, zone: number): string {
  let script = '';
  for (const router of subnetRouters) {
    const subnetId = `subnet-${router.slice(1)}`;
    const acl = loaded<NetworkAcl>(topology, 'networkAcls').find((one) =>
      one.Associations?.some((link) => link.SubnetId === subnetId),
    );
    const space = namespace(router);
    const routes = routeLines(topology, router);
    // Only what this lane added: the connected routes stay.
    script += `ip -n ${space} route flush proto boot\nip -n ${space} neigh flush all\n`;
    if (routes.length > 0) script += `ip -n ${space} -batch - <<'EOF'\n${routes.join('\n')}\nEOF\n`;
    script += nft(router, aclRules(acl));
  }
  for (const station of topology.stations) {
    const space = namespace(station.name);
    if (station.subnetId === undefined) continue;
    const gateway = `10.${station.name.charAt(1)}.0.${Number(station.name.charAt(2)) * 16 + 1}`;
    script += [
      `ip -n ${space} addr flush dev eth0`,
      `ip -n ${space} addr add ${station.four}/28 dev eth0`,
      `ip -n ${space} route add default via ${gateway}`,
      `ip -n ${space} neigh flush all`,
      '',
    ].join('\n');
    script += nft(station.name, stationRules(topology, station, zone));
  }
  return script;
}
