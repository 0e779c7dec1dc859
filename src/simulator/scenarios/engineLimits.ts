/** The limits of the engines, each as AWS would describe a database that runs into it. */
import type { DBCluster, DBInstance, Event, Parameter } from '@aws-sdk/client-rds';
import type { RegionState } from '../aws/state.ts';
import { withDirectory, withRegion } from '../build/changes.ts';
import { membership } from '../build/databases.ts';
import { auroraId, postgresqlId } from '../build/healthyWorld.ts';
import { arn, homeRegion } from '../build/names.ts';
import { movedTo } from '../build/moved.ts';
import type { World } from '../scenario.ts';

const day = 86_400_000;
const failed = [membership('enable-kerberos-failed')];

export interface Limit {
  /** The finding. */
  readonly id: string;
  readonly severity: 'error' | 'warning' | 'info';
  /** Where an id has several rows. */
  readonly variant?: string;
  readonly summary: string;
  /** Default: the RDS instance. */
  readonly target?: string;
  readonly region?: string;
  readonly change: (world: World, now: Date) => World;
}

/** The stand-alone instance as another one. */
function instance(change: DBInstance, parameters: Readonly<Record<string, Parameter[]>> = {}) {
  return (world: World): World =>
    withRegion(world, (region) => ({
      ...withOptions(region, change),
      parameters: { ...region.parameters, ...parameters },
      instances: region.instances.map((it) =>
        it.DBInstanceIdentifier === postgresqlId ? { ...it, ...change } : it,
      ),
    }));
}

/** The cluster and its members as others. */
function cluster(
  change: DBCluster,
  member: DBInstance = {},
  parameters: readonly Parameter[] = [],
) {
  return (world: World): World =>
    withRegion(world, (region) => ({
      ...region,
      parameters: { ...region.parameters, shop: parameters },
      clusters: region.clusters.map((it) => ({
        ...it,
        ...change,
        DBClusterParameterGroup: 'shop',
      })),
      instances: region.instances.map((it) =>
        it.DBClusterIdentifier === undefined ? it : { ...it, ...member },
      ),
    }));
}

/** What may be ordered: the changed version too, unless it says that it cannot do Kerberos. */
function withOptions(region: RegionState, { Engine, EngineVersion }: DBInstance): RegionState {
  const added = {
    ...region.orderableOptions[0],
    ...(Engine === undefined ? {} : { Engine }),
    ...(EngineVersion === undefined ? {} : { EngineVersion }),
  };
  return { ...region, orderableOptions: [...region.orderableOptions, added] };
}

const mysql = { Engine: 'mysql', EngineVersion: '8.4.3' };
const auroraPostgresql = { Engine: 'aurora-postgresql', EngineVersion: '16.6' };

function withEvent(world: World, event: Event): World {
  return withRegion(world, (region) => ({ ...region, events: [...region.events, event] }));
}

