/** How output members become XML elements: the element names that do not follow from the member's name. */

/** AWS Query: the element of one list entry. What is not here is called `member`. */
const entryElements: Readonly<Record<string, string>> = {
  AssociatedRoles: 'DBInstanceRole',
  AvailabilityZones: 'AvailabilityZone',
  AvailableProcessorFeatures: 'AvailableProcessorFeature',
  DBClusterEndpoints: 'DBClusterEndpointList',
  DBClusterMembers: 'DBClusterMember',
  DBClusterOptionGroupMemberships: 'DBClusterOptionGroup',
  DBClusters: 'DBCluster',
  DBInstances: 'DBInstance',
  DBParameterGroups: 'DBParameterGroup',
  DBSecurityGroups: 'DBSecurityGroup',
  DomainMemberships: 'DomainMembership',
  EventCategories: 'EventCategory',
  Events: 'Event',
  GlobalClusterMembers: 'GlobalClusterMember',
  GlobalClusters: 'GlobalClusterMember',
  OptionGroupMemberships: 'OptionGroupMembership',
  OrderableDBInstanceOptions: 'OrderableDBInstanceOption',
  Parameters: 'Parameter',
  PendingMaintenanceActionDetails: 'PendingMaintenanceAction',
  PendingMaintenanceActions: 'ResourcePendingMaintenanceActions',
  ProcessorFeatures: 'ProcessorFeature',
  ReadReplicaDBClusterIdentifiers: 'ReadReplicaDBClusterIdentifier',
  ReadReplicaDBInstanceIdentifiers: 'ReadReplicaDBInstanceIdentifier',
  ReadReplicaIdentifiers: 'ReadReplicaIdentifier',
  StatusInfos: 'DBInstanceStatusInfo',
  Subnets: 'Subnet',
  TagList: 'Tag',
  VpcSecurityGroups: 'VpcSecurityGroupMembership',
};

/** The two members that a cluster has in common with an instance under another element name. */
const clusterEntryElements: Readonly<Record<string, string>> = {
  ...entryElements,
  AssociatedRoles: 'DBClusterRole',
  StatusInfos: 'DBClusterStatusInfo',
};

/** EC2: members whose element is not the name with a small first letter. Entries are always `item`. */
const ec2Elements: Readonly<Record<string, string>> = {
  AssociatedSubnets: 'associatedSubnetSet',
  Associations: 'associationSet',
  Entries: 'entrySet',
  Groups: 'groupSet',
  Ipv4Prefixes: 'ipv4PrefixSet',
  Ipv6Addresses: 'ipv6AddressesSet',
  Ipv6Prefixes: 'ipv6PrefixSet',
  NetworkAcls: 'networkAclSet',
  NetworkInterfaces: 'networkInterfaceSet',
  PrefixLists: 'prefixListSet',
  PrivateIpAddresses: 'privateIpAddressesSet',
  PropagatingVgws: 'propagatingVgwSet',
  RouteTables: 'routeTableSet',
  Routes: 'routeSet',
  SecurityGroupRules: 'securityGroupRuleSet',
  SecurityGroups: 'securityGroupInfo',
  Subnets: 'subnetSet',
  Tags: 'tagSet',
  UserIdGroupPairs: 'groups',
  VpcPeeringConnections: 'vpcPeeringConnectionSet',
  Vpcs: 'vpcSet',
};

type Elements = Record<string, unknown>;

/** Members of an AWS Query result as nested elements. */
export function queryShape(shape: object, names = entryElements): Elements {
  return elements(shape, (name, value) => {
    if (!Array.isArray(value)) return [name, scalarOr(value, (inner) => queryShape(inner, names))];
    const inside = name === 'DBClusters' ? clusterEntryElements : names;
    const entries = value.map((it) => scalarOr(it, (inner) => queryShape(inner, inside)));
    return [name, entries.length ? { [names[name] ?? 'member']: entries } : ''];
  });
}

/** Members of an EC2 result as nested elements. */
export function ec2Shape(shape: object): Elements {
  return elements(shape, (name, value) => {
    const element = ec2Elements[name] ?? ec2Exception(shape, name);
    if (!Array.isArray(value)) return [element, scalarOr(value, ec2Shape)];
    const entries = value.map((it) => scalarOr(it, ec2Shape));
    return [element, entries.length ? { item: entries } : ''];
  });
}

/** `groupDescription` and `default` belong to a security group and an ACL only. */
function ec2Exception(shape: object, name: string): string {
  if (name === 'Description' && 'IpPermissionsEgress' in shape) return 'groupDescription';
  if (name === 'IsDefault' && 'NetworkAclId' in shape) return 'default';
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function elements(
  shape: object,
  element: (name: string, value: unknown) => [string, unknown],
): Elements {
  return Object.fromEntries(
    Object.entries(shape)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => element(name, value)),
  );
}

function scalarOr(value: unknown, nested: (shape: object) => Elements): unknown {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' && value !== null ? nested(value) : value;
}
