/** VPCs, subnets, groups, ACLs and routes of the account: together, or peered with a VPC each. */
import type { IpPermission } from '@aws-sdk/client-ec2';
import type { RegionState } from '../aws/state.ts';
import type { SimulatorPorts } from '../place.ts';
import type { AddressPlan } from './addressPlan.ts';
import {
  activePeering,
  defaultAcl,
  everythingOut,
  fromGroup,
  mainRouteTable,
  networkInterface,
  permission,
  route,
  securityGroup,
  subnet,
  vpc,
} from './network.ts';
import { directoryId } from './names.ts';

export const directoryGroupId = 'sg-0d1a2b3c4d5e6f701';
export const databaseGroupId = 'sg-0e9f8a7b6c5d4e3f2';
const commonVpcId = 'vpc-0a1b2c3d4e5f60011';
const databaseVpcId = 'vpc-0a1b2c3d4e5f60022';
const corporateGateway = { GatewayId: 'vgw-0c0ffee1234567890' };

export interface LandscapeOptions {
  readonly peered: boolean;
  /** Blocks that the directory's group admits to every service of a domain controller. */
  readonly admittedByDirectory: readonly string[];
}

export interface Landscape {
  readonly ec2: Pick<
    RegionState,
    | 'vpcs'
    | 'subnets'
    | 'securityGroups'
    | 'networkAcls'
    | 'routeTables'
    | 'peerings'
    | 'networkInterfaces'
  >;
  readonly directory: Neighbourhood;
  readonly databases: Neighbourhood;
}

export interface Neighbourhood {
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
}

const directorySubnetIds = ['subnet-0d1000000000000a1', 'subnet-0d1000000000000b2'] as const;
const databaseSubnetIds = ['subnet-0e2000000000000a1', 'subnet-0e2000000000000b2'] as const;

export function landscape(
  plan: AddressPlan,
  ports: SimulatorPorts,
  options: LandscapeOptions,
): Landscape {
  const directoryVpc = {
    id: commonVpcId,
    cidr: options.peered ? plan.directoryVpc : plan.commonVpc,
  };
  const databaseVpc = options.peered ? { id: databaseVpcId, cidr: plan.databaseVpc } : directoryVpc;
  const peering = activePeering('pcx-0b1c2d3e4f5061728', databaseVpc, directoryVpc);
  const toPeer = { VpcPeeringConnectionId: peering.VpcPeeringConnectionId };
  const toCorporate = [
    route(plan.corporateNetwork, corporateGateway),
    route(plan.operatorsNetwork, corporateGateway),
  ];
  const subnets = [
    subnet(directorySubnetIds[0], directoryVpc.id, plan.directorySubnets[0], 'a'),
    subnet(directorySubnetIds[1], directoryVpc.id, plan.directorySubnets[1], 'b'),
    subnet(databaseSubnetIds[0], databaseVpc.id, plan.databaseSubnets[0], 'a'),
    subnet(databaseSubnetIds[1], databaseVpc.id, plan.databaseSubnets[1], 'b'),
  ];
  const idsIn = (vpcId: string) =>
    subnets.filter((it) => it.VpcId === vpcId).map((it) => it.SubnetId ?? '');
  const base = {
    subnets,
    securityGroups: groups(plan, ports, options, directoryVpc.id, databaseVpc.id),
    networkInterfaces: plan.controllers.flatMap((address, index) => {
      const home = subnets[index];
      return home ? [controllerInterface(address, index, home)] : [];
    }),
  };
  const directoryPart = {
    vpc: vpc(directoryVpc.id, directoryVpc.cidr, options.peered ? 'directory' : 'production'),
    acl: defaultAcl('acl-0aa000000000000d1', directoryVpc.id, idsIn(directoryVpc.id)),
  };
  const homes = {
    directory: { vpcId: directoryVpc.id, subnetIds: directorySubnetIds },
    databases: { vpcId: databaseVpc.id, subnetIds: databaseSubnetIds },
  };
  if (!options.peered) {
    const ec2 = {
      ...base,
      vpcs: [directoryPart.vpc],
      networkAcls: [directoryPart.acl],
      routeTables: [
        mainRouteTable('rtb-0aa000000000000d1', directoryVpc.id, directoryVpc.cidr, toCorporate),
      ],
      peerings: [],
    };
    return { ec2, ...homes };
  }
  const ec2 = {
    ...base,
    vpcs: [directoryPart.vpc, vpc(databaseVpc.id, databaseVpc.cidr, 'databases')],
    networkAcls: [
      directoryPart.acl,
      defaultAcl('acl-0bb000000000000e2', databaseVpc.id, idsIn(databaseVpc.id)),
    ],
    routeTables: [
      mainRouteTable('rtb-0aa000000000000d1', directoryVpc.id, directoryVpc.cidr, [
        ...toCorporate,
        route(databaseVpc.cidr, toPeer),
      ]),
      mainRouteTable('rtb-0bb000000000000e2', databaseVpc.id, databaseVpc.cidr, [
        ...toCorporate,
        route(directoryVpc.cidr, toPeer),
      ]),
    ],
    peerings: [peering],
  };
  return { ec2, ...homes };
}

