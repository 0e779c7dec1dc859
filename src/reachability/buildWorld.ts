/** The network snapshots of all Regions and VPCs in question, indexed once for every later judgement. */
import type { NetworkInterface } from '@aws-sdk/client-ec2';
import type { Section } from '../aws/section.ts';
import type { NetworkSnapshot, VpcFacts } from '../aws/snapshot.ts';
import type { AddressRange } from './addresses.ts';
import { addressKey, rangesOf } from './cidrs.ts';
import { actions, whyMissing } from './world.ts';
import type { SectionName, SubnetRecord, VpcRecord, World } from './world.ts';

function vpcRanges({ vpc }: VpcFacts): AddressRange[] {
  const live = (state: string | undefined) => state === undefined || state === 'associated';
  return rangesOf([
    vpc.CidrBlock,
    ...(vpc.CidrBlockAssociationSet ?? [])
      .filter((block) => live(block.CidrBlockState?.State))
      .map((block) => block.CidrBlock),
    ...(vpc.Ipv6CidrBlockAssociationSet ?? [])
      .filter((block) => live(block.Ipv6CidrBlockState?.State))
      .map((block) => block.Ipv6CidrBlock),
  ]);
}

function addressesOf(card: NetworkInterface): string[] {
  const listed = [
    card.PrivateIpAddress,
    ...(card.PrivateIpAddresses ?? []).map((one) => one.PrivateIpAddress),
    card.Ipv6Address,
    ...(card.Ipv6Addresses ?? []).map((one) => one.Ipv6Address),
  ];
  return [...new Set(listed.flatMap((one) => addressKey(one)))];
}

function index<T>(items: Iterable<T>, key: (item: T) => string | undefined): Map<string, T> {
  const map = new Map<string, T>();
  for (const item of items) {
    const id = key(item);
    if (id !== undefined) map.set(id, item);
  }
  return map;
}

function groupBy<T>(items: Iterable<T>, keys: (item: T) => readonly string[]): Map<string, T[]> {
  const map = new Map<string, T[]>();
  for (const item of items) {
    for (const id of keys(item)) {
      const group = map.get(id);
      if (group === undefined) map.set(id, [item]);
      else group.push(item);
    }
  }
  return map;
}

/**
 * Indexes the snapshots of one or several Regions (a Region may come twice, for two VPCs). Sections
 * that could not be read are remembered, so that what depends on them is unknown and never blocked.
 */
export function buildWorld(networks: readonly NetworkSnapshot[]): World {
  const read = <T>(pick: (network: NetworkSnapshot) => Section<readonly T[]>): T[] =>
    networks.flatMap((network) => {
      const section = pick(network);
      return section.outcome === 'loaded' ? [...section.value] : [];
    });
  const gaps = networks.flatMap((network) =>
    (Object.keys(actions) as SectionName[]).flatMap((section) =>
      network[section].outcome === 'loaded'
        ? []
        : [
            {
              section,
              region: network.region,
              why: whyMissing(network[section], actions[section]),
            },
          ],
    ),
  );

  const subnets = new Map<string, SubnetRecord>();
  const vpcs = new Map<string, VpcRecord>();
  for (const { region, ...network } of networks) {
    for (const facts of network.vpcs.outcome === 'loaded' ? network.vpcs.value : []) {
      const vpcId = facts.vpc.VpcId;
      if (vpcId) vpcs.set(vpcId, { vpcId, region, ranges: vpcRanges(facts), facts });
    }
    for (const subnet of network.subnets.outcome === 'loaded' ? network.subnets.value : []) {
      const { SubnetId: subnetId, VpcId: vpcId } = subnet;
      if (!subnetId || !vpcId) continue;
      const blocks = (subnet.Ipv6CidrBlockAssociationSet ?? []).map((one) => one.Ipv6CidrBlock);
      const ranges = rangesOf([subnet.CidrBlock, ...blocks]);
      subnets.set(subnetId, { subnetId, vpcId, region, ranges, subnet });
    }
  }

  const acls = read((network) => network.networkAcls);
  const routeTables = read((network) => network.routeTables);
  const aclOfSubnet = new Map<string, string>();
  for (const acl of acls) {
    for (const { SubnetId } of acl.Associations ?? []) {
      if (SubnetId && acl.NetworkAclId) aclOfSubnet.set(SubnetId, acl.NetworkAclId);
    }
  }
  const routeTableOfSubnet = new Map<string, string>();
  const mainRouteTableOfVpc = new Map<string, string>();
  for (const table of routeTables) {
    for (const { SubnetId, Main } of table.Associations ?? []) {
      if (!table.RouteTableId) continue;
      if (SubnetId) routeTableOfSubnet.set(SubnetId, table.RouteTableId);
      if (Main && table.VpcId) mainRouteTableOfVpc.set(table.VpcId, table.RouteTableId);
    }
  }

  const interfaces = read((network) => network.networkInterfaces);
  return {
    vpcs,
    subnets,
    subnetsOfVpc: groupBy(subnets.values(), (subnet) => [subnet.vpcId]),
    groups: index(
      read((network) => network.securityGroups),
      (group) => group.GroupId,
    ),
    acls: index(acls, (acl) => acl.NetworkAclId),
    aclOfSubnet,
    routeTables: index(routeTables, (table) => table.RouteTableId),
    routeTableOfSubnet,
    mainRouteTableOfVpc,
    peerings: index(
      read((network) => network.peerings),
      (peering) => peering.VpcPeeringConnectionId,
    ),
    prefixLists: index(
      read((network) => network.prefixLists),
      (facts) => facts.list.PrefixListId,
    ),
    interfacesByAddress: groupBy(interfaces, addressesOf),
    interfaces,
    attachments: read((network) => network.transitGatewayAttachments),
    transitGatewayTables: read((network) => network.transitGatewayRouteTables),
    gaps,
    compiled: {
      groups: new Map(),
      acls: new Map(),
      routeTables: new Map(),
      prefixLists: new Map(),
      blocks: new Map(),
    },
    links: new WeakMap(),
  };
}