export const limits: readonly Limit[] = [
  {
    id: 'engine-version',
    severity: 'error',
    summary: 'PostgreSQL 9.6 is older than Kerberos on RDS.',
    change: instance({ EngineVersion: '9.6.24', DomainMemberships: failed }),
  },
  {
    id: 'engine-version',
    variant: 'mariadb',
    severity: 'error',
    summary: 'RDS for MariaDB has no Kerberos.',
    change: instance({ Engine: 'mariadb', EngineVersion: '11.4.4', DomainMemberships: [] }),
  },
  {
    id: 'engine-version',
    variant: 'custom-oracle',
    severity: 'error',
    summary: 'RDS Custom for Oracle has no Kerberos.',
    change: instance({ Engine: 'custom-oracle-ee', EngineVersion: '19.1', DomainMemberships: [] }),
  },
  {
    id: 'engine-version',
    variant: 'class',
    severity: 'error',
    summary: 'The API itself says that this class and version cannot do Kerberos.',
    change: (world) =>
      withRegion(instance({ DomainMemberships: failed })(world), (region) => ({
        ...region,
        orderableOptions: region.orderableOptions.map((it) => ({
          ...it,
          SupportsKerberosAuthentication: false,
        })),
      })),
  },
  {
    id: 'engine-version',
    variant: 'babelfish',
    severity: 'error',
    target: auroraId,
    summary: 'Babelfish of a version before it took Kerberos.',
    change: cluster(
      { ...auroraPostgresql, EngineVersion: '14.13', DomainMemberships: failed },
      { ...auroraPostgresql, EngineVersion: '14.13', DomainMemberships: failed },
      [{ ParameterName: 'rds.babelfish_status', ParameterValue: 'on' }],
    ),
  },
  {
    id: 'engine-region',
    severity: 'error',
    target: auroraId,
    region: 'eu-south-1',
    summary: 'Aurora MySQL has no Kerberos in Milan.',
    change: (world) =>
      movedTo(
        cluster({ DomainMemberships: failed }, { DomainMemberships: failed })(world),
        'eu-south-1',
      ),
  },
  {
    id: 'engine-name-length',
    severity: 'error',
    summary: 'A domain name of 48 characters and SQL Server.',
    change: (world) =>
      withDirectory(
        instance({
          Engine: 'sqlserver-se',
          EngineVersion: '15.00.4420.2.v1',
          DomainMemberships: [membership('failed')],
        })(world),
        (it) => ({ ...it, description: { ...it.description, Name: `${'a'.repeat(40)}.example` } }),
      ),
  },
  {
    id: 'engine-port-changed',
    severity: 'warning',
    summary: 'RDS for MySQL is about to change its port.',
    change: instance({ ...mysql, PendingModifiedValues: { Port: 3307 } }),
  },
  {
    id: 'engine-read-replica',
    severity: 'warning',
    summary: 'A read replica of RDS for MySQL.',
    change: instance({ ...mysql, ReadReplicaSourceDBInstanceIdentifier: 'source' }),
  },
  {
    id: 'engine-multi-az-cluster',
    severity: 'error',
    target: auroraId,
    summary: 'A Multi-AZ DB cluster of MySQL.',
    change: cluster(
      { Engine: 'mysql', EngineVersion: '8.4.3', DomainMemberships: [] },
      { ...mysql, DomainMemberships: [] },
    ),
  },
  {
    id: 'engine-outposts',
    severity: 'error',
    summary: 'RDS on an Outpost.',
    change: (world) =>
      withRegion(world, (region) => ({
        ...region,
        instances: region.instances.map((it) => ({
          ...it,
          DomainMemberships: [],
          DBSubnetGroup: {
            ...it.DBSubnetGroup,
            Subnets: (it.DBSubnetGroup?.Subnets ?? []).map((subnet) => ({
              ...subnet,
              SubnetOutpost: { Arn: arn('outposts', homeRegion, 'outpost/op-0123456789abcdef0') },
            })),
          },
        })),
      })),
  },
  {
    id: 'engine-minor-upgrade',
    severity: 'warning',
    summary: 'RDS for MySQL was upgraded yesterday.',
    change: (world, now) =>
      withEvent(instance(mysql)(world), {
        SourceIdentifier: postgresqlId,
        SourceType: 'db-instance',
        EventCategories: ['maintenance'],
        Message: 'The DB engine version upgrade finished.',
        Date: new Date(now.getTime() - day),
      }),
  },
  {
    id: 'engine-minor-upgrade',
    variant: 'coming',
    severity: 'warning',
    summary: 'An upgrade of RDS for MySQL waits for its date.',
    change: (world, now) =>
      withRegion(instance(mysql)(world), (region) => ({
        ...region,
        pendingMaintenance: [
          {
            ResourceIdentifier: arn('rds', homeRegion, `db:${postgresqlId}`),
            PendingMaintenanceActionDetails: [
              { Action: 'db-upgrade', CurrentApplyDate: new Date(now.getTime() + 3 * day) },
            ],
          },
        ],
      })),
  },
  {
    id: 'engine-db2-trust-parameter',
    severity: 'error',
    summary: 'Db2 that does not admit users of a trusted domain.',
    change: instance(
      {
        Engine: 'db2-se',
        EngineVersion: '11.5.9.0.sb00000000.r1',
        DBParameterGroups: [{ DBParameterGroupName: 'db2', ParameterApplyStatus: 'in-sync' }],
      },
      {
        db2: [
          { ParameterName: 'rds.active_directory_configuration', ParameterValue: 'AWS_MANAGED_AD' },
        ],
      },
    ),
  },
  {
    id: 'engine-case-sensitivity',
    severity: 'info',
    target: auroraId,
    summary: 'Aurora MySQL compares names with their letter case.',
    change: cluster({}, {}, [
      { ParameterName: 'authentication_kerberos_caseins_cmp', ParameterValue: '0' },
    ]),
  },
  {
    id: 'engine-ad-groups',
    severity: 'warning',
    target: auroraId,
    summary: 'pg_ad_mapping in a version that is too old for it.',
    change: cluster(
      { ...auroraPostgresql, EngineVersion: '15.4' },
      { ...auroraPostgresql, EngineVersion: '15.4' },
      [{ ParameterName: 'shared_preload_libraries', ParameterValue: 'pg_ad_mapping' }],
    ),
  },
  {
    id: 'engine-forest-trust',
    severity: 'warning',
    summary: 'RDS for MySQL and a user of a trusted forest, of which AWS says both.',
    change: instance(mysql),
  },
  {
    id: 'engine-external-trust',
    severity: 'warning',
    summary: 'PostgreSQL and a user behind an external trust.',
    change: (world) =>
      withDirectory(world, (it) => ({
        ...it,
        trusts: it.trusts.map((trust) => ({ ...trust, TrustType: 'External' as const })),
      })),
  },
  {
    id: 'spn-windows-endpoint',
    variant: 'sql-server',
    severity: 'info',
    summary: 'SQL Server takes Kerberos under its name in the directory only.',
    change: instance({ Engine: 'sqlserver-se', EngineVersion: '15.00.4420.2.v1' }),
  },
];
