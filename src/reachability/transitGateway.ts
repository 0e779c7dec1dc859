/** What a transit gateway does with packets, as far as attachments and propagations tell. */
import type { TransitGatewayAttachment } from '@aws-sdk/client-ec2';
import type { Leg, TargetOutcome } from './routeTargets.ts';
import type { World } from './world.ts';

const usable = ['available', 'modifying'];

/**
 * An attachment that is dead, or that is associated with no route table, carries nothing. A way that the table has learned
 * from the other VPC's attachment leads there. Everything else is unknown: a static route may say otherwise, and those
 * cannot be read without a Search call.
 */
export function throughTransitGateway({ world, own, peer, route }: Leg): TargetOutcome {
  const gateway = route.targetId;
  for (const end of [own, peer]) {
    const attachment = attachmentOf(world, end.vpcId, gateway);
    const { State, TransitGatewayAttachmentId: id = 'the attachment' } = attachment ?? {};
    if (State !== undefined && !usable.includes(State)) {
      return {
        result: 'blocked',
        because: `goes to ${gateway}, but ${id} of ${end.vpcId ?? ''} is ${State}`,
      };
    }
  }
  const way = `goes to ${gateway}`;
  const attachment = attachmentOf(world, own.vpcId, gateway);
  if (attachment !== undefined && isAssociatedWithNothing(attachment)) {
    const id = attachment.TransitGatewayAttachmentId ?? 'the attachment';
    return {
      result: 'blocked',
      because: `${way}, but ${id} of ${own.vpcId ?? ''} is associated with none of its route tables`,
    };
  }
  const tableId = attachment?.Association?.TransitGatewayRouteTableId;
  const table = world.transitGatewayTables.find(({ routeTableId }) => routeTableId === tableId);
  const learned = table?.propagations.outcome === 'loaded' ? table.propagations.value : [];
  const towards = learned.some(
    ({ ResourceId, State }) => ResourceId === peer.vpcId && State === 'enabled',
  );
  if (peer.vpcId !== undefined && towards) {
    return {
      result: 'allowed',
      because: `${way}, whose ${tableId ?? 'route table'} has learned the way to ${peer.vpcId}`,
    };
  }
  return {
    result: 'unknown',
    because: `${way}; what that does with it is not visible here`,
    ...missing(world, own.region, gateway, tableId),
  };
}

function attachmentOf(
  world: World,
  vpcId: string | undefined,
  gateway: string,
): TransitGatewayAttachment | undefined {
  if (vpcId === undefined) return undefined;
  return world.attachments.find(
    (one) => one.ResourceId === vpcId && one.TransitGatewayId === gateway,
  );
}

/** Only the gateway's owner is shown associations: to everybody else their absence means nothing. */
function isAssociatedWithNothing(attachment: TransitGatewayAttachment): boolean {
  const { Association, TransitGatewayOwnerId: owner, ResourceOwnerId } = attachment;
  if (Association !== undefined) return /^disassociat/.test(Association.State ?? '');
  return owner !== undefined && owner === ResourceOwnerId;
}

function missing(
  world: World,
  region: string | undefined,
  gateway: string,
  tableId: string | undefined,
): { readonly missing: string } {
  const gap = world.gaps.find(
    (one) =>
      (one.section === 'transitGatewayAttachments' ||
        one.section === 'transitGatewayRouteTables') &&
      one.region === region,
  );
  const what =
    tableId === undefined ? `the route tables of ${gateway}` : `the static routes of ${tableId}`;
  return {
    missing: `${what} (ec2:SearchTransitGatewayRoutes${gap === undefined ? '' : `, ${gap.why}`})`,
  };
}