function controllerInterface(address: string, index: number, home: ReturnType<typeof subnet>) {
  return networkInterface({
    id: `eni-0d1000000000000${index}a`,
    address,
    subnet: home,
    groupId: directoryGroupId,
    description: `AWS created network interface for directory ${directoryId}`,
    requesterId: 'AROAEXAMPLEDIRECTORY0:directoryservice',
  });
}

/** What a domain controller serves to members, as AWS's own group for Managed AD lists it. */
const controllerPorts: readonly (readonly [protocol: string, from: number, to: number])[] = [
  ['icmp', -1, -1],
  ['tcp', 53, 53],
  ['udp', 53, 53],
  ['tcp', 88, 88],
  ['udp', 88, 88],
  ['udp', 123, 123],
  ['tcp', 135, 135],
  ['udp', 138, 138],
  ['tcp', 389, 389],
  ['udp', 389, 389],
  ['tcp', 445, 445],
  ['udp', 445, 445],
  ['tcp', 464, 464],
  ['udp', 464, 464],
  ['tcp', 636, 636],
  ['tcp', 1024, 65_535],
  ['tcp', 3268, 3269],
  ['tcp', 9389, 9389],
];
/** What Kerberos clients need of it. */
const clientPorts: readonly (readonly [protocol: string, port: number])[] = [
  ['tcp', 53],
  ['udp', 53],
  ['tcp', 88],
  ['udp', 88],
  ['tcp', 389],
  ['udp', 389],
  ['tcp', 464],
  ['udp', 464],
];

function groups(
  plan: AddressPlan,
  ports: SimulatorPorts,
  { admittedByDirectory }: LandscapeOptions,
  directoryVpcId: string,
  databaseVpc: string,
) {
  const members: readonly IpPermission[] = controllerPorts.map(([protocol, from, to]) =>
    permission(protocol, [from, to], admittedByDirectory, 'domain members'),
  );
  const operators: readonly IpPermission[] = clientPorts.map(([protocol, port]) =>
    permission(protocol, [port, port], [plan.operatorsNetwork], 'operators'),
  );
  const database = [ports.mysql, ports.postgresql].map((port) =>
    permission('tcp', [port, port], [plan.operatorsNetwork, plan.commonVpc], 'database clients'),
  );
  return [
    securityGroup({
      id: directoryGroupId,
      name: `${directoryId}_controllers`,
      description: `AWS created security group for ${directoryId} directory controllers`,
      vpcId: directoryVpcId,
      ingress: [...members, ...operators],
      egress: [everythingOut],
    }),
    securityGroup({
      id: databaseGroupId,
      name: 'databases',
      description: 'databases',
      vpcId: databaseVpc,
      ingress: [...database, fromGroup(directoryGroupId, 'domain controllers')],
      egress: [everythingOut],
    }),
  ];
}
