/** VPCs, subnets, ACLs, routes, peerings and interfaces as EC2 describes them, with its defaults. */
import type {
  NetworkAcl,
  NetworkInterface,
  Route,
  RouteTable,
  Subnet,
  VpcPeeringConnection,
} from '@aws-sdk/client-ec2';
import type { VpcState } from '../aws/state.ts';
import { accountId, arn, homeRegion } from './names.ts';

export function vpc(VpcId: string, CidrBlock: string, name: string): VpcState {
  return {
    vpc: {
      VpcId,
      CidrBlock,
      OwnerId: accountId,
      State: 'available',
      DhcpOptionsId: 'dopt-0a1b2c3d4e5f60718',
      InstanceTenancy: 'default',
      IsDefault: false,
      CidrBlockAssociationSet: [
        {
          AssociationId: `vpc-cidr-assoc-${VpcId.slice(4)}`,
          CidrBlock,
          CidrBlockState: { State: 'associated' },
        },
      ],
      Tags: [{ Key: 'Name', Value: name }],
    },
    enableDnsSupport: true,
    enableDnsHostnames: true,
  };
}

export function subnet(SubnetId: string, VpcId: string, CidrBlock: string, zone: string): Subnet {
  return {
    SubnetId,
    VpcId,
    CidrBlock,
    AvailabilityZone: `${homeRegion}${zone}`,
    AvailabilityZoneId: `euw1-az${zone === 'a' ? 1 : 2}`,
    AvailableIpAddressCount: 8,
    DefaultForAz: false,
    MapPublicIpOnLaunch: false,
    OwnerId: accountId,
    State: 'available',
    SubnetArn: arn('ec2', homeRegion, `subnet/${SubnetId}`),
  };
}

/** The ACL that comes with a VPC: rule 100 allows, the last one denies, each way. */
export function defaultAcl(id: string, VpcId: string, subnetIds: readonly string[]): NetworkAcl {
  const both = [false, true].flatMap((Egress) => [
    {
      CidrBlock: '0.0.0.0/0',
      Egress,
      Protocol: '-1',
      RuleAction: 'allow' as const,
      RuleNumber: 100,
    },
    {
      CidrBlock: '0.0.0.0/0',
      Egress,
      Protocol: '-1',
      RuleAction: 'deny' as const,
      RuleNumber: 32_767,
    },
  ]);
  return {
    NetworkAclId: id,
    VpcId,
    IsDefault: true,
    OwnerId: accountId,
    Entries: both,
    Associations: subnetIds.map((SubnetId, index) => ({
      NetworkAclAssociationId: `aclassoc-${id.slice(4)}${index}`,
      NetworkAclId: id,
      SubnetId,
    })),
    Tags: [],
  };
}

/** The main route table of a VPC: `local`, then what is given. */
export function mainRouteTable(
  id: string,
  VpcId: string,
  cidr: string,
  routes: readonly Route[],
): RouteTable {
  const local: Route = {
    DestinationCidrBlock: cidr,
    GatewayId: 'local',
    Origin: 'CreateRouteTable',
    State: 'active',
  };
  return {
    RouteTableId: id,
    VpcId,
    OwnerId: accountId,
    Associations: [
      {
        RouteTableAssociationId: `rtbassoc-${id.slice(4)}`,
        RouteTableId: id,
        Main: true,
        AssociationState: { State: 'associated' },
      },
    ],
    PropagatingVgws: [],
    Routes: [local, ...routes],
    Tags: [],
  };
}

export function route(DestinationCidrBlock: string, via: Partial<Route>): Route {
  return { DestinationCidrBlock, Origin: 'CreateRoute', State: 'active', ...via };
}

export interface PeerVpc {
  readonly id: string;
  readonly cidr: string;
}

export function activePeering(
  id: string,
  requester: PeerVpc,
  accepter: PeerVpc,
): VpcPeeringConnection {
  const side = ({ id: VpcId, cidr }: PeerVpc) => ({
    VpcId,
    CidrBlock: cidr,
    CidrBlockSet: [{ CidrBlock: cidr }],
    OwnerId: accountId,
    Region: homeRegion,
    PeeringOptions: {
      AllowDnsResolutionFromRemoteVpc: true,
      AllowEgressFromLocalClassicLinkToRemoteVpc: false,
      AllowEgressFromLocalVpcToRemoteClassicLink: false,
    },
  });
  return {
    VpcPeeringConnectionId: id,
    RequesterVpcInfo: side(requester),
    AccepterVpcInfo: side(accepter),
    Status: { Code: 'active', Message: 'Active' },
    Tags: [],
  };
}

export interface InterfaceSpec {
  readonly id: string;
  readonly address: string;
  readonly subnet: Subnet;
  readonly groupId: string;
  readonly description: string;
  readonly requesterId: string;
}

export function networkInterface(spec: InterfaceSpec): NetworkInterface {
  return {
    NetworkInterfaceId: spec.id,
    PrivateIpAddress: spec.address,
    PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: spec.address }],
    SubnetId: spec.subnet.SubnetId,
    VpcId: spec.subnet.VpcId,
    AvailabilityZone: spec.subnet.AvailabilityZone,
    Groups: [{ GroupId: spec.groupId }],
    Description: spec.description,
    RequesterId: spec.requesterId,
    RequesterManaged: true,
    OwnerId: accountId,
    Status: 'in-use',
    InterfaceType: 'interface',
    SourceDestCheck: true,
    Ipv6Addresses: [],
    TagSet: [],
  };
}
