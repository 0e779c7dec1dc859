/**
 * A second evaluator, naive on purpose: it walks the SDK's own objects for one packet at a time, knows
 * no ranges, sets or indexes, and shares no code with the product. Slow, and easy to believe.
 */
import type {
  IpPermission,
  NetworkAcl,
  RouteTable,
  Subnet,
  VpcPeeringConnection,
} from '@aws-sdk/client-ec2';
import type { NetworkSnapshot } from '../../../src/aws/snapshot.ts';

export interface Host {
  readonly address: string;
  readonly vpcId?: string;
  readonly subnetId?: string;
  readonly region?: string;
  readonly groupIds: readonly string[];
}

export interface Packet {
  readonly source: Host;
  readonly target: Host;
  readonly protocol: 'tcp' | 'udp' | 'icmp';
  /** For ICMP the type. */
  readonly port: number;
}

function bitsOf(address: string): string {
  if (!address.includes(':')) {
    return address
      .split('.')
      .map((byte) => Number(byte).toString(2).padStart(8, '0'))
      .join('');
  }
  const [left = '', right = ''] = address.split('::');
  const words = (text: string) => (text === '' ? [] : text.split(':'));
  const zeros = Array<string>(8 - words(left).length - words(right).length).fill('0');
  const all = address.includes('::') ? [...words(left), ...zeros, ...words(right)] : words(left);
  return all.map((word) => parseInt(word, 16).toString(2).padStart(16, '0')).join('');
}

export function inBlock(address: string, block: string | undefined): boolean {
  if (block === undefined || block.includes(':') !== address.includes(':')) return false;
  const [network = '', prefix = '0'] = block.split('/');
  return bitsOf(address).startsWith(bitsOf(network).slice(0, Number(prefix)));
}

function loaded<T>(networks: readonly NetworkSnapshot[], name: keyof NetworkSnapshot): T[] {
  return networks.flatMap((network) => {
    const section = network[name] as unknown as { outcome: string; value: readonly T[] };
    return section.outcome === 'loaded' ? [...section.value] : [];
  });
}

const numbers: Record<string, string> = { tcp: '6', udp: '17', icmp: '1', icmpv6: '58' };

function speaks(ruleProtocol: string | undefined, packet: Packet): boolean {
  if (ruleProtocol === '-1') return true;
  const isSix = packet.target.address.includes(':');
  const wire = packet.protocol === 'icmp' && isSix ? 'icmpv6' : packet.protocol;
  return (numbers[ruleProtocol ?? ''] ?? ruleProtocol) === numbers[wire];
}

function portMatches(rule: IpPermission, packet: Packet): boolean {
  if (rule.IpProtocol === '-1') return true;
  const { FromPort: from, ToPort: to } = rule;
  if (packet.protocol === 'icmp') {
    return from === undefined || from === -1 || (from === packet.port && (to === -1 || to === 0));
  }
  if (from === undefined || from === -1) return true;
  return from <= packet.port && packet.port <= (to ?? from);
}

/** `unreadable` says what an unreadable prefix list is taken to be: both are tried. */
export class NaiveNetwork {
  readonly networks: readonly NetworkSnapshot[];
  readonly unreadable: 'empty' | 'everything';

  constructor(networks: readonly NetworkSnapshot[], unreadable: 'empty' | 'everything') {
    this.networks = networks;
    this.unreadable = unreadable;
  }

  private sourceMatches(rule: IpPermission, own: Host, peer: Host): boolean {
    const blocks = [
      ...(rule.IpRanges ?? []).map((range) => range.CidrIp),
      ...(rule.Ipv6Ranges ?? []).map((range) => range.CidrIpv6),
    ];
    for (const { PrefixListId } of rule.PrefixListIds ?? []) {
      for (const network of this.networks) {
        if (network.prefixLists.outcome !== 'loaded') continue;
        for (const { list, entries } of network.prefixLists.value) {
          if (list.PrefixListId !== PrefixListId) continue;
          if (entries.outcome !== 'loaded' && this.unreadable === 'everything') return true;
          if (entries.outcome === 'loaded') blocks.push(...entries.value.map((one) => one.Cidr));
        }
      }
    }
    if (blocks.some((block) => inBlock(peer.address, block))) return true;
    return (rule.UserIdGroupPairs ?? []).some((pair) => {
      if (!peer.groupIds.includes(pair.GroupId ?? '')) return false;
      if (pair.PeeringStatus !== undefined && pair.PeeringStatus !== 'active') return false;
      if (own.vpcId === peer.vpcId) return own.vpcId !== undefined;
      return this.activePeerings(own, peer).length > 0 && own.region === peer.region;
    });
  }

  private activePeerings(one: Host, two: Host): VpcPeeringConnection[] {
    return loaded<VpcPeeringConnection>(this.networks, 'peerings').filter((peering) => {
      const ends = [peering.RequesterVpcInfo?.VpcId, peering.AccepterVpcInfo?.VpcId];
      return (
        peering.Status?.Code === 'active' && ends.includes(one.vpcId) && ends.includes(two.vpcId)
      );
    });
  }

  private groupsAllow(direction: 'in' | 'out', packet: Packet): boolean {
    const own = direction === 'in' ? packet.target : packet.source;
    const peer = direction === 'in' ? packet.source : packet.target;
    if (own.vpcId === undefined) return true;
    const groups = loaded<{
      GroupId?: string;
      IpPermissions?: IpPermission[];
      IpPermissionsEgress?: IpPermission[];
    }>(this.networks, 'securityGroups').filter((group) =>
      own.groupIds.includes(group.GroupId ?? ''),
    );
    return groups.some((group) =>
      ((direction === 'in' ? group.IpPermissions : group.IpPermissionsEgress) ?? []).some(
        (rule) =>
          speaks(rule.IpProtocol, packet) &&
          portMatches(rule, packet) &&
          this.sourceMatches(rule, own, peer),
      ),
    );
  }

