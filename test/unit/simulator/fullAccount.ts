/** An account in which every list of every output shape has something in it. */
import { emptyRegion } from '../../../src/simulator/aws/state.ts';
import type {
  AccountState,
  DirectoryState,
  RegionState,
  RoleState,
} from '../../../src/simulator/aws/state.ts';
import { healthyWorld } from '../../../src/simulator/build/healthyWorld.ts';
import { placeOf } from '../../../src/simulator/place.ts';

export const region = 'eu-west-1';
export const keyId = 'KEYOFTHETEST';
const now = new Date(Math.floor(Date.now() / 1000) * 1000);
const hour = 3_600_000;

const { account } = healthyWorld({ place: placeOf('127.9.9'), now, peered: true });
const base = account.regions[region] ?? emptyRegion;
const hostile = `<b>&amp; "quoted" 'text' ]]> ü \u{1F600}</b>`;

export const role: RoleState = {
  ...account.roles[0]!,
  inlinePolicies: [
    {
      name: 'inline',
      document: { Statement: { Effect: 'Deny', Action: 'ds:Authorize*', Resource: '*' } },
    },
  ],
};

/** The same domain as the edition that extends a self-managed one. */
function asHybrid(it: DirectoryState): DirectoryState {
  return {
    ...it,
    description: {
      ...it.description,
      DirectoryId: 'd-93670aaaaa',
      Edition: 'Hybrid',
      HybridSettings: { SelfManagedDnsIpAddrs: ['10.9.0.1'], SelfManagedInstanceIds: ['mi-1'] },
    },
    hybridUpdates: {
      SelfManagedInstances: [
        { Status: 'UpdateFailed', StatusReason: hostile, LastUpdatedDateTime: now },
      ],
      HybridAdministratorAccount: [],
    },
  };
}

export const fullRegion: RegionState = {
  ...base,
  directories: [...base.directories, ...base.directories.map(asHybrid)].map((it) => ({
    ...it,
    description: { ...it.description, StageReason: hostile },
    sharedWith: [
      {
        OwnerAccountId: account.accountId,
        OwnerDirectoryId: it.description.DirectoryId,
        SharedAccountId: '444455556666',
        SharedDirectoryId: 'd-93670fffff',
        ShareMethod: 'HANDSHAKE',
        ShareStatus: 'Shared',
        CreatedDateTime: now,
        LastUpdatedDateTime: now,
      },
    ],
    regions: [
      {
        DirectoryId: it.description.DirectoryId,
        RegionName: region,
        RegionType: 'Primary',
        Status: 'Active',
        VpcSettings: { VpcId: 'vpc-1', SubnetIds: ['subnet-1', 'subnet-2'] },
        LaunchTime: now,
      },
    ],
  })),
  instances: base.instances.map((it) => ({
    ...it,
    StatusInfos: [{ StatusType: 'read replication', Normal: false, Message: hostile }],
    AssociatedRoles: [{ RoleArn: role.role.Arn, FeatureName: 's3Import', Status: 'ACTIVE' }],
    ReadReplicaDBInstanceIdentifiers: ['replica-1'],
    OptionGroupMemberships: [{ OptionGroupName: 'default', Status: 'in-sync' }],
    ProcessorFeatures: [{ Name: 'coreCount', Value: '4' }],
    TagList: [{ Key: 'note', Value: hostile }],
    DomainMemberships: [
      ...(it.DomainMemberships ?? []),
      { Status: 'joined', FQDN: 'corp.example.com', DnsIps: ['10.0.0.1', '10.0.0.2'], OU: 'OU=x' },
    ],
  })),
  clusters: base.clusters.map((it) => ({
    ...it,
    StatusInfos: [{ StatusType: 'x', Normal: true }],
    AssociatedRoles: [{ RoleArn: role.role.Arn, Status: 'ACTIVE' }],
    CustomEndpoints: ['analysts.cluster-custom-abc123.eu-west-1.rds.amazonaws.com'],
    TagList: [{ Key: 'empty', Value: '' }],
  })),
  clusterEndpoints: [
    {
      DBClusterIdentifier: 'mydb',
      DBClusterEndpointIdentifier: 'analysts',
      Endpoint: 'analysts.cluster-custom-abc123.eu-west-1.rds.amazonaws.com',
      EndpointType: 'CUSTOM',
      StaticMembers: ['mydb-2'],
      ExcludedMembers: [],
    },
  ],
  globalClusters: [
    {
      GlobalClusterIdentifier: 'world',
      Engine: 'aurora-mysql',
      GlobalClusterMembers: [
        { DBClusterArn: 'arn:1', IsWriter: true, Readers: ['arn:2'] },
        { DBClusterArn: 'arn:2', IsWriter: false, Readers: [] },
      ],
    },
  ],
  events: [
    {
      SourceIdentifier: 'mydb',
      SourceType: 'db-cluster',
      SourceArn: 'arn:aws:rds:eu-west-1:111122223333:cluster:mydb',
      Message: hostile,
      EventCategories: ['failure', 'notification'],
      Date: new Date(now.getTime() - 300 * hour),
    },
  ],
  pendingMaintenance: [
    {
      ResourceIdentifier: 'arn:aws:rds:eu-west-1:111122223333:db:reports',
      PendingMaintenanceActionDetails: [
        { Action: 'system-update', Description: hostile, AutoAppliedAfterDate: now },
      ],
    },
  ],
  orderableOptions: [
    {
      Engine: 'aurora-mysql',
      EngineVersion: '8.0.mysql_aurora.3.08.0',
      DBInstanceClass: 'db.r6g.large',
      AvailabilityZones: [{ Name: 'eu-west-1a' }],
      SupportedNetworkTypes: ['IPV4', 'DUAL'],
      SupportsKerberosAuthentication: true,
    },
  ],
  parameters: {
    instances: [{ ParameterName: 'max_connections', ParameterValue: '10', Source: 'user' }],
    clusters: [
      {
        ParameterName: 'authentication_kerberos_caseins_cmp',
        SupportedEngineModes: ['provisioned'],
      },
    ],
  },
  prefixLists: [
    {
      list: {
        PrefixListId: 'pl-0123456789abcdef0',
        PrefixListName: 'offices',
        AddressFamily: 'IPv4',
        MaxEntries: 5,
        Version: 1,
        State: 'create-complete',
        OwnerId: account.accountId,
        Tags: [],
      },
      entries: [{ Cidr: '192.0.2.0/24', Description: hostile }, { Cidr: '198.51.100.0/24' }],
    },
  ],
  transitGatewayAttachments: [
    {
      TransitGatewayAttachmentId: 'tgw-attach-0123456789abcdef0',
      TransitGatewayId: 'tgw-0123456789abcdef0',
      ResourceType: 'vpc',
      ResourceId: 'vpc-1',
      State: 'available',
      Association: { TransitGatewayRouteTableId: 'tgw-rtb-1', State: 'associated' },
      CreationTime: now,
      Tags: [{ Key: 'Name', Value: 'hub' }],
    },
  ],
  transitGatewayPropagations: {
    'tgw-rtb-1': [
      {
        TransitGatewayAttachmentId: 'tgw-attach-0123456789abcdef1',
        ResourceId: 'vpc-2',
        ResourceType: 'vpc',
        State: 'enabled',
      },
    ],
  },
};

export const fullAccount: AccountState = {
  ...account,
  regions: { [region]: fullRegion },
  roles: [role],
};
