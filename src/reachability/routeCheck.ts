/** One leg's route as a check, with the route that would be missing over a peering that is there. */
import { formatRange, parseCidr } from './addresses.ts';
import type { AddressRange } from './addresses.ts';
import type { Check } from './check.ts';
import type { Change } from './flow.ts';
import type { Located, Place } from './locate.ts';
import { routeTableOf } from './routeStep.ts';
import type { RouteOutcome } from './routeStep.ts';
import { peerCidrs } from './rulePeers.ts';
import type { World } from './world.ts';

/** An active peering connection between two VPCs, if there is one. */
export function peeringBetween(world: World, one?: string, two?: string): string | undefined {
  if (one === undefined || two === undefined || one === two) return undefined;
  for (const [peeringId, peering] of world.peerings) {
    const ends = [peering.RequesterVpcInfo?.VpcId, peering.AccepterVpcInfo?.VpcId];
    if (peering.Status?.Code === 'active' && ends.includes(one) && ends.includes(two)) {
      return peeringId;
    }
  }
  return undefined;
}

function routeChanges(
  world: World,
  own: Located,
  place: Place,
  other: Located,
  ranges: readonly AddressRange[],
  outcome: RouteOutcome,
): Change[] {
  const lookup = routeTableOf(world, place.subnetId, own);
  const peeringId = peeringBetween(world, own.vpcId, other.vpcId);
  if (peeringId === undefined || !('table' in lookup)) return [];
  if (outcome.route?.target === 'local' || outcome.route?.targetId === peeringId) return [];
  const { table } = lookup;
  return subnetCidrs(world, other, ranges).map((cidr) => ({
    kind: 'route' as const,
    routeTableId: table.routeTableId,
    cidr,
    peeringId,
    replace: table.routes.some((route) => route.destination === cidr),
    ...(own.region !== undefined && { region: own.region }),
  }));
}

/** Routes are for subnets: one for each address would exhaust the table. */
function subnetCidrs(world: World, other: Located, ranges: readonly AddressRange[]): string[] {
  const blocks = other.places.flatMap((place) => {
    const subnet = world.subnets.get(place.subnetId ?? '');
    return subnet?.ranges.filter((block) => block.family === ranges[0]?.family) ?? [];
  });
  return blocks.length > 0
    ? [...new Set(blocks.map(formatRange))]
    : peerCidrs(world, other, ranges).filter((cidr) => parseCidr(cidr) !== undefined);
}

export function routeCheck(
  world: World,
  own: Located,
  place: Place,
  other: Located,
  range: AddressRange,
  isReturn: boolean,
  outcome: RouteOutcome,
): Check {
  const lookup = routeTableOf(world, place.subnetId, own);
  const subject = 'table' in lookup ? lookup.table.routeTableId : place.subnetId;
  return {
    kind: isReturn ? 'return-route' : 'route',
    resources: subject === undefined ? [] : [subject],
    subject: outcome.route === undefined ? '' : outcome.route.destination,
    peer: range,
    ask: () => ({ result: outcome.result }),
    explain: (_flow, _answer, ranges) => {
      const changes =
        outcome.result === 'blocked' ? routeChanges(world, own, place, other, ranges, outcome) : [];
      return {
        because: outcome.because,
        ...(subject !== undefined && { decidedBy: subject }),
        ...(outcome.missing !== undefined && { missing: outcome.missing }),
        ...(changes.length > 0 && { changes }),
      };
    },
  };
}
