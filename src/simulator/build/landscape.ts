/** VPCs, subnets, groups, ACLs and routes of the account: together, or peered with a VPC each. */
import type { RegionState } from '../aws/state.ts';
import type { SimulatorPorts } from '../place.ts';
import type { AddressPlan } from './addressPlan.ts';
import {
  activePeering,
  defaultAcl,
  mainRouteTable,
  networkInterface,
  route,
  subnet,
  vpc,
} from './network.ts';
import { directoryId } from './names.ts';
import { directoryGroupId, groups } from './groups.ts';

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
    securityGroups: groups(plan, ports, options.admittedByDirectory, {
      directory: directoryVpc.id,
      databases: databaseVpc.id,
    }),
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
