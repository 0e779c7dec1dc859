/** EC2: the read actions about networks, API version 2016-11-15. */
import type { Action, ActionContext, ActionTable } from './context.ts';
import {
  networkAclFilters,
  networkInterfaceFilters,
  peeringFilters,
  prefixListFilters,
  routeTableFilters,
  securityGroupFilters,
  securityGroupRuleFilters,
  subnetFilters,
  transitGatewayAttachmentFilters,
  vpcFilters,
} from './ec2Filters.ts';
import { matching } from './matching.ts';
import type { FilterTable } from './matching.ts';
import { count, filters, requiredText, text, texts } from './parameters.ts';
import { pageOf } from './paging.ts';
import { securityGroupRules } from './securityGroupRules.ts';
import { ServiceError } from './serviceError.ts';
import type { RegionState } from './state.ts';

interface Describe<T> {
  /** Member of the output shape. */
  readonly list: string;
  readonly resources: (state: RegionState) => readonly T[];
  readonly filters: FilterTable<T>;
  /** Input parameter with ids, as EC2 Query spells it: singular, without a list name. */
  readonly ids: string;
  readonly idOf: (resource: T) => string | undefined;
  /** Code and wording for an id that does not exist. */
  readonly notFound: readonly [code: string, noun: string];
}

/** Every Describe action: ids, then filters, then a page. Asking by id never pages, as in EC2. */
function describe<T extends object>(spec: Describe<T>): Action {
  return (context) => {
    const resources = spec.resources(context.state);
    const ids = texts(context.parameters, spec.ids);
    const missing = ids?.find((id) => !resources.some((it) => spec.idOf(it) === id));
    if (missing !== undefined) {
      const [code, noun] = spec.notFound;
      throw new ServiceError(code, `The ${noun} '${missing}' does not exist`);
    }
    const asked = resources.filter((it) => ids === undefined || ids.includes(spec.idOf(it) ?? ''));
    const found = matching(asked, filters(context.parameters), spec.filters);
    return ids ? { [spec.list]: found } : ec2Page(context, spec.list, found);
  };
}

function ec2Page(context: ActionContext, list: string, items: readonly object[]): object {
  const page = pageOf(items, {
    list,
    token: text(context.parameters, 'NextToken'),
    size: count(context.parameters, 'MaxResults'),
    limit: context.pageSize,
    invalidToken: 'InvalidNextToken',
  });
  return { [list]: page.items, NextToken: page.next };
}

