/** Where each kind of route target leads, and when it leads nowhere. */
import { contains, formatRange } from './addresses.ts';
import type { AddressRange } from './addresses.ts';
import type { CompiledRoute } from './compiledRoutes.ts';
import type { FlowResult } from './flow.ts';
import type { Located } from './locate.ts';
import { isPrivate } from './publicSpace.ts';
import { farEnd, peeringRanges } from './reference.ts';
import { throughTransitGateway } from './transitGateway.ts';
import { missingFrom } from './world.ts';
import type { World } from './world.ts';

export interface TargetOutcome {
  readonly result: FlowResult;
  readonly because: string;
  readonly missing?: string;
}

/** One direction of one flow, at the route that its packets take. */
export interface Leg {
  readonly world: World;
  readonly own: Located;
  readonly peer: Located;
  readonly range: AddressRange;
  readonly route: CompiledRoute;
  readonly isReturn: boolean;
}

function throughPeering({ world, own, peer, range, route }: Leg): TargetOutcome {
  const peering = world.peerings.get(route.targetId);
  if (peering === undefined) {
    const missing = missingFrom(world, 'peerings', route.targetId, own.region);
    return {
      result: 'unknown',
      because: `goes to ${route.targetId}, whose state is not known`,
      missing,
    };
  }
  const status = peering.Status?.Code;
  if (status !== 'active') {
    return {
      result: 'blocked',
      because: `${route.targetId} is ${status ?? 'in no known state'}, not active`,
    };
  }
  const far = farEnd(peering, own.vpcId);
  const owned =
    peering.RequesterVpcInfo?.VpcId === own.vpcId || peering.AccepterVpcInfo?.VpcId === own.vpcId;
  if (!owned) {
    return {
      result: 'blocked',
      because: `${route.targetId} does not connect ${own.vpcId ?? 'this VPC'}`,
    };
  }
  const blocks = peeringRanges(far);
  const inside =
    peer.vpcId === undefined
      ? blocks.some((block) => contains(block, range))
      : peer.vpcId === far?.VpcId;
  if (inside)
    return { result: 'allowed', because: `goes through ${route.targetId}, which is active` };
  if (peer.vpcId === undefined && blocks.length === 0) {
    return {
      result: 'unknown',
      because: `goes to ${route.targetId}`,
      missing: `the blocks of ${far?.VpcId ?? 'the peered VPC'} behind ${route.targetId}`,
    };
  }
  return {
    result: 'blocked',
    because: `goes to ${route.targetId}, which ends in ${far?.VpcId ?? 'another VPC'}: a peering connection does not carry packets further than that`,
  };
}

function throughInternet({ own, range, route, isReturn }: Leg): TargetOutcome {
  const way = `goes to ${route.targetId}`;
  if (isPrivate(range)) {
    return {
      result: 'blocked',
      because: `${way}, and the internet has no way to the private address ${formatRange(range)}`,
    };
  }
  const outbound =
    route.target === 'nat-gateway' || route.target === 'egress-only-internet-gateway';
  if (outbound) {
    return isReturn
      ? { result: 'blocked', because: `${way}, which lets no connection in from the internet` }
      : { result: 'allowed', because: `${way}, which carries connections to the internet` };
  }
  if (
    range.family === 6 ||
    own.publicAddress !== undefined ||
    own.endpoint.publiclyAccessible === true
  ) {
    return { result: 'allowed', because: way };
  }
  if (own.endpoint.kind === 'domain-controller' || own.endpoint.publiclyAccessible === false) {
    return {
      result: 'blocked',
      because: `${way}, but ${own.endpoint.label} has no public address`,
    };
  }
  return {
    result: 'unknown',
    because: way,
    missing: `whether ${own.endpoint.label} has a public address`,
  };
}

function throughLocal({ own, peer, route }: Leg): TargetOutcome {
  if (peer.vpcId !== undefined && own.vpcId !== undefined && peer.vpcId !== own.vpcId) {
    return {
      result: 'blocked',
      because: `stays in ${own.vpcId}: its block ${route.destination} overlaps that of ${peer.vpcId}, and the local route wins`,
    };
  }
  return { result: 'allowed', because: 'local route' };
}

/** What becomes of packets at the target of a route, as far as the snapshot shows it. */
export function followRoute(leg: Leg): TargetOutcome {
  const { route, peer } = leg;
  switch (route.target) {
    case 'local':
      return throughLocal(leg);
    case 'peering':
      return throughPeering(leg);
    case 'transit-gateway':
      return throughTransitGateway(leg);
    case 'internet-gateway':
    case 'egress-only-internet-gateway':
      return throughInternet(leg);
    case 'nat-gateway':
      if (isPrivate(leg.range) && !leg.isReturn) break;
      return throughInternet(leg);
    case 'virtual-private-gateway':
      if (peer.vpcId !== undefined) break;
      return {
        result: 'allowed',
        because: `goes to ${route.targetId}; what lies behind it is not AWS's to judge`,
      };
    case 'other':
      break;
  }
  return {
    result: 'unknown',
    because: `goes to ${route.targetId}`,
    missing: `what ${route.targetId} does with packets to ${formatRange(leg.range)}`,
  };
}
