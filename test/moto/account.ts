/** An account in moto: what is created here is what the inventory has to show. */
import {
  CreateMicrosoftADCommand,
  CreateTrustCommand,
  DirectoryServiceClient,
} from '@aws-sdk/client-directory-service';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateManagedPrefixListCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  CreateVpcPeeringConnectionCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import {
  CreateDBClusterCommand,
  CreateDBInstanceCommand,
  CreateDBSubnetGroupCommand,
  CreateGlobalClusterCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import { managedPolicy, trust } from '../unit/aws/builders.ts';

export const region = 'eu-west-1';
export const roleName = 'ds-role';
export const otherRoleName = 'no-principal';

export interface MotoAccount {
  readonly directoryId: string;
  readonly trustId: string;
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly groupId: string;
  readonly prefixListId: string;
  readonly peeringId: string;
}

/** Enough for more than one page of DescribeDBInstances (100). */
export const spareInstances = 105;

export async function createAccount(endpoint: string): Promise<MotoAccount> {
  const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' };
  const config = { endpoint, region, credentials };
  const ec2 = new EC2Client(config);
  const network = await createNetwork(ec2);
  await createRoles(new IAMClient(config));
  const directory = await createDirectory(new DirectoryServiceClient(config), network);
  await createDatabases(new RDSClient(config), network, directory.directoryId);
  return { ...network, ...directory };
}

async function createNetwork(ec2: EC2Client) {
  const own = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.20.0.0/16' }));
  const other = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.30.0.0/16' }));
  const vpcId = own.Vpc?.VpcId ?? '';
  const subnetIds: string[] = [];
  for (const [index, zone] of ['a', 'b'].entries()) {
    const AvailabilityZone = `${region}${zone}`;
    const CidrBlock = `10.20.${index}.0/24`;
    const made = await ec2.send(
      new CreateSubnetCommand({ VpcId: vpcId, CidrBlock, AvailabilityZone }),
    );
    subnetIds.push(made.Subnet?.SubnetId ?? '');
  }
  const group = await ec2.send(
    new CreateSecurityGroupCommand({
      VpcId: vpcId,
      GroupName: 'databases',
      Description: 'databases',
    }),
  );
  const list = await ec2.send(
    new CreateManagedPrefixListCommand({
      PrefixListName: 'offices',
      AddressFamily: 'IPv4',
      MaxEntries: 5,
      Entries: [{ Cidr: '192.0.2.0/24' }],
    }),
  );
  const prefixListId = list.PrefixList?.PrefixListId ?? '';
  const IpPermissions = [
    { IpProtocol: 'tcp', FromPort: 3306, ToPort: 3306, IpRanges: [{ CidrIp: '10.20.0.0/16' }] },
    {
      IpProtocol: 'tcp',
      FromPort: 5432,
      ToPort: 5432,
      PrefixListIds: [{ PrefixListId: prefixListId }],
    },
  ];
  const groupId = group.GroupId ?? '';
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: groupId, IpPermissions }));
  const PeerVpcId = other.Vpc?.VpcId;
  const peering = await ec2.send(
    new CreateVpcPeeringConnectionCommand({ VpcId: vpcId, PeerVpcId }),
  );
  const peeringId = peering.VpcPeeringConnection?.VpcPeeringConnectionId ?? '';
  return { vpcId, subnetIds, groupId, prefixListId, peeringId };
}

async function createRoles(iam: IAMClient): Promise<void> {
  const documents = {
    [roleName]: trust(['directoryservice.rds.amazonaws.com', 'rds.amazonaws.com']),
    [otherRoleName]: trust('rds.amazonaws.com'),
  };
  for (const [RoleName, document] of Object.entries(documents)) {
    const AssumeRolePolicyDocument = JSON.stringify(document);
    await iam.send(
      new CreateRoleCommand({ RoleName, Path: '/service-role/', AssumeRolePolicyDocument }),
    );
  }
  await iam.send(new AttachRolePolicyCommand({ RoleName: roleName, PolicyArn: managedPolicy }));
  const Statement = [{ Effect: 'Allow', Action: 'ds:*', Resource: '*' }];
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam.send(
    new PutRolePolicyCommand({ RoleName: otherRoleName, PolicyName: 'own', PolicyDocument }),
  );
}

async function createDirectory(
  ds: DirectoryServiceClient,
  { vpcId, subnetIds }: { readonly vpcId: string; readonly subnetIds: string[] },
) {
  const made = await ds.send(
    new CreateMicrosoftADCommand({
      Name: 'awsmad.example.com',
      ShortName: 'AWSMAD',
      Password: 'Example-Passw0rd',
      Edition: 'Standard',
      VpcSettings: { VpcId: vpcId, SubnetIds: subnetIds },
    }),
  );
  const directoryId = made.DirectoryId ?? '';
  const trusted = await ds.send(
    new CreateTrustCommand({
      DirectoryId: directoryId,
      RemoteDomainName: 'corp.example.com',
      TrustPassword: 'Example-Passw0rd',
      TrustDirection: 'One-Way: Outgoing',
      TrustType: 'Forest',
      SelectiveAuth: 'Enabled',
    }),
  );
  return { directoryId, trustId: trusted.TrustId ?? '' };
}

async function createDatabases(
  rds: RDSClient,
  { subnetIds, groupId }: { readonly subnetIds: string[]; readonly groupId: string },
  directoryId: string,
): Promise<void> {
  const DBSubnetGroupName = 'databases';
  await rds.send(
    new CreateDBSubnetGroupCommand({
      DBSubnetGroupName,
      DBSubnetGroupDescription: 'databases',
      SubnetIds: subnetIds,
    }),
  );
  const common = {
    DBInstanceClass: 'db.t3.medium',
    AllocatedStorage: 20,
    MasterUsername: 'admin',
    MasterUserPassword: 'Example-Passw0rd',
    DBSubnetGroupName,
    VpcSecurityGroupIds: [groupId],
  };
  await rds.send(
    new CreateDBInstanceCommand({
      ...common,
      DBInstanceIdentifier: 'joined-mysql',
      Engine: 'mysql',
      Port: 3307,
      Domain: directoryId,
      DomainIAMRoleName: roleName,
    }),
  );
  await rds.send(
    new CreateDBInstanceCommand({
      ...common,
      DBInstanceIdentifier: 'plain-postgres',
      Engine: 'postgres',
      EnableIAMDatabaseAuthentication: true,
    }),
  );
  await rds.send(
    new CreateGlobalClusterCommand({ GlobalClusterIdentifier: 'world', Engine: 'aurora-mysql' }),
  );
  await rds.send(
    new CreateDBClusterCommand({
      DBClusterIdentifier: 'shop',
      Engine: 'aurora-mysql',
      MasterUsername: 'admin',
      MasterUserPassword: 'Example-Passw0rd',
      DBSubnetGroupName,
      VpcSecurityGroupIds: [groupId],
      Domain: directoryId,
      DomainIAMRoleName: otherRoleName,
      GlobalClusterIdentifier: 'world',
    }),
  );
  await rds.send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier: 'shop-1',
      DBClusterIdentifier: 'shop',
      DBInstanceClass: 'db.r6g.large',
      Engine: 'aurora-mysql',
    }),
  );
  for (let n = 0; n < spareInstances; n++) {
    const DBInstanceIdentifier = `spare-${String(n).padStart(3, '0')}`;
    await rds.send(
      new CreateDBInstanceCommand({ ...common, DBInstanceIdentifier, Engine: 'mysql' }),
    );
  }
}
