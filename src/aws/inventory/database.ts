import type { DatabaseTarget } from '../databases.ts';
import { engineTitle, isAurora } from '../engine.ts';
import { membershipState } from '../states/membershipState.ts';
import type { MembershipSubject } from '../states/membershipState.ts';
import { inventoryState, urgency } from './inventoryState.ts';
import type { InventoryCluster, InventoryDatabase, InventoryInstance } from './shape.ts';

/** A database's memberships in the public shape, and how urgently somebody should look at it (0 first). */
export function inventoryDatabase(
  target: DatabaseTarget,
  at: string,
): { readonly database: InventoryDatabase; readonly urgency: number } {
  const subject = membershipSubject(target, at);
  const states = target.memberships.map((membership) => membershipState(membership, subject));
  const described = target.kind === 'cluster' ? target.cluster : target.instance;
  return {
    urgency: urgency(states),
    database: {
      identifier: target.identifier,
      arn: target.arn,
      engine: target.engine,
      engineTitle: engineTitle(target.engine),
      engineVersion: target.engineVersion ?? null,
      status: target.status,
      endpoint: target.endpoint ?? null,
      vpcId: target.vpcId ?? null,
      subnetIds: target.subnetIds,
      securityGroupIds: target.securityGroupIds,
      publiclyAccessible: target.publiclyAccessible,
      iamAuthentication: described?.IAMDatabaseAuthenticationEnabled ?? false,
      memberships: states.map((state, index) => {
        const { status, meaning, severity, transient, nextStep } = inventoryState(state);
        const membership = target.memberships[index];
        return {
          directoryId: membership?.directoryId ?? null,
          fqdn: membership?.fqdn ?? null,
          status,
          meaning,
          severity,
          transient,
          nextStep,
        };
      }),
    },
  };
}

/** Whom a membership's sentence and command are about: an Aurora member is joined through its cluster. */
export function membershipSubject(target: DatabaseTarget, at: string): MembershipSubject {
  const { cluster, instance, region } = target;
  const byCluster = target.kind === 'cluster' || (cluster !== undefined && isAurora(target.engine));
  const window = byCluster
    ? (cluster?.PreferredMaintenanceWindow ?? instance?.PreferredMaintenanceWindow)
    : instance?.PreferredMaintenanceWindow;
  return {
    kind: byCluster ? 'cluster' : 'instance',
    identifier: byCluster ? (cluster?.DBClusterIdentifier ?? target.identifier) : target.identifier,
    region,
    at,
    ...(window === undefined ? {} : { maintenanceWindow: window }),
  };
}

/** What an instance has beyond any database. */
export function asInstance(database: InventoryDatabase, target: DatabaseTarget): InventoryInstance {
  const { instance } = target;
  return {
    ...database,
    cluster: instance?.DBClusterIdentifier ?? null,
    replicaOf:
      instance?.ReadReplicaSourceDBInstanceIdentifier ??
      instance?.ReadReplicaSourceDBClusterIdentifier ??
      null,
  };
}

/** What a cluster has beyond any database. */
export function asCluster(database: InventoryDatabase, target: DatabaseTarget): InventoryCluster {
  const { cluster } = target;
  return {
    ...database,
    readerEndpoint: cluster?.ReaderEndpoint ?? null,
    customEndpoints: cluster?.CustomEndpoints ?? [],
    members: (cluster?.DBClusterMembers ?? []).map((member) => ({
      identifier: member.DBInstanceIdentifier ?? '',
      writer: member.IsClusterWriter ?? false,
    })),
    globalCluster: cluster?.GlobalClusterIdentifier ?? null,
  };
}
