/** Random small topologies: few addresses and ports, so that rules meet often. Shared with the kernel lane. */
import fc from 'fast-check';
import type {
  IpPermission,
  NetworkAcl,
  NetworkAclEntry,
  NetworkInterface,
  Route,
  RouteTable,
  SecurityGroup,
  Subnet,
  UserIdGroupPair,
  VpcPeeringConnection,
} from '@aws-sdk/client-ec2';
import type { NetworkSnapshot, PrefixListFacts, VpcFacts } from '../../../src/aws/snapshot.ts';
import { denied, loaded, network } from './network.ts';

/** The few decisions that all drawing is made of. */
export interface Draw {
  int(min: number, max: number): number;
  pick<T>(items: readonly T[]): T;
  chance(percent: number): boolean;
}

export interface Station {
  readonly name: string;
  readonly vpcId?: string;
  readonly subnetId?: string;
  readonly region?: string;
  readonly four: string;
  readonly six: string;
  readonly groupIds: readonly string[];
}

export interface Topology {
  readonly networks: readonly NetworkSnapshot[];
  readonly stations: readonly Station[];
}

export interface Options {
  /** Prefix lists that nobody may read, and rules for IPv6. */
  readonly uncertain: boolean;
}

export const ports = [22, 53, 88, 389, 445, 464] as const;
/** Few, so that an enumeration of them is cheap; the system can be told to use just these. */
export const ephemeral = { from: 50000, to: 50003 } as const;

const regions = ['eu-west-1', 'eu-west-1', 'eu-central-1'] as const;
const outside = '192.168.7.9';

function blockNear(draw: Draw, vpcCount: number): string {
  const vpc = draw.int(1, vpcCount);
  return draw.pick([
    '0.0.0.0/0',
    '0.0.0.0/0',
    '10.0.0.0/8',
    `10.${vpc}.0.0/24`,
    `10.${vpc}.0.0/24`,
    `10.${vpc}.0.0/28`,
    `10.${vpc}.0.16/28`,
    `10.${vpc}.0.16/29`,
    `10.${vpc}.0.${draw.pick([4, 5, 6, 20, 21, 22])}/32`,
    '192.168.0.0/16',
    `${outside}/32`,
  ]);
}

function blockSix(draw: Draw, vpcCount: number): string {
  const vpc = draw.int(1, vpcCount);
  return draw.pick(['::/0', `fd00:${vpc}::/64`, `fd00:${vpc}::10/124`, `fd00:${vpc}::4/128`]);
}

function portRange(draw: Draw): { from: number; to: number } {
  const from = draw.pick([...ports, 0, 1024, ephemeral.from, ephemeral.from + 2]);
  const to = draw.pick([from, from, 100, 500, ephemeral.from + 1, 65535, 65535]);
  return to < from ? { from, to: from } : { from, to };
}

