/** A route table sorted by what wins: the longest prefix, then how the route came to be. */
import type { Route, RouteTable } from '@aws-sdk/client-ec2';
import { contains, overlaps, parseCidr } from './addresses.ts';
import type { AddressRange } from './addresses.ts';
import { prefixListMissing, prefixListRanges } from './world.ts';
import type { World } from './world.ts';

export type RouteTarget =
  | 'local'
  | 'peering'
  | 'transit-gateway'
  | 'virtual-private-gateway'
  | 'internet-gateway'
  | 'egress-only-internet-gateway'
  | 'nat-gateway'
  | 'other';

export interface CompiledRoute {
  readonly range: AddressRange;
  /** As written in the table, `10.0.0.0/16` or `pl-0a1b`. */
  readonly destination: string;
  readonly target: RouteTarget;
  readonly targetId: string;
  readonly blackhole: boolean;
  readonly propagated: boolean;
}

export interface CompiledRouteTable {
  readonly routeTableId: string;
  readonly routes: readonly CompiledRoute[];
  /** Routes to prefix lists that could not be read: they may be longer than any match. */
  readonly unread: readonly { readonly targetId: string; readonly missing: string }[];
}

function targetOf(route: Route): { target: RouteTarget; targetId: string } {
  const gateway = route.GatewayId ?? '';
  if (gateway === 'local') return { target: 'local', targetId: 'local' };
  if (gateway.startsWith('igw-')) return { target: 'internet-gateway', targetId: gateway };
  if (gateway.startsWith('vgw-')) return { target: 'virtual-private-gateway', targetId: gateway };
  if (route.VpcPeeringConnectionId) {
    return { target: 'peering', targetId: route.VpcPeeringConnectionId };
  }
  if (route.TransitGatewayId)
    return { target: 'transit-gateway', targetId: route.TransitGatewayId };
  if (route.NatGatewayId) return { target: 'nat-gateway', targetId: route.NatGatewayId };
  if (route.EgressOnlyInternetGatewayId) {
    return { target: 'egress-only-internet-gateway', targetId: route.EgressOnlyInternetGatewayId };
  }
  const other =
    gateway ||
    (route.NetworkInterfaceId ?? route.InstanceId ?? route.LocalGatewayId) ||
    (route.CarrierGatewayId ?? route.CoreNetworkArn ?? route.OdbNetworkArn);
  return { target: 'other', targetId: other ?? 'no target' };
}

/** Among equal prefixes: local, static, from a prefix list, propagated (VPC guide, "Route priority"). */
function rank(route: CompiledRoute): number {
  if (route.target === 'local') return 0;
  if (route.destination.startsWith('pl-')) return 2;
  return route.propagated ? 3 : 1;
}

function size(range: AddressRange): bigint {
  return BigInt(range.last) - BigInt(range.first);
}

export function compileRouteTable(
  world: World,
  routeTableId: string,
  table: RouteTable,
): CompiledRouteTable {
  const unread: { targetId: string; missing: string }[] = [];
  const routes = (table.Routes ?? []).flatMap((route): CompiledRoute[] => {
    const base = {
      ...targetOf(route),
      blackhole: route.State === 'blackhole',
      propagated: route.Origin === 'EnableVgwRoutePropagation',
    };
    const list = route.DestinationPrefixListId;
    if (list !== undefined) {
      const ranges = ([4, 6] as const).map((family) => prefixListRanges(world, list, family));
      if (ranges[0] === undefined) {
        unread.push({ targetId: base.targetId, missing: prefixListMissing(world, list) });
      }
      return ranges.flatMap((some) =>
        (some ?? []).map((range) => ({ ...base, range, destination: list })),
      );
    }
    const destination = route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? '';
    const range = parseCidr(destination);
    return range === undefined ? [] : [{ ...base, range, destination }];
  });
  // Sizes of both families share one order; a look-up only ever compares within a family.
  routes.sort((a, b) => {
    const difference = size(a.range) - size(b.range);
    return difference === 0n ? rank(a) - rank(b) : difference < 0n ? -1 : 1;
  });
  return { routeTableId, routes, unread };
}

/** The route that wins for a range that no route cuts in two. */
export function winningRoute(
  table: CompiledRouteTable,
  destination: AddressRange,
): CompiledRoute | undefined {
  return table.routes.find((route) => contains(route.range, destination));
}

/** The routes that cut a destination in pieces. */
export function routeCuts(table: CompiledRouteTable, destination: AddressRange): AddressRange[] {
  return table.routes.map((route) => route.range).filter((range) => overlaps(range, destination));
}
