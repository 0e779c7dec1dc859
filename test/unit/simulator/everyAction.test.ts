import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as directory from '@aws-sdk/client-directory-service';
import * as ec2 from '@aws-sdk/client-ec2';
import * as iam from '@aws-sdk/client-iam';
import * as rds from '@aws-sdk/client-rds';
import * as sts from '@aws-sdk/client-sts';
import { startAwsEndpoint } from '../../../src/simulator/aws/endpoint.ts';
import type { AwsEndpoint } from '../../../src/simulator/aws/endpoint.ts';
import { securityGroupRules } from '../../../src/simulator/aws/securityGroupRules.ts';
import { fullAccount, fullRegion, keyId, region, role } from './fullAccount.ts';

let endpoint: AwsEndpoint;
before(async () => {
  endpoint = await startAwsEndpoint({
    account: fullAccount,
    faults: {},
    accessKeyId: keyId,
    pageSize: 20,
    address: '127.0.0.1',
  });
});
after(() => endpoint.stop());

/** The real clients over real HTTP, told nothing but the endpoint. */
function clientOptions() {
  return {
    endpoint: endpoint.url,
    region,
    credentials: { accessKeyId: keyId, secretAccessKey: 'x' },
    maxAttempts: 1,
  };
}

function withoutMetadata(output: object): Record<string, unknown> {
  const members = Object.entries(output).filter(([name]) => name !== '$metadata');
  return Object.fromEntries(members);
}

const directoryId = fullRegion.directories[0]!.description.DirectoryId!;
const [first] = fullRegion.directories;
const hybridId = fullRegion.directories[1]!.description.DirectoryId!;
const DirectoryId = directoryId;
const RoleName = role.role.RoleName;
const groups = fullRegion.securityGroups;
const [policy] = fullAccount.policies;

/** One row an action: what is asked, and what of the state has to come back. */
const directoryCases: readonly (readonly [string, () => Promise<object>, object])[] = [
  [
    'DescribeDirectories',
    () => ds().send(new directory.DescribeDirectoriesCommand({})),
    { DirectoryDescriptions: fullRegion.directories.map((it) => it.description) },
  ],
  [
    'DescribeTrusts',
    () => ds().send(new directory.DescribeTrustsCommand({ DirectoryId })),
    { Trusts: first!.trusts },
  ],
  [
    'DescribeDomainControllers',
    () => ds().send(new directory.DescribeDomainControllersCommand({ DirectoryId })),
    { DomainControllers: first!.domainControllers },
  ],
  [
    'DescribeConditionalForwarders',
    () => ds().send(new directory.DescribeConditionalForwardersCommand({ DirectoryId })),
    { ConditionalForwarders: first!.conditionalForwarders },
  ],
  [
    'DescribeSharedDirectories',
    () =>
      ds().send(new directory.DescribeSharedDirectoriesCommand({ OwnerDirectoryId: directoryId })),
    { SharedDirectories: first!.sharedWith },
  ],
  [
    'DescribeRegions',
    () => ds().send(new directory.DescribeRegionsCommand({ DirectoryId })),
    { RegionsDescription: first!.regions },
  ],
  [
    'DescribeSettings',
    () => ds().send(new directory.DescribeSettingsCommand({ DirectoryId })),
    { DirectoryId, SettingEntries: first!.settings },
  ],
  [
    'DescribeLDAPSSettings',
    () => ds().send(new directory.DescribeLDAPSSettingsCommand({ DirectoryId })),
    { LDAPSSettingsInfo: first!.ldaps },
  ],
  [
    'DescribeHybridADUpdate',
    () => ds().send(new directory.DescribeHybridADUpdateCommand({ DirectoryId: hybridId })),
    { UpdateActivities: fullRegion.directories[1]!.hybridUpdates },
  ],
  [
    'ListIpRoutes',
    () => ds().send(new directory.ListIpRoutesCommand({ DirectoryId })),
    { IpRoutesInfo: first!.ipRoutes },
  ],
];
const ds = () => new directory.DirectoryServiceClient(clientOptions());
const db = () => new rds.RDSClient(clientOptions());
const network = () => new ec2.EC2Client(clientOptions());
const identity = () => new iam.IAMClient(clientOptions());

