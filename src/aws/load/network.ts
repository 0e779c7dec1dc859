import {
  DescribeVpcAttributeCommand,
  paginateDescribeNetworkAcls,
  paginateDescribeNetworkInterfaces,
  paginateDescribeRouteTables,
  paginateDescribeSecurityGroups,
  paginateDescribeSubnets,
  paginateDescribeTransitGatewayAttachments,
  paginateDescribeVpcPeeringConnections,
  paginateDescribeVpcs,
} from '@aws-sdk/client-ec2';
import type { Vpc } from '@aws-sdk/client-ec2';
import type { AwsAccess } from '../access.ts';
import { loaded } from '../section.ts';
import type { NetworkSnapshot, VpcFacts } from '../snapshot.ts';
import { loadPrefixLists, prefixListIdsOf } from './prefixLists.ts';
import { maxFilterValues } from './filterValues.ts';
import { everyPage } from './sectionLoader.ts';
import type { SectionLoader } from './sectionLoader.ts';
import { loadTransitGatewayTables } from './transitGateways.ts';

export interface NetworkPlace {
  readonly region: string;
  readonly vpcId: string;
  /** Whose network interfaces matter: the groups of the database or of the directory. */
  readonly securityGroupIds: readonly string[];
}

/**
 * What EC2 says about one VPC. Every call but peerings is filtered by the VPC: unfiltered ones draw on a
 * smaller request budget of the account (EC2 developer guide, request throttling).
 */
export async function loadNetwork(
  access: AwsAccess,
  { region, vpcId, securityGroupIds }: NetworkPlace,
  loader: SectionLoader,
): Promise<NetworkSnapshot> {
  const client = access.clients.ec2(region);
  const pages = { client, pageSize: 200, stopOnSameToken: true };
  const ofVpc = { Filters: [{ Name: 'vpc-id', Values: [vpcId] }] };
  const ofGroups =
    securityGroupIds.length === 0 || securityGroupIds.length > maxFilterValues
      ? ofVpc
      : { Filters: [...ofVpc.Filters, { Name: 'group-id', Values: [...securityGroupIds] }] };
  const ofAttachment = { Filters: [{ Name: 'resource-id', Values: [vpcId] }] };
  const [vpcs, subnets, securityGroups, networkAcls, routeTables, peerings, interfaces, transit] =
    await Promise.all([
      loadVpcs(access, region, vpcId, loader),
      loader.section('ec2:DescribeSubnets', region, (options) =>
        everyPage(paginateDescribeSubnets(pages, ofVpc, options), (page) => page.Subnets),
      ),
      loader.section('ec2:DescribeSecurityGroups', region, (options) =>
        everyPage(
          paginateDescribeSecurityGroups(pages, ofVpc, options),
          (page) => page.SecurityGroups,
        ),
      ),
      loader.section('ec2:DescribeNetworkAcls', region, (options) =>
        everyPage(paginateDescribeNetworkAcls(pages, ofVpc, options), (page) => page.NetworkAcls),
      ),
      loader.section('ec2:DescribeRouteTables', region, (options) =>
        everyPage(
          paginateDescribeRouteTables({ ...pages, pageSize: 100 }, ofVpc, options),
          (page) => page.RouteTables,
        ),
      ),
      // A VPC is the requester of some peerings and the accepter of others, and filters are ANDed.
      loader.section('ec2:DescribeVpcPeeringConnections', region, (options) =>
        everyPage(
          paginateDescribeVpcPeeringConnections(pages, {}, options),
          (page) => page.VpcPeeringConnections,
        ),
      ),
      loader.section('ec2:DescribeNetworkInterfaces', region, (options) =>
        everyPage(
          paginateDescribeNetworkInterfaces(pages, ofGroups, options),
          (page) => page.NetworkInterfaces,
        ),
      ),
      loader.section('ec2:DescribeTransitGatewayAttachments', region, (options) =>
        everyPage(
          paginateDescribeTransitGatewayAttachments(pages, ofAttachment, options),
          (page) => page.TransitGatewayAttachments,
        ),
      ),
    ]);
  const [prefixLists, transitGatewayRouteTables] = await Promise.all([
    loadPrefixLists(access, region, prefixListIdsOf(securityGroups, routeTables), loader),
    loadTransitGatewayTables(access, region, transit, loader),
  ]);
  return {
    region,
    vpcs,
    subnets,
    securityGroups,
    networkAcls,
    routeTables,
    peerings,
    prefixLists,
    networkInterfaces: interfaces,
    transitGatewayAttachments: transit,
    transitGatewayRouteTables,
  };
}

async function loadVpcs(
  access: AwsAccess,
  region: string,
  vpcId: string,
  loader: SectionLoader,
): Promise<NetworkSnapshot['vpcs']> {
  const client = access.clients.ec2(region);
  const listed = await loader.section('ec2:DescribeVpcs', region, (options) =>
    everyPage(paginateDescribeVpcs({ client }, { VpcIds: [vpcId] }, options), (page) => page.Vpcs),
  );
  if (listed.outcome !== 'loaded') return listed;
  return loaded(
    await Promise.all(listed.value.map((vpc) => loadVpcAttributes(access, region, vpc, loader))),
  );
}

/** An attribute that may not be read stays unknown; the VPC is still worth having. */
async function loadVpcAttributes(
  access: AwsAccess,
  region: string,
  vpc: Vpc,
  loader: SectionLoader,
): Promise<VpcFacts> {
  const client = access.clients.ec2(region);
  const ask = (Attribute: 'enableDnsSupport' | 'enableDnsHostnames') =>
    loader.section('ec2:DescribeVpcAttribute', region, (options) =>
      client.send(new DescribeVpcAttributeCommand({ VpcId: vpc.VpcId, Attribute }), options),
    );
  const [support, hostnames] = await Promise.all([
    ask('enableDnsSupport'),
    ask('enableDnsHostnames'),
  ]);
  const enableDnsSupport =
    support.outcome === 'loaded' ? support.value.EnableDnsSupport?.Value : undefined;
  const enableDnsHostnames =
    hostnames.outcome === 'loaded' ? hostnames.value.EnableDnsHostnames?.Value : undefined;
  return {
    vpc,
    ...(enableDnsSupport === undefined ? {} : { enableDnsSupport }),
    ...(enableDnsHostnames === undefined ? {} : { enableDnsHostnames }),
  };
}