export const ec2Actions: ActionTable = {
  DescribeVpcs: describe({
    list: 'Vpcs',
    resources: (state) => state.vpcs.map((it) => it.vpc),
    filters: vpcFilters,
    ids: 'VpcId',
    idOf: (it) => it.VpcId,
    notFound: ['InvalidVpcID.NotFound', 'vpc ID'],
  }),
  DescribeVpcAttribute({ parameters, state }) {
    const VpcId = requiredText(parameters, 'VpcId');
    const attribute = requiredText(parameters, 'Attribute');
    const found = state.vpcs.find((it) => it.vpc.VpcId === VpcId);
    if (!found)
      throw new ServiceError('InvalidVpcID.NotFound', `The vpc ID '${VpcId}' does not exist`);
    switch (attribute) {
      case 'enableDnsSupport':
        return { VpcId, EnableDnsSupport: { Value: found.enableDnsSupport } };
      case 'enableDnsHostnames':
        return { VpcId, EnableDnsHostnames: { Value: found.enableDnsHostnames } };
      default:
        throw new ServiceError(
          'InvalidParameterValue',
          `Value (${attribute}) for parameter attribute is invalid.`,
        );
    }
  },
  DescribeSubnets: describe({
    list: 'Subnets',
    resources: (state) => state.subnets,
    filters: subnetFilters,
    ids: 'SubnetId',
    idOf: (it) => it.SubnetId,
    notFound: ['InvalidSubnetID.NotFound', 'subnet ID'],
  }),
  DescribeSecurityGroups: describe({
    list: 'SecurityGroups',
    resources: (state) => state.securityGroups,
    filters: securityGroupFilters,
    ids: 'GroupId',
    idOf: (it) => it.GroupId,
    notFound: ['InvalidGroup.NotFound', 'security group'],
  }),
  DescribeSecurityGroupRules: describe({
    list: 'SecurityGroupRules',
    resources: (state) => state.securityGroups.flatMap(securityGroupRules),
    filters: securityGroupRuleFilters,
    ids: 'SecurityGroupRuleId',
    idOf: (it) => it.SecurityGroupRuleId,
    notFound: ['InvalidSecurityGroupRuleId.NotFound', 'security group rule ID'],
  }),
  DescribeNetworkAcls: describe({
    list: 'NetworkAcls',
    resources: (state) => state.networkAcls,
    filters: networkAclFilters,
    ids: 'NetworkAclId',
    idOf: (it) => it.NetworkAclId,
    notFound: ['InvalidNetworkAclID.NotFound', 'networkAcl ID'],
  }),
  DescribeRouteTables: describe({
    list: 'RouteTables',
    resources: (state) => state.routeTables,
    filters: routeTableFilters,
    ids: 'RouteTableId',
    idOf: (it) => it.RouteTableId,
    notFound: ['InvalidRouteTableID.NotFound', 'routeTable ID'],
  }),
  DescribeVpcPeeringConnections: describe({
    list: 'VpcPeeringConnections',
    resources: (state) => state.peerings,
    filters: peeringFilters,
    ids: 'VpcPeeringConnectionId',
    idOf: (it) => it.VpcPeeringConnectionId,
    notFound: ['InvalidVpcPeeringConnectionID.NotFound', 'vpcPeeringConnection ID'],
  }),
  DescribeNetworkInterfaces: describe({
    list: 'NetworkInterfaces',
    resources: (state) => state.networkInterfaces,
    filters: networkInterfaceFilters,
    ids: 'NetworkInterfaceId',
    idOf: (it) => it.NetworkInterfaceId,
    notFound: ['InvalidNetworkInterfaceID.NotFound', 'networkInterface ID'],
  }),
  DescribeManagedPrefixLists: describe({
    list: 'PrefixLists',
    resources: (state) => state.prefixLists.map((it) => it.list),
    filters: prefixListFilters,
    ids: 'PrefixListId',
    idOf: (it) => it.PrefixListId,
    notFound: ['InvalidPrefixListID.NotFound', 'prefix list ID'],
  }),
  GetManagedPrefixListEntries(context) {
    const id = requiredText(context.parameters, 'PrefixListId');
    const found = context.state.prefixLists.find((it) => it.list.PrefixListId === id);
    if (!found) {
      throw new ServiceError(
        'InvalidPrefixListID.NotFound',
        `The prefix list ID '${id}' does not exist`,
      );
    }
    return ec2Page(context, 'Entries', found.entries);
  },
  GetTransitGatewayRouteTablePropagations(context) {
    const id = requiredText(context.parameters, 'TransitGatewayRouteTableId');
    const found = context.state.transitGatewayPropagations[id];
    if (!found) {
      throw new ServiceError(
        'InvalidRouteTableID.NotFound',
        `Transit Gateway Route Table ${id} was deleted or does not exist.`,
      );
    }
    return ec2Page(context, 'TransitGatewayRouteTablePropagations', found);
  },
  DescribeTransitGatewayAttachments: describe({
    list: 'TransitGatewayAttachments',
    resources: (state) => state.transitGatewayAttachments,
    filters: transitGatewayAttachmentFilters,
    ids: 'TransitGatewayAttachmentIds',
    idOf: (it) => it.TransitGatewayAttachmentId,
    notFound: ['InvalidTransitGatewayAttachmentID.NotFound', 'transitGatewayAttachment ID'],
  }),
};
