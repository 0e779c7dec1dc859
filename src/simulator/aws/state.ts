/** The simulated account: plain data in the AWS SDK's own output types, so that a test can compare. */
import type {
  ConditionalForwarder,
  DirectoryDescription,
  DomainController,
  HybridUpdateActivities,
  IpRouteInfo,
  LDAPSSettingInfo,
  RegionDescription,
  SettingEntry,
  SharedDirectory,
  Trust,
} from '@aws-sdk/client-directory-service';
import type {
  ManagedPrefixList,
  NetworkAcl,
  NetworkInterface,
  PrefixListEntry,
  RouteTable,
  SecurityGroup,
  Subnet,
  TransitGatewayAttachment,
  TransitGatewayRouteTablePropagation,
  Vpc,
  VpcPeeringConnection,
} from '@aws-sdk/client-ec2';
import type { AttachedPolicy, Policy, Role } from '@aws-sdk/client-iam';
import type {
  DBCluster,
  DBClusterEndpoint,
  DBInstance,
  Event,
  GlobalCluster,
  OrderableDBInstanceOption,
  Parameter,
  ResourcePendingMaintenanceActions,
} from '@aws-sdk/client-rds';

export interface AccountState {
  readonly accountId: string;
  readonly callerArn: string;
  readonly callerUserId: string;
  /** By Region name; a Region that is absent here is empty, not an error. */
  readonly regions: Readonly<Record<string, RegionState>>;
  /** Opt-in Regions that this account has not enabled: every call there is refused as AWS refuses it. */
  readonly disabledRegions: readonly string[];
  readonly roles: readonly RoleState[];
  readonly policies: readonly PolicyState[];
  /** Policy documents of the calling user. */
  readonly callerPolicies: readonly object[];
}

export interface RegionState {
  readonly directories: readonly DirectoryState[];
  readonly instances: readonly DBInstance[];
  readonly clusters: readonly DBCluster[];
  readonly clusterEndpoints: readonly DBClusterEndpoint[];
  readonly globalClusters: readonly GlobalCluster[];
  readonly events: readonly Event[];
  readonly pendingMaintenance: readonly ResourcePendingMaintenanceActions[];
  readonly orderableOptions: readonly OrderableDBInstanceOption[];
  /** By parameter group name, of instances and of clusters alike. */
  readonly parameters: Readonly<Record<string, readonly Parameter[]>>;
  readonly vpcs: readonly VpcState[];
  readonly subnets: readonly Subnet[];
  readonly securityGroups: readonly SecurityGroup[];
  readonly networkAcls: readonly NetworkAcl[];
  readonly routeTables: readonly RouteTable[];
  readonly peerings: readonly VpcPeeringConnection[];
  readonly networkInterfaces: readonly NetworkInterface[];
  readonly prefixLists: readonly PrefixListState[];
  readonly transitGatewayAttachments: readonly TransitGatewayAttachment[];
  /** By route table id. */
  readonly transitGatewayPropagations: Readonly<
    Record<string, readonly TransitGatewayRouteTablePropagation[]>
  >;
}

export interface DirectoryState {
  readonly description: DirectoryDescription;
  readonly domainControllers: readonly DomainController[];
  readonly trusts: readonly Trust[];
  readonly conditionalForwarders: readonly ConditionalForwarder[];
  readonly sharedWith: readonly SharedDirectory[];
  readonly regions: readonly RegionDescription[];
  readonly ipRoutes: readonly IpRouteInfo[];
  readonly settings: readonly SettingEntry[];
  readonly ldaps: readonly LDAPSSettingInfo[];
  readonly hybridUpdates: HybridUpdateActivities;
}

export interface VpcState {
  readonly vpc: Vpc;
  readonly enableDnsSupport: boolean;
  readonly enableDnsHostnames: boolean;
}

export interface PrefixListState {
  readonly list: ManagedPrefixList;
  readonly entries: readonly PrefixListEntry[];
}

export interface RoleState {
  readonly role: Omit<Role, 'AssumeRolePolicyDocument'>;
  /** A JSON document; the service URL-encodes it on the way out. */
  readonly trustPolicy: object;
  readonly attachedPolicies: readonly AttachedPolicy[];
  readonly inlinePolicies: readonly { readonly name: string; readonly document: object }[];
}

export interface PolicyState {
  readonly policy: Policy;
  readonly document: object;
}

/** A Region without anything in it; scenarios fill in what they have. */
export const emptyRegion: RegionState = {
  directories: [],
  instances: [],
  clusters: [],
  clusterEndpoints: [],
  globalClusters: [],
  events: [],
  pendingMaintenance: [],
  orderableOptions: [],
  parameters: {},
  vpcs: [],
  subnets: [],
  securityGroups: [],
  networkAcls: [],
  routeTables: [],
  peerings: [],
  networkInterfaces: [],
  prefixLists: [],
  transitGatewayAttachments: [],
  transitGatewayPropagations: {},
};
