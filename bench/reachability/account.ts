/** A large account for the benchmark: every database has five groups of its own and a directory to reach. */
import type { IpPermission, SecurityGroup } from '@aws-sdk/client-ec2';
import type { NetworkSnapshot } from '../../src/aws/snapshot.ts';
import type { Endpoint } from '../../src/reachability/flow.ts';

export interface Size {
  readonly groups: number;
  readonly rulesPerGroup: number;
  readonly databases: number;
}

export interface Account {
  readonly network: NetworkSnapshot;
  readonly databases: readonly Endpoint[];
  readonly controllers: readonly Endpoint[];
}

function loaded<T>(value: T) {
  return { outcome: 'loaded', value } as const;
}

/** Half inbound, half outbound, one source each; every tenth refers to a group. None opens everything. */
function rules(seed: number, count: number): IpPermission[] {
  return Array.from({ length: count }, (_, index): IpPermission => {
    const number = seed * 31 + index * 7;
    const port = [53, 88, 135, 389, 445, 464, 636][number % 7] ?? 88;
    const base = { IpProtocol: number % 3 === 0 ? 'udp' : 'tcp', FromPort: port, ToPort: port };
    if (index % 10 === 9)
      return { ...base, UserIdGroupPairs: [{ GroupId: `sg-${number % 1000}` }] };
    return { ...base, IpRanges: [{ CidrIp: `10.${number % 4}.${number % 256}.0/24` }] };
  });
}

const entries = [false, true].flatMap((Egress) =>
  Array.from({ length: 20 }, (_, index) => ({
    Egress,
    RuleNumber: 10 * (index + 1),
    RuleAction: index === 19 ? ('allow' as const) : ('deny' as const),
    Protocol: index === 19 ? '-1' : '6',
    CidrBlock: index === 19 ? '0.0.0.0/0' : `192.0.2.${index}/32`,
  })),
);

export function account({ groups, rulesPerGroup, databases }: Size): Account {
  const subnets = Array.from({ length: 16 }, (_, index) => ({
    SubnetId: `subnet-${index}`,
    VpcId: 'vpc-1',
    CidrBlock: `10.0.${index * 16}.0/20`,
  }));
  const half = Math.floor(rulesPerGroup / 2);
  const securityGroups = Array.from({ length: groups }, (_, index): SecurityGroup => ({
    GroupId: `sg-${index}`,
    VpcId: 'vpc-1',
    IpPermissions: rules(index, half),
    IpPermissionsEgress: rules(index + 1, rulesPerGroup - half),
  }));
  const network: NetworkSnapshot = {
    region: 'eu-west-1',
    vpcs: loaded([{ vpc: { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' } }]),
    subnets: loaded(subnets),
    securityGroups: loaded(securityGroups),
    networkAcls: loaded([
      {
        NetworkAclId: 'acl-1',
        Associations: subnets.map(({ SubnetId }) => ({ SubnetId })),
        Entries: entries,
      },
    ]),
    routeTables: loaded([
      {
        RouteTableId: 'rtb-1',
        VpcId: 'vpc-1',
        Associations: [{ Main: true }],
        Routes: [{ DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local' }],
      },
    ]),
    peerings: loaded([]),
    prefixLists: loaded([]),
    networkInterfaces: loaded([]),
    transitGatewayAttachments: loaded([]),
    transitGatewayRouteTables: loaded([]),
  };
  const end = (index: number, kind: Endpoint['kind'], own: number[]): Endpoint => ({
    kind,
    label: `${kind} ${index}`,
    address: `10.0.${(index % 16) * 16 + (index >> 8)}.${4 + (index % 200)}`,
    vpcId: 'vpc-1',
    region: 'eu-west-1',
    subnetIds: [`subnet-${index % 16}`],
    securityGroupIds: own.map((group) => `sg-${group % groups}`),
    ephemeralPorts: { from: 32768, to: 60999 },
  });
  return {
    network,
    databases: Array.from({ length: databases }, (_, index) =>
      end(
        index,
        'database',
        [0, 1, 2, 3, 4].map((offset) => index * 5 + offset),
      ),
    ),
    controllers: [0, 1].map((index) => end(index, 'domain-controller', [groups - 1 - index])),
  };
}
