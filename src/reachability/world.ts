/** What the network snapshots say, indexed; and what they could not say, with the reason. */
import type {
  NetworkAcl,
  NetworkInterface,
  RouteTable,
  SecurityGroup,
  Subnet,
  TransitGatewayAttachment,
  VpcPeeringConnection,
} from '@aws-sdk/client-ec2';
import type { Section } from '../aws/section.ts';
import type {
  NetworkSnapshot,
  PrefixListFacts,
  TransitGatewayRouteTableFacts,
  VpcFacts,
} from '../aws/snapshot.ts';
import { rangesOf } from './cidrs.ts';
import type { AddressRange, Family } from './addresses.ts';
import type { Endpoint } from './flow.ts';
import type { PreparedLink } from './preparedLink.ts';
import type { CompiledGroup } from './compiledGroup.ts';
import type { CompiledAcl } from './compiledAcl.ts';
import type { CompiledRouteTable } from './compiledRoutes.ts';

export type SectionName = Exclude<keyof NetworkSnapshot, 'region'>;

/** What the snapshot would have needed: the IAM action behind each section. */
export const actions: Readonly<Record<SectionName, string>> = {
  vpcs: 'ec2:DescribeVpcs',
  subnets: 'ec2:DescribeSubnets',
  securityGroups: 'ec2:DescribeSecurityGroups',
  networkAcls: 'ec2:DescribeNetworkAcls',
  routeTables: 'ec2:DescribeRouteTables',
  peerings: 'ec2:DescribeVpcPeeringConnections',
  prefixLists: 'ec2:DescribeManagedPrefixLists',
  networkInterfaces: 'ec2:DescribeNetworkInterfaces',
  transitGatewayAttachments: 'ec2:DescribeTransitGatewayAttachments',
  transitGatewayRouteTables: 'ec2:GetTransitGatewayRouteTablePropagations',
};

export interface SubnetRecord {
  readonly subnetId: string;
  readonly vpcId: string;
  readonly region: string;
  readonly ranges: readonly AddressRange[];
  readonly subnet: Subnet;
}

export interface VpcRecord {
  readonly vpcId: string;
  readonly region: string;
  readonly ranges: readonly AddressRange[];
  readonly facts: VpcFacts;
}

export interface World {
  readonly vpcs: ReadonlyMap<string, VpcRecord>;
  readonly subnets: ReadonlyMap<string, SubnetRecord>;
  readonly subnetsOfVpc: ReadonlyMap<string, readonly SubnetRecord[]>;
  readonly groups: ReadonlyMap<string, SecurityGroup>;
  readonly acls: ReadonlyMap<string, NetworkAcl>;
  readonly aclOfSubnet: ReadonlyMap<string, string>;
  readonly routeTables: ReadonlyMap<string, RouteTable>;
  readonly routeTableOfSubnet: ReadonlyMap<string, string>;
  readonly mainRouteTableOfVpc: ReadonlyMap<string, string>;
  readonly peerings: ReadonlyMap<string, VpcPeeringConnection>;
  readonly prefixLists: ReadonlyMap<string, PrefixListFacts>;
  readonly interfacesByAddress: ReadonlyMap<string, readonly NetworkInterface[]>;
  readonly interfaces: readonly NetworkInterface[];
  readonly attachments: readonly TransitGatewayAttachment[];
  readonly transitGatewayTables: readonly TransitGatewayRouteTableFacts[];
  /** Sections that were not read, per Region, with why. */
  readonly gaps: readonly {
    readonly section: SectionName;
    readonly region: string;
    readonly why: string;
  }[];
  /** Compiled on first use, so that a thousand groups cost nothing to a flow that meets two. */
  readonly compiled: {
    readonly groups: Map<string, CompiledGroup>;
    readonly acls: Map<string, CompiledAcl>;
    readonly routeTables: Map<string, CompiledRouteTable>;
    readonly prefixLists: Map<string, readonly AddressRange[]>;
    readonly blocks: Map<string, AddressRange | undefined>;
  };
  /** What `judge` keeps of two endpoints for their next flow. */
  readonly links: WeakMap<Endpoint, WeakMap<Endpoint, PreparedLink>>;
}

/** Why a section has no value, as the missing IAM action or the service's message. */
export function whyMissing(section: Section<unknown>, action: string): string {
  if (section.outcome === 'not-permitted') return section.action;
  if (section.outcome === 'not-applicable' || section.outcome === 'loaded') return action;
  return `${action} (${section.message})`;
}

/**
 * What is missing when `what` is not in a section: the IAM action if the section was not read in that
 * Region, else that it lies outside what this account shows.
 */
export function missingFrom(
  world: World,
  section: SectionName,
  what: string,
  region?: string,
  accountId?: string,
): string {
  const gap =
    world.gaps.find((one) => one.section === section && one.region === region) ??
    (region === undefined ? world.gaps.find((one) => one.section === section) : undefined);
  if (gap !== undefined) return `${gap.why} in ${gap.region}`;
  const owner = accountId === undefined ? 'another account or VPC' : `account ${accountId}`;
  return `${what}: not among what ${actions[section]} showed; it may belong to ${owner}`;
}

/** The blocks of a prefix list of one family, or undefined when it could not be read. */
export function prefixListRanges(
  world: World,
  prefixListId: string,
  family: Family,
): readonly AddressRange[] | undefined {
  const facts = world.prefixLists.get(prefixListId);
  if (facts?.entries.outcome !== 'loaded') return undefined;
  let ranges = world.compiled.prefixLists.get(prefixListId);
  if (ranges === undefined) {
    ranges = rangesOf(facts.entries.value.map((entry) => entry.Cidr));
    world.compiled.prefixLists.set(prefixListId, ranges);
  }
  return ranges.filter((range) => range.family === family);
}

/** Why a prefix list could not be read. */
export function prefixListMissing(world: World, prefixListId: string): string {
  const facts = world.prefixLists.get(prefixListId);
  const why =
    facts === undefined
      ? missingFrom(world, 'prefixLists', prefixListId)
      : whyMissing(facts.entries, 'ec2:GetManagedPrefixListEntries');
  return `the entries of prefix list ${prefixListId} (${why})`;
}
