/** Which way a subnet's route table sends packets for a peer, and whether that way can lead there. */
import type { AddressRange } from './addresses.ts';
import { compileRouteTable, winningRoute } from './compiledRoutes.ts';
import type { CompiledRoute, CompiledRouteTable } from './compiledRoutes.ts';
import type { Located } from './locate.ts';
import { placeName } from './placeName.ts';
import { followRoute } from './routeTargets.ts';
import type { TargetOutcome } from './routeTargets.ts';
import { missingFrom } from './world.ts';
import type { World } from './world.ts';

export interface RouteOutcome extends TargetOutcome {
  readonly route?: CompiledRoute;
}

export type TableLookup = { readonly table: CompiledRouteTable } | { readonly missing: string };

/** The route table of a subnet: the one associated with it, else the VPC's main table. */
export function routeTableOf(
  world: World,
  subnetId: string | undefined,
  own: Located,
): TableLookup {
  const id =
    (subnetId === undefined ? undefined : world.routeTableOfSubnet.get(subnetId)) ??
    (own.vpcId === undefined ? undefined : world.mainRouteTableOfVpc.get(own.vpcId));
  const raw = id === undefined ? undefined : world.routeTables.get(id);
  if (subnetId === undefined) return { missing: 'which subnet the address is in' };
  if (id === undefined || raw === undefined) {
    return {
      missing: missingFrom(world, 'routeTables', `the route table of ${subnetId}`, own.region),
    };
  }
  let table = world.compiled.routeTables.get(id);
  if (table === undefined) {
    table = compileRouteTable(world, id, raw);
    world.compiled.routeTables.set(id, table);
  }
  return { table };
}

/** Judges one leg: from a subnet of `own` to a range of `peer` that no route cuts in two. */
export function judgeRoute(
  world: World,
  subnetId: string | undefined,
  own: Located,
  peer: Located,
  range: AddressRange,
  isReturn: boolean,
): RouteOutcome {
  const lookup = routeTableOf(world, subnetId, own);
  if ('missing' in lookup) {
    return { result: 'unknown', because: 'the route table is not known', missing: lookup.missing };
  }
  const { table } = lookup;
  const route = winningRoute(table, range);
  const name = table.routeTableId;
  const to = placeName(world, peer, range);
  if (table.unread.length > 0 && route?.target !== 'local') {
    const missing = table.unread.map((one) => one.missing).join('; ');
    return {
      result: 'unknown',
      because: `${name} has routes to prefix lists that were not read`,
      missing,
    };
  }
  if (route === undefined) return { result: 'blocked', because: `${name} has no route to ${to}` };
  if (route.blackhole) {
    const because = `${name}: the route for ${route.destination} is a blackhole, ${route.targetId} is gone or detached`;
    return { result: 'blocked', because, route };
  }
  const outcome = followRoute({ world, own, peer, range, route, isReturn });
  return { ...outcome, because: `${name}: ${route.destination} ${outcome.because}`, route };
}
