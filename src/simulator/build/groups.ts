/** The two security groups of the account. */
import type { IpPermission, SecurityGroup } from '@aws-sdk/client-ec2';
import type { SimulatorPorts } from '../place.ts';
import type { AddressPlan } from './addressPlan.ts';
import { directoryId } from './names.ts';
import { everythingOut, fromGroup, permission, securityGroup } from './securityGroups.ts';

export const directoryGroupId = 'sg-0d1a2b3c4d5e6f701';
export const databaseGroupId = 'sg-0e9f8a7b6c5d4e3f2';

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

/** The directory's group and the databases'; `admittedByDirectory` may reach every controller port. */
export function groups(
  plan: AddressPlan,
  ports: SimulatorPorts,
  admittedByDirectory: readonly string[],
  vpcIds: { readonly directory: string; readonly databases: string },
): SecurityGroup[] {
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
      vpcId: vpcIds.directory,
      ingress: [...members, ...operators],
      egress: [everythingOut],
    }),
    securityGroup({
      id: databaseGroupId,
      name: 'databases',
      description: 'databases',
      vpcId: vpcIds.databases,
      ingress: [...database, fromGroup(directoryGroupId, 'domain controllers')],
      egress: [everythingOut],
    }),
  ];
}