const rdsCases: typeof directoryCases = [
  [
    'DescribeDBInstances',
    () => db().send(new rds.DescribeDBInstancesCommand({})),
    { DBInstances: fullRegion.instances },
  ],
  [
    'DescribeDBClusters',
    () => db().send(new rds.DescribeDBClustersCommand({})),
    { DBClusters: fullRegion.clusters },
  ],
  [
    'DescribeDBClusterEndpoints',
    () => db().send(new rds.DescribeDBClusterEndpointsCommand({ DBClusterIdentifier: 'mydb' })),
    { DBClusterEndpoints: fullRegion.clusterEndpoints },
  ],
  [
    'DescribeGlobalClusters',
    () => db().send(new rds.DescribeGlobalClustersCommand({})),
    { GlobalClusters: fullRegion.globalClusters },
  ],
  [
    'DescribeEvents',
    () =>
      db().send(
        new rds.DescribeEventsCommand({
          SourceType: 'db-cluster',
          SourceIdentifier: 'mydb',
          Duration: 20_160,
        }),
      ),
    { Events: fullRegion.events },
  ],
  [
    'DescribePendingMaintenanceActions',
    () => db().send(new rds.DescribePendingMaintenanceActionsCommand({})),
    { PendingMaintenanceActions: fullRegion.pendingMaintenance },
  ],
  [
    'DescribeOrderableDBInstanceOptions',
    () => db().send(new rds.DescribeOrderableDBInstanceOptionsCommand({ Engine: 'aurora-mysql' })),
    { OrderableDBInstanceOptions: fullRegion.orderableOptions },
  ],
  [
    'DescribeDBParameters',
    () =>
      db().send(
        new rds.DescribeDBParametersCommand({ DBParameterGroupName: 'instances', Source: 'user' }),
      ),
    { Parameters: fullRegion.parameters['instances'] },
  ],
  [
    'DescribeDBClusterParameters',
    () =>
      db().send(
        new rds.DescribeDBClusterParametersCommand({ DBClusterParameterGroupName: 'clusters' }),
      ),
    { Parameters: fullRegion.parameters['clusters'] },
  ],
];

const ec2Cases: typeof directoryCases = [
  [
    'DescribeVpcs',
    () => network().send(new ec2.DescribeVpcsCommand({})),
    { Vpcs: fullRegion.vpcs.map((it) => it.vpc) },
  ],
  [
    'DescribeVpcAttribute',
    () =>
      network().send(
        new ec2.DescribeVpcAttributeCommand({
          VpcId: fullRegion.vpcs[0]!.vpc.VpcId!,
          Attribute: 'enableDnsHostnames',
        }),
      ),
    { VpcId: fullRegion.vpcs[0]!.vpc.VpcId, EnableDnsHostnames: { Value: true } },
  ],
  [
    'DescribeSubnets',
    () =>
      network().send(
        new ec2.DescribeSubnetsCommand({
          Filters: [{ Name: 'vpc-id', Values: [fullRegion.subnets[0]!.VpcId!] }],
        }),
      ),
    { Subnets: fullRegion.subnets.filter((it) => it.VpcId === fullRegion.subnets[0]!.VpcId) },
  ],
  [
    'DescribeSecurityGroups',
    () =>
      network().send(
        new ec2.DescribeSecurityGroupsCommand({ GroupIds: groups.map((it) => it.GroupId!) }),
      ),
    { SecurityGroups: groups },
  ],
  [
    'DescribeSecurityGroupRules',
    () =>
      network().send(
        new ec2.DescribeSecurityGroupRulesCommand({
          Filters: [{ Name: 'group-id', Values: [groups[1]!.GroupId!] }],
        }),
      ),
    { SecurityGroupRules: securityGroupRules(groups[1]!) },
  ],
  [
    'DescribeNetworkAcls',
    () =>
      network().send(
        new ec2.DescribeNetworkAclsCommand({
          Filters: [
            {
              Name: 'association.subnet-id',
              Values: fullRegion.subnets.map((it) => it.SubnetId!),
            },
          ],
        }),
      ),
    { NetworkAcls: fullRegion.networkAcls },
  ],
  [
    'DescribeRouteTables',
    () =>
      network().send(
        new ec2.DescribeRouteTablesCommand({
          Filters: [{ Name: 'association.main', Values: ['true'] }],
        }),
      ),
    { RouteTables: fullRegion.routeTables },
  ],
  [
    'DescribeVpcPeeringConnections',
    () =>
      network().send(
        new ec2.DescribeVpcPeeringConnectionsCommand({
          Filters: [{ Name: 'status-code', Values: ['act*'] }],
        }),
      ),
    { VpcPeeringConnections: fullRegion.peerings },
  ],
  [
    'DescribeNetworkInterfaces',
    () =>
      network().send(
        new ec2.DescribeNetworkInterfacesCommand({
          Filters: [{ Name: 'group-id', Values: [groups[0]!.GroupId!] }],
        }),
      ),
    { NetworkInterfaces: fullRegion.networkInterfaces },
  ],
  [
    'DescribeManagedPrefixLists',
    () => network().send(new ec2.DescribeManagedPrefixListsCommand({})),
    { PrefixLists: fullRegion.prefixLists.map((it) => it.list) },
  ],
  [
    'GetManagedPrefixListEntries',
    () =>
      network().send(
        new ec2.GetManagedPrefixListEntriesCommand({
          PrefixListId: fullRegion.prefixLists[0]!.list.PrefixListId!,
        }),
      ),
    { Entries: fullRegion.prefixLists[0]!.entries },
  ],
  [
    'DescribeTransitGatewayAttachments',
    () =>
      network().send(
        new ec2.DescribeTransitGatewayAttachmentsCommand({
          TransitGatewayAttachmentIds: fullRegion.transitGatewayAttachments.map(
            (it) => it.TransitGatewayAttachmentId!,
          ),
        }),
      ),
    { TransitGatewayAttachments: fullRegion.transitGatewayAttachments },
  ],
  [
    'GetTransitGatewayRouteTablePropagations',
    () =>
      network().send(
        new ec2.GetTransitGatewayRouteTablePropagationsCommand({
          TransitGatewayRouteTableId: 'tgw-rtb-1',
        }),
      ),
    {
      TransitGatewayRouteTablePropagations: fullRegion.transitGatewayPropagations['tgw-rtb-1'],
    },
  ],
];

