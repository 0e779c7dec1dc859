/** Which EC2 filter stands for which field, one table a resource. */
import type {
  ManagedPrefixList,
  NetworkAcl,
  NetworkInterface,
  RouteTable,
  SecurityGroup,
  SecurityGroupRule,
  Subnet,
  Tag,
  TransitGatewayAttachment,
  Vpc,
  VpcPeeringConnection,
} from '@aws-sdk/client-ec2';
import type { FilterTable } from './matching.ts';

function tagKeys(tags: readonly Tag[] | undefined): readonly unknown[] {
  return (tags ?? []).map((it) => it.Key);
}

export const vpcFilters: FilterTable<Vpc> = {
  'vpc-id': (it) => [it.VpcId],
  cidr: (it) => [it.CidrBlock],
  'owner-id': (it) => [it.OwnerId],
  'tag-key': (it) => tagKeys(it.Tags),
};
export const subnetFilters: FilterTable<Subnet> = {
  'subnet-id': (it) => [it.SubnetId],
  'vpc-id': (it) => [it.VpcId],
  'availability-zone': (it) => [it.AvailabilityZone],
  'cidr-block': (it) => [it.CidrBlock],
};
export const securityGroupFilters: FilterTable<SecurityGroup> = {
  'group-id': (it) => [it.GroupId],
  'group-name': (it) => [it.GroupName],
  'vpc-id': (it) => [it.VpcId],
  'owner-id': (it) => [it.OwnerId],
};
export const securityGroupRuleFilters: FilterTable<SecurityGroupRule> = {
  'group-id': (it) => [it.GroupId],
  'security-group-rule-id': (it) => [it.SecurityGroupRuleId],
};
export const networkAclFilters: FilterTable<NetworkAcl> = {
  'network-acl-id': (it) => [it.NetworkAclId],
  'vpc-id': (it) => [it.VpcId],
  default: (it) => [it.IsDefault],
  'association.subnet-id': (it) => (it.Associations ?? []).map((link) => link.SubnetId),
};
export const routeTableFilters: FilterTable<RouteTable> = {
  'route-table-id': (it) => [it.RouteTableId],
  'vpc-id': (it) => [it.VpcId],
  'association.subnet-id': (it) => (it.Associations ?? []).map((link) => link.SubnetId),
  'association.main': (it) => (it.Associations ?? []).map((link) => link.Main),
};
export const peeringFilters: FilterTable<VpcPeeringConnection> = {
  'vpc-peering-connection-id': (it) => [it.VpcPeeringConnectionId],
  'requester-vpc-info.vpc-id': (it) => [it.RequesterVpcInfo?.VpcId],
  'accepter-vpc-info.vpc-id': (it) => [it.AccepterVpcInfo?.VpcId],
  'status-code': (it) => [it.Status?.Code],
};
export const networkInterfaceFilters: FilterTable<NetworkInterface> = {
  'network-interface-id': (it) => [it.NetworkInterfaceId],
  'vpc-id': (it) => [it.VpcId],
  'subnet-id': (it) => [it.SubnetId],
  'group-id': (it) => (it.Groups ?? []).map((group) => group.GroupId),
  'private-ip-address': (it) => [it.PrivateIpAddress],
  'addresses.private-ip-address': (it) =>
    (it.PrivateIpAddresses ?? []).map((address) => address.PrivateIpAddress),
  description: (it) => [it.Description],
  'requester-id': (it) => [it.RequesterId],
  status: (it) => [it.Status],
};
export const prefixListFilters: FilterTable<ManagedPrefixList> = {
  'prefix-list-id': (it) => [it.PrefixListId],
  'prefix-list-name': (it) => [it.PrefixListName],
  'owner-id': (it) => [it.OwnerId],
};
export const transitGatewayAttachmentFilters: FilterTable<TransitGatewayAttachment> = {
  'transit-gateway-attachment-id': (it) => [it.TransitGatewayAttachmentId],
  'transit-gateway-id': (it) => [it.TransitGatewayId],
  'resource-id': (it) => [it.ResourceId],
  'resource-type': (it) => [it.ResourceType],
  state: (it) => [it.State],
};