  /** Whether the ACL of the subnet lets a packet with this destination port leave or enter. */
  aclAllows(subnetId: string, egress: boolean, packet: Packet): boolean {
    const acl = loaded<NetworkAcl>(this.networks, 'networkAcls').find((one) =>
      (one.Associations ?? []).some((association) => association.SubnetId === subnetId),
    );
    const peer = egress ? packet.target.address : packet.source.address;
    const entries = [...(acl?.Entries ?? [])].sort(
      (a, b) => (a.RuleNumber ?? 0) - (b.RuleNumber ?? 0),
    );
    for (const entry of entries) {
      if ((entry.Egress ?? false) !== egress || !speaks(entry.Protocol, packet)) continue;
      if (!inBlock(peer, entry.CidrBlock ?? entry.Ipv6CidrBlock)) continue;
      const range = entry.PortRange;
      const type = entry.IcmpTypeCode?.Type ?? -1;
      if (
        packet.protocol === 'icmp' &&
        entry.Protocol !== '-1' &&
        type !== -1 &&
        type !== packet.port
      )
        continue;
      if (packet.protocol !== 'icmp' && entry.Protocol !== '-1' && range !== undefined) {
        if (packet.port < (range.From ?? 0) || (range.To ?? 65535) < packet.port) continue;
      }
      return entry.RuleAction === 'allow';
    }
    return false;
  }

  /** Whether the route table of the source's subnet leads to the target. */
  private routeLeads(source: Host, target: Host): boolean {
    const tables = loaded<RouteTable>(this.networks, 'routeTables');
    const table =
      tables.find((one) => one.Associations?.some((link) => link.SubnetId === source.subnetId)) ??
      tables.find(
        (one) => one.VpcId === source.vpcId && one.Associations?.some((link) => link.Main),
      );
    let best: { prefix: number; route: NonNullable<RouteTable['Routes']>[number] } | undefined;
    for (const route of table?.Routes ?? []) {
      const block = route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock;
      if (!inBlock(target.address, block)) continue;
      const prefix = Number(block?.split('/')[1]);
      if (best === undefined || prefix > best.prefix) best = { prefix, route };
    }
    if (best === undefined || best.route.State === 'blackhole') return false;
    const { GatewayId, VpcPeeringConnectionId } = best.route;
    if (GatewayId === 'local') return target.vpcId === source.vpcId;
    if (GatewayId?.startsWith('vgw-')) return target.vpcId === undefined;
    if (VpcPeeringConnectionId === undefined) return false;
    return this.activePeerings(source, target).some(
      (peering) => peering.VpcPeeringConnectionId === VpcPeeringConnectionId,
    );
  }

  /** One packet that opens a conversation, from card to card. */
  delivers(packet: Packet): boolean {
    if (!this.groupsAllow('out', packet)) return false;
    return this.travels(packet) && this.groupsAllow('in', packet);
  }

  /** The stateless part of the way, also for answers. */
  travels(packet: Packet): boolean {
    const { source, target } = packet;
    if (source.subnetId !== undefined && source.subnetId === target.subnetId) return true;
    if (source.subnetId !== undefined) {
      if (!this.aclAllows(source.subnetId, true, packet) || !this.routeLeads(source, target))
        return false;
    }
    return target.subnetId === undefined || this.aclAllows(target.subnetId, false, packet);
  }

  /** A conversation: the packet arrives, and an answer to at least one ephemeral port gets back. */
  converses(packet: Packet, ephemeral: readonly number[]): boolean {
    if (!this.delivers(packet)) return false;
    const { source: target, target: source, protocol } = packet;
    const isSix = target.address.includes(':');
    const ports = protocol === 'icmp' ? [isSix ? 129 : 0] : ephemeral;
    return ports.some((port) => this.travels({ source, target, protocol, port }));
  }
}

/** Every address that AWS would hand out in a subnet. */
export function addressesOf(subnet: Subnet, six: boolean): string[] {
  const block = six ? subnet.Ipv6CidrBlockAssociationSet?.[0]?.Ipv6CidrBlock : subnet.CidrBlock;
  const [network = '', prefix = ''] = (block ?? '').split('/');
  const count = 2 ** ((six ? 128 : 32) - Number(prefix));
  const base = six ? parseInt(network.split('::')[1] || '0', 16) : Number(network.split('.')[3]);
  const head = six ? `${network.split('::')[0]}::` : network.split('.').slice(0, 3).join('.') + '.';
  return Array.from({ length: count }, (_, offset) => offset)
    .filter((index) => index >= 4 && index < count - 1)
    .map((index) => head + (base + index).toString(six ? 16 : 10));
}

export type NaiveResult = 'allowed' | 'blocked' | 'unknown';

/** Enumerates senders, targets, ports and possible worlds; one exception makes the answer unknown. */
export function naiveVerdict(
  networks: readonly NetworkSnapshot[],
  senders: readonly Host[],
  targets: readonly Host[],
  protocol: Packet['protocol'],
  ports: readonly number[],
  ephemeral: readonly number[],
): NaiveResult {
  const results = new Set<boolean>();
  for (const unreadable of ['empty', 'everything'] as const) {
    const network = new NaiveNetwork(networks, unreadable);
    for (const source of senders) {
      for (const target of targets) {
        results.add(
          ports.every((port) => network.converses({ source, target, protocol, port }, ephemeral)),
        );
      }
    }
  }
  if (results.size !== 1) return 'unknown';
  return results.has(true) ? 'allowed' : 'blocked';
}