const encoded = (document: object) => encodeURIComponent(JSON.stringify(document));
const otherCases: typeof directoryCases = [
  [
    'GetCallerIdentity',
    () => new sts.STSClient(clientOptions()).send(new sts.GetCallerIdentityCommand({})),
    {
      Account: fullAccount.accountId,
      Arn: fullAccount.callerArn,
      UserId: fullAccount.callerUserId,
    },
  ],
  [
    'GetRole',
    () => identity().send(new iam.GetRoleCommand({ RoleName })),
    { Role: { ...role.role, AssumeRolePolicyDocument: encoded(role.trustPolicy) } },
  ],
  [
    'ListAttachedRolePolicies',
    () => identity().send(new iam.ListAttachedRolePoliciesCommand({ RoleName })),
    { IsTruncated: false, AttachedPolicies: role.attachedPolicies },
  ],
  [
    'ListRolePolicies',
    () => identity().send(new iam.ListRolePoliciesCommand({ RoleName })),
    { IsTruncated: false, PolicyNames: ['inline'] },
  ],
  [
    'GetRolePolicy',
    () => identity().send(new iam.GetRolePolicyCommand({ RoleName, PolicyName: 'inline' })),
    {
      RoleName,
      PolicyName: 'inline',
      PolicyDocument: encoded(role.inlinePolicies[0]!.document),
    },
  ],
  [
    'GetPolicy',
    () => identity().send(new iam.GetPolicyCommand({ PolicyArn: policy!.policy.Arn })),
    { Policy: policy!.policy },
  ],
  [
    'GetPolicyVersion',
    () =>
      identity().send(
        new iam.GetPolicyVersionCommand({ PolicyArn: policy!.policy.Arn, VersionId: 'v2' }),
      ),
    {
      PolicyVersion: {
        Document: encoded(policy!.document),
        VersionId: 'v2',
        IsDefaultVersion: true,
        CreateDate: policy!.policy.CreateDate,
      },
    },
  ],
];

for (const [action, send, expected] of [
  ...directoryCases,
  ...rdsCases,
  ...ec2Cases,
  ...otherCases,
]) {
  test(`${action}: the SDK reads back what the state holds`, async () => {
    assert.deepEqual(withoutMetadata(await send()), expected);
  });
}

test('SimulatePrincipalPolicy evaluates the attached and inline policies of the role', async () => {
  const answer = await identity().send(
    new iam.SimulatePrincipalPolicyCommand({
      PolicySourceArn: role.role.Arn,
      ActionNames: ['ds:DescribeDirectories', 'ds:AuthorizeApplication', 'ds:CreateTrust'],
    }),
  );
  assert.deepEqual(
    answer.EvaluationResults?.map((it) => [it.EvalActionName, it.EvalDecision]),
    [
      ['ds:DescribeDirectories', 'allowed'],
      ['ds:AuthorizeApplication', 'explicitDeny'],
      ['ds:CreateTrust', 'implicitDeny'],
    ],
  );
});
