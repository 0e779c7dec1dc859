/** The checks that packets between two pieces of network meet, in the order in which they meet them. */
import { aclCheck, anyEphemeral } from './aclCheck.ts';
import type { AclCheck } from './aclCheck.ts';
import type { Check } from './check.ts';
import type { StepKind } from './flow.ts';
import { groupCheck } from './groupCheck.ts';
import type { Link, Piece } from './link.ts';
import type { Located } from './locate.ts';
import { publicAccessCheck } from './publicAccessCheck.ts';
import { peeringBetween, routeCheck } from './routeCheck.ts';
import { judgeRoute } from './routeStep.ts';
import type { RouteOutcome } from './routeStep.ts';
import type { Transport } from './transport.ts';
import type { World } from './world.ts';

/** An end that is in a VPC, or carries groups: there is something to judge on its side. */
function isVisible(end: Located): boolean {
  return end.vpcId !== undefined || end.groupIds.length > 0;
}

function transportOf(world: World, link: Link, outcome: RouteOutcome | undefined): Transport {
  const { from, to } = link;
  if (link.isPublic) return { kind: 'public' };
  const route = outcome?.route;
  const usable = outcome !== undefined && outcome.result !== 'blocked' ? route : undefined;
  switch (usable?.target) {
    case 'local':
      return { kind: 'local' };
    case 'peering':
      return { kind: 'peering', peeringId: usable.targetId };
    case 'transit-gateway':
      return { kind: 'transit-gateway', gatewayId: usable.targetId };
    case 'virtual-private-gateway':
      return { kind: 'private-gateway' };
    case 'internet-gateway':
    case 'nat-gateway':
    case 'egress-only-internet-gateway':
      return { kind: 'public' };
    default:
  }
  if (from.vpcId !== undefined && from.vpcId === to.vpcId) return { kind: 'local' };
  // Without a usable route, judge the groups as if the missing route over the peering were there.
  const peeringId = peeringBetween(world, from.vpcId, to.vpcId);
  if (peeringId !== undefined) return { kind: 'peering', peeringId };
  return { kind: 'unknown', missing: outcome?.missing ?? 'the way between the two VPCs' };
}

/** Lists the checks for one piece. Within a subnet packets meet neither ACL nor route table. */
export function checksOfPiece(world: World, link: Link, piece: Piece): Check[] {
  const { from, to } = link;
  const { fromSeen, toSeen } = piece;
  const checks: Check[] = [];
  const sameSubnet =
    !link.isPublic &&
    piece.from.subnetId !== undefined &&
    piece.from.subnetId === piece.to.subnetId;
  const ephemeral = from.endpoint.ephemeralPorts ?? anyEphemeral;
  const fromRouted = from.vpcId !== undefined && !sameSubnet;
  const toRouted = to.vpcId !== undefined && !sameSubnet;

  const way = fromRouted
    ? judgeRoute(world, piece.from.subnetId, from, to, toSeen, false)
    : undefined;
  const back = toRouted
    ? judgeRoute(world, piece.to.subnetId, to, from, fromSeen, true)
    : undefined;
  const transport = sameSubnet ? { kind: 'local' as const } : transportOf(world, link, way ?? back);

  const acl = (own: 'from' | 'to', kind: StepKind, arriving?: AclCheck): AclCheck => {
    const [egress, isReturn] = [kind.endsWith('egress'), kind.startsWith('nacl-return')];
    const question = { kind, egress, isReturn, ephemeral, ...(arriving && { arriving }) };
    return own === 'from'
      ? aclCheck(world, from, piece.from, to, toSeen, question)
      : aclCheck(world, to, piece.to, from, fromSeen, question);
  };

  if (isVisible(from)) checks.push(groupCheck(world, from, to, 'egress', toSeen, transport));
  if (fromRouted) checks.push(acl('from', 'nacl-egress'));
  if (way !== undefined) checks.push(routeCheck(world, from, piece.from, to, toSeen, false, way));
  if (link.isPublic) checks.push(publicAccessCheck(world, to, piece.to, fromSeen));
  if (toRouted) checks.push(acl('to', 'nacl-ingress'));
  if (isVisible(to)) checks.push(groupCheck(world, to, from, 'ingress', fromSeen, transport));
  const answering = toRouted ? acl('to', 'nacl-return-egress') : undefined;
  if (answering !== undefined) checks.push(answering);
  if (back !== undefined) checks.push(routeCheck(world, to, piece.to, from, fromSeen, true, back));
  if (fromRouted) checks.push(acl('from', 'nacl-return-ingress', answering));
  return checks;
}