function permission(
  draw: Draw,
  vpcCount: number,
  pairs: UserIdGroupPair[],
  options: Options,
): IpPermission {
  // Mostly narrow rules would let next to nothing through, and everybody agrees about that.
  if (draw.chance(25)) {
    const broad = { FromPort: 0, ToPort: 65535, IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
    return { IpProtocol: draw.pick(['tcp', 'udp', '-1']), ...broad };
  }
  const protocol = draw.pick([
    'tcp',
    'tcp',
    'udp',
    'udp',
    '-1',
    '-1',
    'icmp',
    '6',
    '17',
    '50',
    'icmpv6',
  ]);
  const range = portRange(draw);
  const isIcmp = protocol.startsWith('icmp');
  const type = draw.pick([-1, 8, 0, 128]);
  const source = draw.int(0, 9);
  return {
    IpProtocol: protocol,
    ...(protocol === '-1' || protocol === '50'
      ? {}
      : isIcmp
        ? { FromPort: type, ToPort: draw.pick([-1, type === -1 ? -1 : 0]) }
        : { FromPort: range.from, ToPort: range.to }),
    IpRanges: source < 5 ? [{ CidrIp: blockNear(draw, vpcCount) }] : [],
    Ipv6Ranges:
      options.uncertain && draw.chance(30) ? [{ CidrIpv6: blockSix(draw, vpcCount) }] : [],
    UserIdGroupPairs: source >= 5 && source < 8 ? [draw.pick(pairs)] : [],
    PrefixListIds:
      source >= 8
        ? [{ PrefixListId: options.uncertain ? draw.pick(['pl-1', 'pl-2']) : 'pl-1' }]
        : [],
  };
}

function aclEntry(
  draw: Draw,
  vpcCount: number,
  number: number,
  egress: boolean,
  options: Options,
): NetworkAclEntry {
  const Protocol = draw.pick(['6', '6', '17', '17', '-1', '1', '58', '50']);
  const range = portRange(draw);
  const six = options.uncertain && draw.chance(30);
  return {
    RuleNumber: number,
    Egress: egress,
    Protocol,
    RuleAction: draw.pick(['allow', 'allow', 'deny']),
    ...(six
      ? { Ipv6CidrBlock: blockSix(draw, vpcCount) }
      : { CidrBlock: blockNear(draw, vpcCount) }),
    ...((Protocol === '6' || Protocol === '17') && {
      PortRange: { From: range.from, To: range.to },
    }),
    ...((Protocol === '1' || Protocol === '58') && {
      IcmpTypeCode: { Type: draw.pick([-1, 8, 0, 128, 129]), Code: -1 },
    }),
  };
}

function aclFor(draw: Draw, subnetId: string, vpcCount: number, options: Options): NetworkAcl {
  const isDefault = draw.chance(55);
  const Entries: NetworkAclEntry[] = [];
  for (const egress of [false, true]) {
    if (isDefault || draw.chance(60)) {
      const number = isDefault ? 100 : draw.pick([50, 1000, 1000]);
      const base = {
        RuleNumber: number,
        RuleAction: 'allow',
        Egress: egress,
        Protocol: '-1',
      } as const;
      Entries.push({ ...base, CidrBlock: '0.0.0.0/0' });
      Entries.push({ ...base, RuleNumber: number + 1, Ipv6CidrBlock: '::/0' });
    }
    const count = isDefault ? 0 : draw.int(0, 4);
    for (let index = 0; index < count; index++) {
      Entries.push(aclEntry(draw, vpcCount, 200 + 10 * draw.int(0, 40) + index, egress, options));
    }
    const last = { RuleNumber: 32767, RuleAction: 'deny', Egress: egress, Protocol: '-1' } as const;
    Entries.push({ ...last, CidrBlock: '0.0.0.0/0' });
  }
  return { NetworkAclId: `acl-${subnetId}`, Associations: [{ SubnetId: subnetId }], Entries };
}

function routesFor(draw: Draw, vpc: number, vpcCount: number): Route[] {
  const routes: Route[] = [
    { DestinationCidrBlock: `10.${vpc}.0.0/24`, GatewayId: 'local', State: 'active' },
    { DestinationIpv6CidrBlock: `fd00:${vpc}::/64`, GatewayId: 'local', State: 'active' },
  ];
  for (let other = 1; other <= vpcCount; other++) {
    if (other === vpc || draw.chance(15)) continue;
    const id = `pcx-${Math.min(vpc, other)}${Math.max(vpc, other)}`;
    const six = { DestinationIpv6CidrBlock: `fd00:${other}::/64`, VpcPeeringConnectionId: id };
    routes.push({ DestinationCidrBlock: `10.${other}.0.0/24`, VpcPeeringConnectionId: id }, six);
    if (draw.chance(10)) {
      const half = draw.pick([0, 16]);
      const target = draw.pick([
        { State: 'blackhole' as const, InstanceId: 'i-gone' },
        { GatewayId: 'igw-1' },
      ]);
      routes.push({ DestinationCidrBlock: `10.${other}.0.${half}/28`, ...target });
    }
  }
  if (draw.chance(70)) {
    routes.push({
      DestinationCidrBlock: '192.168.0.0/16',
      GatewayId: draw.chance(85) ? 'vgw-1' : 'igw-1',
    });
  }
  return routes;
}

/** Draws one topology: up to three VPCs of two subnets, peered or not, with stations in and outside. */
export function drawTopology(draw: Draw, options: Options): Topology {
  const vpcCount = draw.int(1, 3);
  const count = Array.from({ length: vpcCount }, (_, index) => index + 1);
  const peerings: VpcPeeringConnection[] = [];
  for (const one of count) {
    for (const two of count.slice(one)) {
      const Code = draw.pick([
        'active',
        'active',
        'active',
        'pending-acceptance',
        'deleted',
      ] as const);
      const side = (vpc: number) => ({
        VpcId: `vpc-${vpc}`,
        CidrBlock: `10.${vpc}.0.0/24`,
        CidrBlockSet: [{ CidrBlock: `10.${vpc}.0.0/24` }],
        Ipv6CidrBlockSet: [{ Ipv6CidrBlock: `fd00:${vpc}::/64` }],
        Region: regions[vpc - 1] ?? 'eu-west-1',
      });
      peerings.push({
        VpcPeeringConnectionId: `pcx-${one}${two}`,
        RequesterVpcInfo: side(one),
        AccepterVpcInfo: side(two),
        Status: { Code },
      });
    }
  }
  const pairsOf = (own: number) =>
    count.flatMap((vpc) =>
      [1, 2].map((number): UserIdGroupPair => {
        const pair = { GroupId: `sg-${vpc}${number}`, VpcId: `vpc-${vpc}` };
        if (vpc === own) return pair;
        const id = `pcx-${Math.min(own, vpc)}${Math.max(own, vpc)}`;
        const status =
          peerings.find((one) => one.VpcPeeringConnectionId === id)?.Status?.Code ?? 'active';
        return { ...pair, VpcPeeringConnectionId: id, PeeringStatus: status };
      }),
    );

  const groups: SecurityGroup[] = [];
  const subnets: Subnet[] = [];
  const routeTables: RouteTable[] = [];
  const acls: NetworkAcl[] = [];
  const vpcs: VpcFacts[] = [];
  const stations: Station[] = [];
  for (const vpc of count) {
    const VpcId = `vpc-${vpc}`;
    vpcs.push({
      vpc: {
        VpcId,
        CidrBlock: `10.${vpc}.0.0/24`,
        Ipv6CidrBlockAssociationSet: [{ Ipv6CidrBlock: `fd00:${vpc}::/64` }],
      },
    });
    const rules = () =>
      Array.from({ length: draw.int(0, 4) }, () =>
        permission(draw, vpcCount, pairsOf(vpc), options),
      );
    for (const number of [1, 2]) {
      const open = {
        IpProtocol: '-1',
        IpRanges: [{ CidrIp: '0.0.0.0/0' }],
        Ipv6Ranges: [{ CidrIpv6: '::/0' }],
      };
      groups.push({
        GroupId: `sg-${vpc}${number}`,
        VpcId,
        IpPermissions: rules(),
        IpPermissionsEgress: draw.chance(60) ? [open] : rules(),
      });
    }
    routeTables.push({
      RouteTableId: `rtb-${vpc}`,
      VpcId,
      Associations: [{ Main: true }],
      Routes: routesFor(draw, vpc, vpcCount),
    });
    for (const slot of [0, 1]) {
      const SubnetId = `subnet-${vpc}${slot}`;
      subnets.push({
        SubnetId,
        VpcId,
        CidrBlock: `10.${vpc}.0.${slot * 16}/28`,
        Ipv6CidrBlockAssociationSet: [{ Ipv6CidrBlock: `fd00:${vpc}::${slot * 10}/124` }],
      });
      acls.push(aclFor(draw, SubnetId, vpcCount, options));
      if (draw.chance(25)) {
        routeTables.push({
          RouteTableId: `rtb-${vpc}${slot}`,
          VpcId,
          Associations: [{ SubnetId }],
          Routes: routesFor(draw, vpc, vpcCount),
        });
      }
      // The first subnet has a second station, for what never leaves a subnet.
      const hosts = vpc === 1 && slot === 0 ? [draw.int(4, 6), 7] : [draw.int(4, 6)];
      for (const [index, host] of hosts.entries()) {
        const last = slot * 16 + host;
        stations.push({
          name: `h${vpc}${slot}${index === 0 ? '' : 'b'}`,
          vpcId: VpcId,
          subnetId: SubnetId,
          region: regions[vpc - 1] ?? 'eu-west-1',
          four: `10.${vpc}.0.${last}`,
          six: `fd00:${vpc}::${last.toString(16)}`,
          groupIds: draw.pick([[`sg-${vpc}1`], [`sg-${vpc}2`], [`sg-${vpc}1`, `sg-${vpc}2`]]),
        });
      }
    }
  }
  stations.push({ name: 'h90', four: outside, six: 'fd99::9', groupIds: [] });

  const prefixLists: PrefixListFacts[] = [
    { list: { PrefixListId: 'pl-1' }, entries: loaded([{ Cidr: blockNear(draw, vpcCount) }]) },
    { list: { PrefixListId: 'pl-2' }, entries: denied('ec2:GetManagedPrefixListEntries') },
  ];
  const interfaces = stations.flatMap((one): NetworkInterface[] =>
    one.vpcId === undefined || one.subnetId === undefined
      ? []
      : [
          {
            NetworkInterfaceId: `eni-${one.name}`,
            VpcId: one.vpcId,
            SubnetId: one.subnetId,
            PrivateIpAddress: one.four,
            Ipv6Addresses: [{ Ipv6Address: one.six }],
            Groups: one.groupIds.map((GroupId) => ({ GroupId })),
          },
        ],
  );
  const inRegion = (region: string) => (item: { VpcId?: string | undefined }) =>
    regions[Number(item.VpcId?.slice(4)) - 1] === region;
  const networks = [...new Set(regions)].map((region) =>
    network({
      region,
      vpcs: loaded(vpcs.filter(({ vpc }) => inRegion(region)(vpc))),
      subnets: loaded(subnets.filter(inRegion(region))),
      securityGroups: loaded(groups.filter(inRegion(region))),
      networkAcls: loaded(region === 'eu-west-1' ? acls : []),
      routeTables: loaded(routeTables.filter(inRegion(region))),
      peerings: loaded(region === 'eu-west-1' ? peerings : []),
      prefixLists: loaded(region === 'eu-west-1' ? prefixLists : []),
      networkInterfaces: loaded(interfaces.filter(inRegion(region))),
    }),
  );
  return { networks, stations };
}

/** Topologies as an arbitrary that shrinks. */
export function topologies(options: Options): fc.Arbitrary<{ topology: Topology; draw: Draw }> {
  return fc.gen().map((gen) => {
    const draw: Draw = {
      int: (min, max) => gen(fc.integer, { min, max }),
      pick: (items) => {
        const item = items[gen(fc.nat, { max: items.length - 1 })];
        if (item === undefined) throw new Error('nothing to pick from');
        return item;
      },
      chance: (percent) => gen(fc.integer, { min: 0, max: 99 }) < percent,
    };
    return { topology: drawTopology(draw, options), draw };
  });
}
