/** RDS and Aurora resources as RDS describes them. */
import type { DBCluster, DBInstance, DBSubnetGroup, DomainMembership } from '@aws-sdk/client-rds';
import { arn, directoryId, endpointHash, homeRegion, managedDomain } from './names.ts';

const day = 86_400_000;
export const directoryRoleName = 'rds-directoryservice-kerberos-access-role';
const postgresqlVersion = '16.6';

export interface DatabaseNetwork {
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
}

export function membership(status: string): DomainMembership {
  return {
    Domain: directoryId,
    Status: status,
    FQDN: managedDomain.dnsName,
    IAMRoleName: directoryRoleName,
  };
}

function subnetGroup({ vpcId, subnetIds }: DatabaseNetwork): DBSubnetGroup {
  return {
    DBSubnetGroupName: 'databases',
    DBSubnetGroupDescription: 'private subnets for databases',
    VpcId: vpcId,
    SubnetGroupStatus: 'Complete',
    Subnets: subnetIds.map((SubnetIdentifier, index) => ({
      SubnetIdentifier,
      SubnetAvailabilityZone: { Name: `${homeRegion}${index === 0 ? 'a' : 'b'}` },
      SubnetOutpost: {},
      SubnetStatus: 'Active',
    })),
    DBSubnetGroupArn: arn('rds', homeRegion, 'subgrp:databases'),
    SupportedNetworkTypes: ['IPV4'],
  };
}

/** What every instance has, whatever its engine. */
function instance(id: string, now: Date, network: DatabaseNetwork): DBInstance {
  return {
    DBInstanceIdentifier: id,
    DBInstanceArn: arn('rds', homeRegion, `db:${id}`),
    DBInstanceClass: 'db.r6g.large',
    DBInstanceStatus: 'available',
    DbiResourceId: `db-${id.toUpperCase().replace(/[^A-Z0-9]/g, '')}0123456789`,
    MasterUsername: 'admin',
    AvailabilityZone: `${homeRegion}a`,
    DBSubnetGroup: subnetGroup(network),
    VpcSecurityGroups: [{ VpcSecurityGroupId: network.securityGroupId, Status: 'active' }],
    InstanceCreateTime: new Date(now.getTime() - 90 * day),
    PreferredMaintenanceWindow: 'sun:03:00-sun:04:00',
    PendingModifiedValues: {},
    AutoMinorVersionUpgrade: false,
    IAMDatabaseAuthenticationEnabled: false,
    PubliclyAccessible: false,
    NetworkType: 'IPV4',
    MultiAZ: false,
    StorageEncrypted: true,
    CACertificateIdentifier: 'rds-ca-rsa2048-g1',
    CertificateDetails: {
      CAIdentifier: 'rds-ca-rsa2048-g1',
      ValidTill: new Date(now.getTime() + 300 * day),
    },
    ReadReplicaDBInstanceIdentifiers: [],
    DomainMemberships: [],
    TagList: [],
  };
}

export interface DatabaseSpec {
  readonly id: string;
  readonly now: Date;
  readonly network: DatabaseNetwork;
  readonly port: number;
  readonly memberships: readonly DomainMembership[];
}

export interface Aurora {
  readonly cluster: DBCluster;
  readonly instances: readonly DBInstance[];
}

/** An Aurora MySQL 3 cluster with a writer `<id>-1` and a reader `<id>-2`. */
export function auroraMysql(spec: DatabaseSpec): Aurora {
  const { id, now, network, port } = spec;
  const DomainMemberships = [...spec.memberships];
  const version = { Engine: 'aurora-mysql', EngineVersion: '8.0.mysql_aurora.3.08.0' };
  const members = [`${id}-1`, `${id}-2`];
  const instances = members.map((name) => ({
    ...instance(name, now, network),
    ...version,
    DBClusterIdentifier: id,
    Endpoint: { Address: `${name}.${endpointHash}.${homeRegion}.rds.amazonaws.com`, Port: port },
    DBParameterGroups: [
      { DBParameterGroupName: 'default.aurora-mysql8.0', ParameterApplyStatus: 'in-sync' },
    ],
    DomainMemberships,
  }));
  const cluster: DBCluster = {
    ...version,
    DBClusterIdentifier: id,
    DBClusterArn: arn('rds', homeRegion, `cluster:${id}`),
    DbClusterResourceId: `cluster-${id.toUpperCase()}0123456789`,
    Status: 'available',
    EngineMode: 'provisioned',
    Endpoint: `${id}.cluster-${endpointHash}.${homeRegion}.rds.amazonaws.com`,
    ReaderEndpoint: `${id}.cluster-ro-${endpointHash}.${homeRegion}.rds.amazonaws.com`,
    CustomEndpoints: [],
    Port: port,
    MultiAZ: true,
    MasterUsername: 'admin',
    DBSubnetGroup: 'databases',
    DBClusterParameterGroup: 'default.aurora-mysql8.0',
    VpcSecurityGroups: [{ VpcSecurityGroupId: network.securityGroupId, Status: 'active' }],
    DBClusterMembers: members.map((DBInstanceIdentifier, index) => ({
      DBInstanceIdentifier,
      IsClusterWriter: index === 0,
      DBClusterParameterGroupStatus: 'in-sync',
      PromotionTier: 1,
    })),
    AvailabilityZones: [`${homeRegion}a`, `${homeRegion}b`],
    ClusterCreateTime: new Date(now.getTime() - 90 * day),
    PreferredMaintenanceWindow: 'sun:03:00-sun:04:00',
    AutoMinorVersionUpgrade: false,
    IAMDatabaseAuthenticationEnabled: false,
    NetworkType: 'IPV4',
    StorageEncrypted: true,
    ReadReplicaIdentifiers: [],
    DomainMemberships,
    TagList: [],
  };
  return { cluster, instances };
}

/** A stand-alone RDS for PostgreSQL instance. */
export function postgresqlInstance(spec: DatabaseSpec): DBInstance {
  const { id, now, network, port } = spec;
  return {
    ...instance(id, now, network),
    Engine: 'postgres',
    EngineVersion: postgresqlVersion,
    DBName: 'postgres',
    Endpoint: {
      Address: `${id}.${endpointHash}.${homeRegion}.rds.amazonaws.com`,
      Port: port,
      HostedZoneId: 'Z29XKXDKYMONMX',
    },
    DBParameterGroups: [
      { DBParameterGroupName: 'default.postgres16', ParameterApplyStatus: 'in-sync' },
    ],
    DomainMemberships: [...spec.memberships],
  };
}
