/** The world in which nothing is wrong; a scenario starts here and spoils one thing. */
import type { DBInstance } from '@aws-sdk/client-rds';
import { emptyRegion } from '../aws/state.ts';
import type { AccountState, RegionState } from '../aws/state.ts';
import type { Place } from '../place.ts';
import type { DatabaseServer } from '../realm/state.ts';
import { endpointZone } from '../realm/zones.ts';
import type { World } from '../scenario.ts';
import { addressPlan } from './addressPlan.ts';
import type { AddressPlan } from './addressPlan.ts';
import {
  corporateResolver,
  domainZones,
  managedControllers,
  userController,
} from './controllers.ts';
import type { Zones } from './controllers.ts';
import { auroraMysql, directoryRoleName, membership, postgresqlInstance } from './databases.ts';
import type { Aurora } from './databases.ts';
import { managedDirectory } from './directory.ts';
import { workstationKrb5Conf } from './krb5Conf.ts';
import { databaseGroupId, directoryGroupId } from './groups.ts';
import { landscape } from './landscape.ts';
import { accountId, homeRegion, managedDomain, userDomain } from './names.ts';
import { directoryAccessPolicy, directoryRole, kerberosPrincipals } from './roles.ts';

export interface WorldOptions {
  readonly place: Place;
  readonly now: Date;
  /** Directory and databases in VPCs of their own, peered. */
  readonly peered?: boolean;
  /** Blocks that the directory's group admits; everyone who needs it, unless given. */
  readonly admittedByDirectory?: (plan: AddressPlan) => readonly string[];
  /** Domain membership status of the Aurora cluster and its instances. */
  readonly clusterMembership?: string;
}

export const auroraId = 'mydb';
export const postgresqlId = 'reports';

/** An Aurora MySQL cluster and an RDS PostgreSQL instance joined to one Managed AD, users in another forest. */
export function healthyWorld(options: WorldOptions): World {
  const { place, now } = options;
  const plan = addressPlan(place);
  const admitted = options.admittedByDirectory ?? everyoneWhoNeedsIt;
  const land = landscape(plan, place.ports, {
    peered: options.peered === true,
    admittedByDirectory: admitted(plan),
  });
  const network = {
    ...land.databases,
    securityGroupId: databaseGroupId,
  };
  const aurora = auroraMysql({
    id: auroraId,
    now,
    network,
    port: place.ports.mysql,
    memberships: [membership(options.clusterMembership ?? 'kerberos-enabled')],
  });
  const postgresql = postgresqlInstance({
    id: postgresqlId,
    now,
    network,
    port: place.ports.postgresql,
    memberships: [membership('kerberos-enabled')],
  });
  const directory = managedDirectory({
    now,
    controllerAddresses: plan.controllers,
    ...land.directory,
    securityGroupId: directoryGroupId,
    userDomainDns: plan.userController,
    userDomainNetwork: plan.corporateNetwork,
  });
  const region: RegionState = {
    ...emptyRegion,
    ...land.ec2,
    directories: [directory],
    clusters: [aurora.cluster],
    instances: [...aurora.instances, postgresql],
    orderableOptions: [...aurora.instances, postgresql].map(orderableOption),
  };
  const zones: Zones = {
    ...domainZones(place, plan),
    endpoints: endpointZone(homeRegion, endpointAddresses(plan, aurora, postgresql)),
  };
  return {
    account: accountWith(region, now),
    faults: {},
    realm: {
      controllers: [...managedControllers(plan, zones), userController(plan, zones)],
      resolvers: [corporateResolver(plan, zones)],
      databases: databaseServers(place, plan, aurora, postgresql),
    },
    krb5Conf: workstationKrb5Conf(place),
  };
}

/** The VPC or VPCs, and the users' domain controllers. */
export function everyoneWhoNeedsIt(plan: AddressPlan): readonly string[] {
  return [plan.commonVpc, plan.corporateNetwork];
}

function accountWith(region: RegionState, now: Date): AccountState {
  return {
    accountId,
    callerArn: `arn:aws:iam::${accountId}:user/demo`,
    callerUserId: 'AIDAEXAMPLEDEMOUSER00',
    regions: { [homeRegion]: region },
    disabledRegions: [],
    roles: [directoryRole(directoryRoleName, kerberosPrincipals, now)],
    policies: [directoryAccessPolicy],
    callerPolicies: [],
  };
}

function orderableOption(instance: DBInstance) {
  return {
    Engine: instance.Engine,
    EngineVersion: instance.EngineVersion,
    DBInstanceClass: instance.DBInstanceClass,
    SupportsKerberosAuthentication: true,
    SupportsIAMDatabaseAuthentication: true,
  };
}

function endpointAddresses(
  plan: AddressPlan,
  { cluster, instances }: Aurora,
  postgresql: DBInstance,
): Readonly<Record<string, string>> {
  const [writer, reader] = instances;
  return {
    [cluster.Endpoint ?? '']: plan.mysqlWriter,
    [cluster.ReaderEndpoint ?? '']: plan.mysqlReader,
    [writer?.Endpoint?.Address ?? '']: plan.mysqlWriter,
    [reader?.Endpoint?.Address ?? '']: plan.mysqlReader,
    [postgresql.Endpoint?.Address ?? '']: plan.postgresql,
  };
}

const certificateDays = 300;

function databaseServers(
  place: Place,
  plan: AddressPlan,
  aurora: Aurora,
  postgresql: DBInstance,
): readonly DatabaseServer[] {
  const mysqlNames = [
    aurora.cluster.Endpoint ?? '',
    aurora.cluster.ReaderEndpoint ?? '',
    ...aurora.instances.map((it) => it.Endpoint?.Address ?? ''),
  ];
  const mysql = [plan.mysqlWriter, plan.mysqlReader].map((address) => ({
    engine: 'mysql' as const,
    address,
    port: place.ports.mysql,
    version: '8.0.39',
    spn: `mysql/${aurora.cluster.Endpoint ?? ''}@${managedDomain.realm}`,
    realm: userDomain.realm,
    users: { aduser: 'kerberos' as const },
    certificate: { names: mysqlNames, validDays: certificateDays },
    behaviour: 'serves' as const,
  }));
  return [
    ...mysql,
    {
      engine: 'postgresql',
      address: plan.postgresql,
      port: place.ports.postgresql,
      users: { [`aduser@${userDomain.realm}`]: 'rds_ad' },
      keytabUsable: true,
      certificate: {
        names: [postgresql.Endpoint?.Address ?? ''],
        validDays: certificateDays,
      },
      behaviour: 'serves',
    },
  ];
}
