/** The account as last read: immutable, in the AWS SDK's own output types. Types only. */
import type {
  ConditionalForwarder,
  DirectoryDescription,
  DomainController,
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
import type {
  DBCluster,
  DBInstance,
  Event,
  GlobalCluster,
  Parameter,
  PendingMaintenanceAction,
} from '@aws-sdk/client-rds';
import type { Section } from './section.ts';

export interface AccountSnapshot {
  /** ISO 8601, UTC. */
  readonly takenAt: string;
  readonly profile?: string;
  readonly caller: Section<{ readonly account: string; readonly arn: string }>;
  readonly regions: readonly RegionSnapshot[];
}

export interface RegionSnapshot {
  readonly region: string;
  readonly directories: Section<readonly Directory[]>;
  readonly instances: Section<readonly DBInstance[]>;
  readonly clusters: Section<readonly DBCluster[]>;
  readonly globalClusters: Section<readonly GlobalCluster[]>;
}

/** A directory with what Directory Service says around it. */
export interface Directory {
  readonly description: DirectoryDescription;
  readonly domainControllers: Section<readonly DomainController[]>;
  readonly trusts: Section<readonly Trust[]>;
  readonly conditionalForwarders: Section<readonly ConditionalForwarder[]>;
  readonly sharedWith: Section<readonly SharedDirectory[]>;
  readonly regions: Section<readonly RegionDescription[]>;
  readonly ipRoutes: Section<readonly IpRouteInfo[]>;
  /** Protocols and ciphers that its controllers take for TLS; the encryption types of Kerberos are not among them. */
  readonly settings: Section<readonly SettingEntry[]>;
  /** Of LDAP over TLS towards other servers. */
  readonly ldaps: Section<readonly LDAPSSettingInfo[]>;
  /** Only of the edition Hybrid, which extends a self-managed domain. */
  readonly hybridUpdates: Section<readonly HybridUpdate[]>;
}

/** A change of what ties a hybrid directory to the domain that it extends. */
export interface HybridUpdate {
  readonly what: 'self-managed instances' | 'administrator account';
  /** `Requested`, `Updating`, `Updated`, `UpdateFailed`. */
  readonly status?: string;
  readonly reason?: string;
  readonly at?: Date;
}

/** What EC2 says about the VPCs of one database and its directory; read only for a diagnosis. */
export interface NetworkSnapshot {
  readonly region: string;
  readonly vpcs: Section<readonly VpcFacts[]>;
  readonly subnets: Section<readonly Subnet[]>;
  readonly securityGroups: Section<readonly SecurityGroup[]>;
  readonly networkAcls: Section<readonly NetworkAcl[]>;
  readonly routeTables: Section<readonly RouteTable[]>;
  readonly peerings: Section<readonly VpcPeeringConnection[]>;
  readonly prefixLists: Section<readonly PrefixListFacts[]>;
  readonly networkInterfaces: Section<readonly NetworkInterface[]>;
  readonly transitGatewayAttachments: Section<readonly TransitGatewayAttachment[]>;
  readonly transitGatewayRouteTables: Section<readonly TransitGatewayRouteTableFacts[]>;
}

/** A route table that an attachment of the VPC is associated with. */
export interface TransitGatewayRouteTableFacts {
  readonly routeTableId: string;
  /** Which attachments it learns routes from; readable by the gateway's owner only. */
  readonly propagations: Section<readonly TransitGatewayRouteTablePropagation[]>;
}

export interface VpcFacts {
  readonly vpc: Vpc;
  readonly enableDnsSupport?: boolean;
  readonly enableDnsHostnames?: boolean;
}

export interface PrefixListFacts {
  readonly list: ManagedPrefixList;
  /** Not readable for many AWS-managed and shared lists: then membership is unknown, never "no". */
  readonly entries: Section<readonly PrefixListEntry[]>;
}

/** The role that RDS uses towards Directory Service, as IAM describes it. */
export interface RoleSnapshot {
  readonly roleName: string;
  readonly arn: string;
  /** Decoded JSON; undefined when IAM's text is no JSON. */
  readonly trustPolicy: unknown;
  readonly attachedPolicyArns: Section<readonly string[]>;
  readonly policies: Section<readonly { readonly name: string; readonly document: unknown }[]>;
  readonly permissionsBoundaryArn?: string;
  /** The boundary's document: only what it allows as well is allowed. */
  readonly permissionsBoundary?: Section<{ readonly name: string; readonly document: unknown }>;
  /** IAM's own verdict on the actions that joining takes, where it may be asked for. */
  readonly simulated?: Section<readonly SimulatedAction[]>;
}

export interface SimulatedAction {
  readonly action: string;
  /** `allowed`, `explicitDeny`, `implicitDeny`; without a resource, so an implicit one proves nothing. */
  readonly decision: string;
  readonly deniedByOrganization: boolean;
}

/** Everything that is read for the diagnosis of one database, beyond the inventory. */
export interface TargetSnapshot {
  readonly network: NetworkSnapshot;
  /** Of the directory's Region and VPC, when they differ from the database's. */
  readonly directoryNetwork?: NetworkSnapshot;
  /** Of the VPC of this machine, when it is an EC2 instance of the account in yet another one. */
  readonly clientNetwork?: NetworkSnapshot;
  readonly roles: readonly {
    readonly roleName: string;
    readonly role: Section<RoleSnapshot | 'absent'>;
  }[];
  readonly events: Section<readonly Event[]>;
  readonly details?: DatabaseDetails;
  /** Where the other clusters of the same global database are, as far as the account was not read there. */
  readonly otherRegions?: readonly RegionSnapshot[];
  /** Only for a login with IAM. */
  readonly iamAuth?: IamAuthSnapshot;
}

/** What AWS says of the identity that would sign an IAM authentication token for this database. */
export interface IamAuthSnapshot {
  /** When its credentials end, ISO 8601; null for keys that do not. */
  readonly credentialsEnd: Section<string | null>;
  /** Its verdict on `rds-db:connect`; null where nobody was named to connect as, or IAM simulates no such identity. */
  readonly connect: Section<SimulatedConnect | null>;
}

export interface SimulatedConnect {
  /** The user or role; not the session of the role. */
  readonly principalArn: string;
  /** `arn:aws:rds-db:REGION:ACCOUNT:dbuser:RESOURCE/USER`. */
  readonly resourceArn: string;
  /** `allowed`, `explicitDeny`, `implicitDeny`. */
  readonly decision: string;
  readonly deniedByOrganization: boolean;
  readonly deniedByBoundary: boolean;
  /** Condition keys that a policy asks for and the simulation did not know: then a denial proves nothing. */
  readonly missingContext: readonly string[];
}

/** What RDS says of one database beyond its description. */
export interface DatabaseDetails {
  /** Only the parameters that an engine rule asks for. */
  readonly parameters: Section<readonly Parameter[]>;
  readonly pendingMaintenance: Section<readonly PendingMaintenanceAction[]>;
  /** For its engine, version and class; null where the API lists no such combination. */
  readonly supportsKerberos: Section<boolean | null>;
}
