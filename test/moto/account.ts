/** An account in moto: what is created here is what the inventory has to show. */
import {
  CreateMicrosoftADCommand,
  CreateTrustCommand,
  DirectoryServiceClient,
} from '@aws-sdk/client-directory-service';
import { EC2Client } from '@aws-sdk/client-ec2';
import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import {
  CreateDBClusterCommand,
  CreateDBInstanceCommand,
  CreateDBInstanceReadReplicaCommand,
  CreateDBSubnetGroupCommand,
  CreateGlobalClusterCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import { managedPolicy, trust } from '../unit/aws/builders.ts';
import { createNetwork } from './network.ts';
import type { MotoNetwork } from './network.ts';

export const region = 'eu-west-1';
export const roleName = 'ds-role';
export const otherRoleName = 'no-principal';

export interface MotoAccount extends MotoNetwork {
  readonly directoryId: string;
  readonly trustId: string;
}

/** Enough for more than one page of DescribeDBInstances (100). */
export const spareInstances = 105;

export async function createAccount(endpoint: string): Promise<MotoAccount> {
  const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' };
  const config = { endpoint, region, credentials };
  const ec2 = new EC2Client(config);
  const network = await createNetwork(ec2, region);
  await createRoles(new IAMClient(config));
  const directory = await createDirectory(new DirectoryServiceClient(config), network);
  await createDatabases(new RDSClient(config), network, directory.directoryId);
  return { ...network, ...directory };
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
  const policy = (...Action: string[]) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
    });
  const PolicyDocument = policy('ds:*');
  // The second version is the one that counts.
  const own = await iam.send(
    new CreatePolicyCommand({ PolicyName: 'versions', PolicyDocument: policy('s3:GetObject') }),
  );
  const PolicyArn = own.Policy?.Arn;
  await iam.send(
    new CreatePolicyVersionCommand({
      PolicyArn,
      PolicyDocument: policy('ds:DescribeDirectories'),
      SetAsDefault: true,
    }),
  );
  await iam.send(new AttachRolePolicyCommand({ RoleName: otherRoleName, PolicyArn }));
  await iam.send(
    new PutRolePolicyCommand({ RoleName: otherRoleName, PolicyName: 'own', PolicyDocument }),
  );
}

async function createDirectory(ds: DirectoryServiceClient, { vpcId, subnetIds }: MotoNetwork) {
  const made = await ds.send(
    new CreateMicrosoftADCommand({
      Name: 'awsmad.example.com',
      ShortName: 'AWSMAD',
      Password: 'Example-Passw0rd',
      Edition: 'Standard',
      VpcSettings: { VpcId: vpcId, SubnetIds: [...subnetIds] },
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
  { subnetIds, groupId }: MotoNetwork,
  directoryId: string,
): Promise<void> {
  const DBSubnetGroupName = 'databases';
  await rds.send(
    new CreateDBSubnetGroupCommand({
      DBSubnetGroupName,
      DBSubnetGroupDescription: 'databases',
      SubnetIds: [...subnetIds],
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
  await rds.send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier: 'shop-2',
      DBClusterIdentifier: 'shop',
      DBInstanceClass: 'db.r6g.large',
      Engine: 'aurora-mysql',
    }),
  );
  await rds.send(
    new CreateDBInstanceReadReplicaCommand({
      DBInstanceIdentifier: 'joined-replica',
      SourceDBInstanceIdentifier: 'joined-mysql',
    }),
  );
  for (let n = 0; n < spareInstances; n++) {
    const DBInstanceIdentifier = `spare-${String(n).padStart(3, '0')}`;
    await rds.send(
      new CreateDBInstanceCommand({ ...common, DBInstanceIdentifier, Engine: 'mysql' }),
    );
  }
}
