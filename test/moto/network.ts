/** Networks in moto with everything that reachability reads: rules of each kind, ACLs, routes, peerings. */
import {
  AcceptVpcPeeringConnectionCommand,
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateInternetGatewayCommand,
  CreateManagedPrefixListCommand,
  CreateNetworkAclCommand,
  CreateNetworkAclEntryCommand,
  CreateNetworkInterfaceCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  CreateVpcPeeringConnectionCommand,
  DescribeNetworkAclsCommand,
  ReplaceNetworkAclAssociationCommand,
} from '@aws-sdk/client-ec2';
import type { CreateNetworkAclEntryCommandInput, EC2Client } from '@aws-sdk/client-ec2';

export interface MotoNetwork {
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly groupId: string;
  readonly prefixListId: string;
  readonly peeringId: string;
  readonly aclId: string;
  readonly routeTableId: string;
  readonly interfaceId: string;
}

export async function createNetwork(ec2: EC2Client, region: string): Promise<MotoNetwork> {
  const own = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.20.0.0/16' }));
  const other = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.30.0.0/16' }));
  const vpcId = own.Vpc?.VpcId ?? '';
  const subnetIds: string[] = [];
  for (const [index, zone] of ['a', 'b'].entries()) {
    const AvailabilityZone = `${region}${zone}`;
    const CidrBlock = `10.20.${index}.0/24`;
    const made = await ec2.send(
      new CreateSubnetCommand({ VpcId: vpcId, CidrBlock, AvailabilityZone }),
    );
    subnetIds.push(made.Subnet?.SubnetId ?? '');
  }
  const { groupId, prefixListId } = await createGroups(ec2, vpcId);
  const peering = await ec2.send(
    new CreateVpcPeeringConnectionCommand({ VpcId: vpcId, PeerVpcId: other.Vpc?.VpcId }),
  );
  const peeringId = peering.VpcPeeringConnection?.VpcPeeringConnectionId ?? '';
  await ec2.send(new AcceptVpcPeeringConnectionCommand({ VpcPeeringConnectionId: peeringId }));
  const aclId = await createAcl(ec2, vpcId, subnetIds[0] ?? '');
  const routeTableId = await createRoutes(ec2, vpcId, subnetIds[0] ?? '', peeringId, prefixListId);
  const made = await ec2.send(
    new CreateNetworkInterfaceCommand({
      SubnetId: subnetIds[0],
      Groups: [groupId],
      Description: 'RDSNetworkInterface',
    }),
  );
  const interfaceId = made.NetworkInterface?.NetworkInterfaceId ?? '';
  return { vpcId, subnetIds, groupId, prefixListId, peeringId, aclId, routeTableId, interfaceId };
}

async function createGroups(ec2: EC2Client, VpcId: string) {
  const create = async (name: string): Promise<string> => {
    const made = await ec2.send(
      new CreateSecurityGroupCommand({ VpcId, GroupName: name, Description: name }),
    );
    return made.GroupId ?? '';
  };
  const groupId = await create('databases');
  const clients = await create('clients');
  const list = await ec2.send(
    new CreateManagedPrefixListCommand({
      PrefixListName: 'offices',
      AddressFamily: 'IPv4',
      MaxEntries: 5,
      Entries: [{ Cidr: '192.0.2.0/24', Description: 'Dublin' }, { Cidr: '203.0.113.0/28' }],
    }),
  );
  const prefixListId = list.PrefixList?.PrefixListId ?? '';
  const tcp = (port: number) => ({ IpProtocol: 'tcp', FromPort: port, ToPort: port });
  const IpPermissions = [
    { ...tcp(3306), IpRanges: [{ CidrIp: '10.20.0.0/16', Description: 'the VPC' }] },
    { ...tcp(5432), PrefixListIds: [{ PrefixListId: prefixListId }] },
    { ...tcp(1433), UserIdGroupPairs: [{ GroupId: clients, Description: 'clients' }] },
    { ...tcp(1521), Ipv6Ranges: [{ CidrIpv6: '2001:db8::/32' }] },
    { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: groupId }] },
    { IpProtocol: 'icmp', FromPort: 3, ToPort: 4, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
    { IpProtocol: 'udp', FromPort: 1024, ToPort: 65535, IpRanges: [{ CidrIp: '10.30.0.0/16' }] },
  ];
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: groupId, IpPermissions }));
  await ec2.send(
    new AuthorizeSecurityGroupEgressCommand({
      GroupId: groupId,
      IpPermissions: [
        { IpProtocol: 'udp', FromPort: 88, ToPort: 88, IpRanges: [{ CidrIp: '10.30.0.0/16' }] },
      ],
    }),
  );
  return { groupId, prefixListId };
}

