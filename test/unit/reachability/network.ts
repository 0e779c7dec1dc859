/** Small networks for tests, in the SDK's own types, with everything loaded unless a test says otherwise. */
import type {
  IpPermission,
  NetworkAclEntry,
  Route,
  SecurityGroup,
  Subnet,
} from '@aws-sdk/client-ec2';
import type { Section } from '../../../src/aws/section.ts';
import type { NetworkSnapshot } from '../../../src/aws/snapshot.ts';
import { buildWorld } from '../../../src/reachability/buildWorld.ts';
import type { Endpoint, Flow, Protocol } from '../../../src/reachability/flow.ts';
import { judge } from '../../../src/reachability/judge.ts';

export function loaded<T>(value: T): Section<T> {
  return { outcome: 'loaded', value };
}

export function denied(action: string): Section<never> {
  return { outcome: 'not-permitted', action, message: `no ${action}` };
}

export function network(parts: Partial<NetworkSnapshot> = {}): NetworkSnapshot {
  return {
    region: 'eu-west-1',
    vpcs: loaded([]),
    subnets: loaded([]),
    securityGroups: loaded([]),
    networkAcls: loaded([]),
    routeTables: loaded([]),
    peerings: loaded([]),
    prefixLists: loaded([]),
    networkInterfaces: loaded([]),
    transitGatewayAttachments: loaded([]),
    transitGatewayRouteTables: loaded([]),
    ...parts,
  };
}

export const everything: IpPermission = {
  IpProtocol: '-1',
  IpRanges: [{ CidrIp: '0.0.0.0/0' }],
  Ipv6Ranges: [{ CidrIpv6: '::/0' }],
};

export function rule(protocol: string, from: number, to: number, ...cidrs: string[]): IpPermission {
  return {
    IpProtocol: protocol,
    FromPort: from,
    ToPort: to,
    IpRanges: cidrs.filter((cidr) => !cidr.includes(':')).map((CidrIp) => ({ CidrIp })),
    Ipv6Ranges: cidrs.filter((cidr) => cidr.includes(':')).map((CidrIpv6) => ({ CidrIpv6 })),
  };
}

export function group(
  GroupId: string,
  IpPermissions: IpPermission[],
  IpPermissionsEgress: IpPermission[] = [everything],
  VpcId = 'vpc-db',
): SecurityGroup {
  return { GroupId, GroupName: `${GroupId}-name`, VpcId, IpPermissions, IpPermissionsEgress };
}

export function entry(
  RuleNumber: number,
  RuleAction: 'allow' | 'deny',
  Egress: boolean,
  Protocol: string,
  CidrBlock: string,
  ports?: readonly [number, number],
): NetworkAclEntry {
  return {
    RuleNumber,
    RuleAction,
    Egress,
    Protocol,
    CidrBlock,
    ...(ports && { PortRange: { From: ports[0], To: ports[1] } }),
  };
}

export const openEntries: NetworkAclEntry[] = [
  entry(100, 'allow', false, '-1', '0.0.0.0/0'),
  entry(100, 'allow', true, '-1', '0.0.0.0/0'),
  { RuleNumber: 101, RuleAction: 'allow', Egress: false, Protocol: '-1', Ipv6CidrBlock: '::/0' },
  { RuleNumber: 101, RuleAction: 'allow', Egress: true, Protocol: '-1', Ipv6CidrBlock: '::/0' },
  entry(32767, 'deny', false, '-1', '0.0.0.0/0'),
  entry(32767, 'deny', true, '-1', '0.0.0.0/0'),
];

export interface VpcParts {
  readonly groups?: SecurityGroup[];
  /** ACL entries by subnet; a subnet without has the default ACL. */
  readonly entries?: Readonly<Record<string, NetworkAclEntry[]>>;
  readonly routes?: Route[];
  readonly subnets?: Readonly<Record<string, string>>;
  readonly cidr?: string;
  readonly region?: string;
}

/** One VPC with a main route table: `vpcNetwork('vpc-db', { … })`. */
export function vpcNetwork(vpcId: string, parts: VpcParts = {}): NetworkSnapshot {
  const cidr = parts.cidr ?? '10.20.0.0/16';
  const blocks = parts.subnets ?? { 'subnet-a': '10.20.1.0/24', 'subnet-b': '10.20.2.0/24' };
  const subnets = Object.entries(blocks).map(([SubnetId, CidrBlock]): Subnet => ({
    SubnetId,
    VpcId: vpcId,
    CidrBlock,
  }));
  return network({
    region: parts.region ?? 'eu-west-1',
    vpcs: loaded([
      { vpc: { VpcId: vpcId, CidrBlock: cidr }, enableDnsSupport: true, enableDnsHostnames: true },
    ]),
    subnets: loaded(subnets),
    securityGroups: loaded(parts.groups ?? []),
    networkAcls: loaded(
      subnets.map(({ SubnetId = '' }) => ({
        NetworkAclId: `acl-${SubnetId}`,
        VpcId: vpcId,
        Associations: [{ SubnetId }],
        Entries: parts.entries?.[SubnetId] ?? openEntries,
      })),
    ),
    routeTables: loaded([
      {
        RouteTableId: `rtb-${vpcId}`,
        VpcId: vpcId,
        Associations: [{ Main: true }],
        Routes: [
          { DestinationCidrBlock: cidr, GatewayId: 'local', State: 'active' },
          ...(parts.routes ?? []),
        ],
      },
    ]),
  });
}

export function end(kind: Endpoint['kind'], parts: Partial<Endpoint> = {}): Endpoint {
  return { kind, label: kind, subnetIds: [], securityGroupIds: [], ...parts };
}

export function flow(
  from: Endpoint,
  to: Endpoint,
  port: number | readonly [number, number],
  protocol: Protocol = 'tcp',
): Flow {
  const [first, last] = typeof port === 'number' ? [port, port] : port;
  const ports = { from: first, to: last };
  return { id: 'test', kind: 'custom', from, to, protocol, ports, purpose: 'test', required: true };
}

export function verdict(networks: readonly NetworkSnapshot[], ...of: Parameters<typeof flow>) {
  return judge(flow(...of), buildWorld(networks));
}
