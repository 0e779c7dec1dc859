/** Ways to spoil one thing in a world, leaving the rest as it is. */
import type { DBCluster, DBInstance } from '@aws-sdk/client-rds';
import { emptyRegion } from '../aws/state.ts';
import type { DirectoryState, RegionState, RoleState } from '../aws/state.ts';
import type { DatabaseServer, DnsServer, DomainController } from '../realm/state.ts';
import type { World } from '../scenario.ts';
import { homeRegion, managedDomain } from './names.ts';

export function withRegion(
  world: World,
  change: (region: RegionState) => RegionState,
  name: string = homeRegion,
): World {
  const { regions } = world.account;
  const changed = { ...regions, [name]: change(regions[name] ?? emptyRegion) };
  return { ...world, account: { ...world.account, regions: changed } };
}

export function withDirectory(
  world: World,
  change: (directory: DirectoryState) => DirectoryState,
): World {
  return withRegion(world, (region) => ({
    ...region,
    directories: region.directories.map(change),
  }));
}

/** The Aurora cluster and its instances change together, as RDS shows them. */
export function withAurora(world: World, change: Partial<DBCluster & DBInstance>): World {
  return withRegion(world, (region) => ({
    ...region,
    clusters: region.clusters.map((it) => ({ ...it, ...change })),
    instances: region.instances.map((it) =>
      it.DBClusterIdentifier === undefined ? it : { ...it, ...change },
    ),
  }));
}

export function withRoles(world: World, change: (role: RoleState) => RoleState): World {
  return { ...world, account: { ...world.account, roles: world.account.roles.map(change) } };
}

/** Every controller, of the directory and of the users' domain. */
export function withControllers(
  world: World,
  change: (controller: DomainController) => DomainController,
): World {
  const controllers = world.realm.controllers.map(change);
  return { ...world, realm: { ...world.realm, controllers } };
}

export function withManagedControllers(
  world: World,
  change: (controller: DomainController, index: number) => DomainController,
): World {
  let index = 0;
  return withControllers(world, (it) =>
    it.domain.dnsName === managedDomain.dnsName ? change(it, index++) : it,
  );
}

export function withResolvers(world: World, change: (server: DnsServer) => DnsServer): World {
  const resolvers = world.realm.resolvers.map(change);
  return { ...world, realm: { ...world.realm, resolvers } };
}

/** Each database server as `change` wants it; undefined: nothing listens there. */
export function withDatabases(
  world: World,
  change: (server: DatabaseServer) => DatabaseServer | undefined,
): World {
  const databases = world.realm.databases.flatMap((it) => change(it) ?? []);
  return { ...world, realm: { ...world.realm, databases } };
}