/** Numbers, protocols, directions and ranges of each kind that a rule can have. */
const aclEntries: readonly Omit<CreateNetworkAclEntryCommandInput, 'NetworkAclId'>[] = [
  { ...rule(90, 'deny', '-1'), CidrBlock: '198.51.100.0/24' },
  { ...rule(100, 'allow', '6'), CidrBlock: '10.0.0.0/8', PortRange: { From: 88, To: 88 } },
  { ...rule(110, 'allow', '17'), CidrBlock: '10.0.0.0/8', PortRange: { From: 1024, To: 65535 } },
  { ...rule(120, 'allow', '1'), CidrBlock: '0.0.0.0/0', IcmpTypeCode: { Type: 3, Code: 4 } },
  { ...rule(130, 'allow', '6'), Ipv6CidrBlock: '2001:db8::/32', PortRange: { From: 1, To: 2 } },
  { ...rule(100, 'allow', '-1'), Egress: true, CidrBlock: '0.0.0.0/0' },
];

function rule(RuleNumber: number, RuleAction: 'allow' | 'deny', Protocol: string) {
  return { RuleNumber, RuleAction, Protocol, Egress: false };
}

async function createAcl(ec2: EC2Client, VpcId: string, subnet: string): Promise<string> {
  const filter = { Name: 'association.subnet-id', Values: [subnet] };
  const before = await ec2.send(new DescribeNetworkAclsCommand({ Filters: [filter] }));
  const AssociationId = before.NetworkAcls?.[0]?.Associations?.find(
    ({ SubnetId }) => SubnetId === subnet,
  )?.NetworkAclAssociationId;
  const made = await ec2.send(new CreateNetworkAclCommand({ VpcId }));
  const NetworkAclId = made.NetworkAcl?.NetworkAclId;
  for (const entry of aclEntries) {
    await ec2.send(new CreateNetworkAclEntryCommand({ NetworkAclId, ...entry }));
  }
  await ec2.send(new ReplaceNetworkAclAssociationCommand({ AssociationId, NetworkAclId }));
  return NetworkAclId ?? '';
}

async function createRoutes(
  ec2: EC2Client,
  VpcId: string,
  SubnetId: string,
  VpcPeeringConnectionId: string,
  DestinationPrefixListId: string,
): Promise<string> {
  const gateway = await ec2.send(new CreateInternetGatewayCommand({}));
  const GatewayId = gateway.InternetGateway?.InternetGatewayId;
  await ec2.send(new AttachInternetGatewayCommand({ VpcId, InternetGatewayId: GatewayId }));
  const made = await ec2.send(new CreateRouteTableCommand({ VpcId }));
  const RouteTableId = made.RouteTable?.RouteTableId;
  for (const route of [
    { DestinationCidrBlock: '0.0.0.0/0', GatewayId },
    { DestinationCidrBlock: '10.30.0.0/16', VpcPeeringConnectionId },
    { DestinationPrefixListId, VpcPeeringConnectionId },
  ]) {
    await ec2.send(new CreateRouteCommand({ RouteTableId, ...route }));
  }
  await ec2.send(new AssociateRouteTableCommand({ RouteTableId, SubnetId }));
  return RouteTableId ?? '';
}
