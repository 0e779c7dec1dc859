/** Databases, domain controllers and clients of a snapshot as ends of flows. */
import type { DBInstance } from '@aws-sdk/client-rds';
import type { Directory } from '../aws/snapshot.ts';
import type { Endpoint, PortRange } from './flow.ts';
import { isSqlServer } from './portTables.ts';

/** IANA range, used by Windows since 2008 and by macOS. */
const windowsPorts: PortRange = { from: 49152, to: 65535 };
/** `net.ipv4.ip_local_port_range` of Linux. */
const linuxPorts: PortRange = { from: 32768, to: 60999 };

/** The ports that a platform (`process.platform`) opens connections from; undefined: any above 1023. */
export function ephemeralPortsOf(platform: string | undefined): PortRange | undefined {
  if (platform === 'linux') return linuxPorts;
  return platform === 'win32' || platform === 'darwin' ? windowsPorts : undefined;
}

function accountOf(arn: string | undefined): string | undefined {
  const account = arn?.split(':')[4];
  return account === undefined || account === '' ? undefined : account;
}

function regionOf(arn: string | undefined): string | undefined {
  const region = arn?.split(':')[3];
  return region === undefined || region === '' ? undefined : region;
}

/** An instance with one zone stays in it; a Multi-AZ one may be in any subnet of its group. */
function subnetsOf(instance: DBInstance): string[] {
  const subnets = instance.DBSubnetGroup?.Subnets ?? [];
  const here = subnets.filter(
    (subnet) => subnet.SubnetAvailabilityZone?.Name === instance.AvailabilityZone,
  );
  const candidates = instance.MultiAZ === true || here.length === 0 ? subnets : here;
  return candidates.flatMap((subnet) => subnet.SubnetIdentifier ?? []);
}

/**
 * A DB instance as an end of flows. `address` is what its endpoint resolved to, from where the question
 * is asked; without it every address of its subnets counts.
 */
export function databaseEndpoint(instance: DBInstance, address?: string): Endpoint {
  const region = regionOf(instance.DBInstanceArn);
  const accountId = accountOf(instance.DBInstanceArn);
  const vpcId = instance.DBSubnetGroup?.VpcId;
  const groups = (instance.VpcSecurityGroups ?? []).filter((group) => group.Status !== 'removing');
  return {
    kind: 'database',
    label: instance.DBInstanceIdentifier ?? 'the database',
    subnetIds: subnetsOf(instance),
    securityGroupIds: groups.flatMap((group) => group.VpcSecurityGroupId ?? []),
    ephemeralPorts: isSqlServer(instance.Engine) ? windowsPorts : linuxPorts,
    publiclyAccessible: instance.PubliclyAccessible ?? false,
    ...(address !== undefined && { address }),
    ...(region !== undefined && { region }),
    ...(accountId !== undefined && { accountId }),
    ...(vpcId !== undefined && { vpcId }),
  };
}

/**
 * The domain controllers of a directory: those that DescribeDomainControllers lists, else the DNS
 * addresses, which are the same machines. Of a shared directory the owner's VPC settings count.
 */
export function controllerEndpoints(directory: Directory, region: string): Endpoint[] {
  const { description } = directory;
  const owner = description.OwnerDirectoryDescription;
  const settings = description.VpcSettings ?? owner?.VpcSettings ?? description.ConnectSettings;
  const directoryId = description.DirectoryId ?? 'the directory';
  const listed =
    directory.domainControllers.outcome === 'loaded' ? directory.domainControllers.value : [];
  const known = listed.flatMap(({ DnsIpAddr, VpcId, SubnetId, Status }) =>
    DnsIpAddr === undefined || Status === 'Deleted'
      ? []
      : [{ address: DnsIpAddr, VpcId, SubnetId }],
  );
  const published = [
    ...(description.DnsIpAddrs ?? owner?.DnsIpAddrs ?? []),
    ...(description.DnsIpv6Addrs ?? owner?.DnsIpv6Addrs ?? []),
  ].map((address) => ({ address, VpcId: undefined, SubnetId: undefined }));
  return (known.length > 0 ? known : published).map(({ address, VpcId, SubnetId }) => {
    const vpcId = VpcId ?? settings?.VpcId;
    const subnetIds = SubnetId === undefined ? (settings?.SubnetIds ?? []) : [SubnetId];
    const groupId = settings?.SecurityGroupId;
    return {
      kind: 'domain-controller',
      label: `${directoryId}: domain controller ${address}`,
      address,
      region,
      subnetIds,
      securityGroupIds: groupId === undefined ? [] : [groupId],
      ephemeralPorts: windowsPorts,
      publiclyAccessible: false,
      ...(vpcId !== undefined && { vpcId }),
      ...(owner?.AccountId !== undefined && { accountId: owner.AccountId }),
    };
  });
}

/** The machine that asks. `address` is the local one towards the target; absent if nobody knows it. */
export function clientEndpoint(address: string | undefined, platform?: string): Endpoint {
  const ephemeralPorts = ephemeralPortsOf(platform);
  return {
    kind: 'client',
    label: 'this machine',
    subnetIds: [],
    securityGroupIds: [],
    ...(address !== undefined && { address }),
    ...(ephemeralPorts !== undefined && { ephemeralPorts }),
  };
}

/** An address that a person names; whether it is in a VPC is looked up when it is judged. */
export function addressEndpoint(address: string, label = address): Endpoint {
  return { kind: 'address', label, address, subnetIds: [], securityGroupIds: [] };
}
