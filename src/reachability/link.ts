/** Two ends and everything between them that does not depend on the port: computed once, asked by every flow. */
import { contains, splitAt, wholeSpace } from './addresses.ts';
import type { AddressRange, Family } from './addresses.ts';
import { aclCuts, aclOf } from './aclStep.ts';
import { routeCuts } from './compiledRoutes.ts';
import type { Endpoint } from './flow.ts';
import { groupCuts } from './groupPermit.ts';
import { locate } from './locate.ts';
import type { Located, Place } from './locate.ts';
import { isPrivate, privateBlocks, publicRanges } from './publicSpace.ts';
import { peeringRanges } from './reference.ts';
import { judgeRoute, routeTableOf } from './routeStep.ts';
import type { World } from './world.ts';

/** A pair of address ranges that no rule, entry or route on the way cuts in two. */
export interface Piece {
  readonly from: Place;
  readonly to: Place;
  /** As the other end sees them: translated when the path is public. */
  readonly fromSeen: AddressRange;
  readonly toSeen: AddressRange;
}

export interface Link {
  readonly family: Family;
  readonly from: Located;
  readonly to: Located;
  /** The packets cross the internet gateway of the target's VPC. */
  readonly isPublic: boolean;
  /** The sender's own address cannot be what arrives: it is translated on the way, or there is no way. */
  readonly translated: boolean;
  readonly pieces: readonly Piece[];
}

function crossesInternet(from: Located, to: Located): boolean {
  if (to.vpcId === undefined || from.vpcId === to.vpcId) return false;
  const { publicAddress, endpoint, places } = to;
  if (publicAddress !== undefined && endpoint.address !== undefined) {
    // Some networks use public blocks inside; then the address lies in the subnet itself.
    const isInside = places.some((place) => contains(place.range, publicAddress));
    if (!isInside) return endpoint.publiclyAccessible !== false;
  }
  return (
    endpoint.publiclyAccessible === true &&
    endpoint.address === undefined &&
    from.vpcId === undefined
  );
}

/** The edges at which any judgement on one end may change over the other end's addresses. */
function cutsOf(
  world: World,
  own: Located,
  place: Place,
  peer: AddressRange,
  direction: 'ingress' | 'egress',
): AddressRange[] {
  if (own.vpcId === undefined && own.groupIds.length === 0) return [];
  const acl = aclOf(world, place.subnetId, own.region);
  const routes = routeTableOf(world, place.subnetId, own);
  return [
    ...privateBlocks,
    ...groupCuts(world, own, direction, peer),
    ...('acl' in acl ? aclCuts(acl.acl, peer) : []),
    ...('table' in routes ? routeCuts(routes.table, peer) : []),
    ...[...world.peerings.values()].flatMap((peering) => [
      ...peeringRanges(peering.AccepterVpcInfo),
      ...peeringRanges(peering.RequesterVpcInfo),
    ]),
  ];
}

function split(
  ranges: readonly AddressRange[],
  cuts: (range: AddressRange) => AddressRange[],
): AddressRange[] {
  // One address has no inside to cut; that is nearly every flow.
  return ranges.flatMap((range) =>
    range.first === range.last ? [range] : splitAt(range, cuts(range)),
  );
}

function piecesOf(
  world: World,
  from: Located,
  to: Located,
  isPublic: boolean,
  family: Family,
): Piece[] {
  const outside = publicRanges(family);
  return from.places.flatMap((fromPlace) =>
    to.places.flatMap((toPlace) => {
      const fromRanges = isPublic
        ? from.publicAddress
          ? [from.publicAddress]
          : outside
        : [fromPlace.range];
      const toRanges = isPublic
        ? to.publicAddress
          ? [to.publicAddress]
          : outside
        : [toPlace.range];
      const senders = split(fromRanges, (range) => cutsOf(world, to, toPlace, range, 'ingress'));
      const targets = split(toRanges, (range) => cutsOf(world, from, fromPlace, range, 'egress'));
      return senders.flatMap((fromSeen) =>
        targets.map((toSeen) => ({ from: fromPlace, to: toPlace, fromSeen, toSeen })),
      );
    }),
  );
}

/**
 * True when this machine's own address cannot be what the target sees: no route leads back to it. A
 * client VPN, a container or a port forwarding translates it, so it must not be judged as if it arrived.
 */
function isTranslated(world: World, from: Located, to: Located): boolean {
  const range = from.places[0]?.range;
  if (from.endpoint.kind !== 'client' || from.vpcId !== undefined || range === undefined)
    return false;
  if (from.endpoint.address === undefined || to.vpcId === undefined || !isPrivate(range))
    return false;
  return to.places.every(
    (place) => judgeRoute(world, place.subnetId, to, from, range, true).result === 'blocked',
  );
}

/** Builds the link; undefined when one end speaks IPv4 only and the other IPv6 only. */
export function buildLink(
  world: World,
  fromEndpoint: Endpoint,
  toEndpoint: Endpoint,
  family: Family,
): Link {
  const first = locate(world, fromEndpoint, family, toEndpoint.vpcId);
  const to = locate(world, toEndpoint, family, first.vpcId);
  let from = first.vpcId === undefined ? locate(world, fromEndpoint, family, to.vpcId) : first;
  const isPublic = crossesInternet(from, to);
  const translated = !isPublic && isTranslated(world, from, to);
  if (translated) from = { ...from, places: [{ range: wholeSpace(family) }] };
  return {
    family,
    from,
    to,
    isPublic,
    translated,
    pieces: piecesOf(world, from, to, isPublic, family),
  };
}
