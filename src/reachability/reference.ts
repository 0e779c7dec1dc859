/** Whether a rule that names a security group, not a block, matches a peer. */
import type { UserIdGroupPair, VpcPeeringConnection } from '@aws-sdk/client-ec2';
import { overlaps } from './addresses.ts';
import type { AddressRange } from './addresses.ts';
import { rangesOf } from './cidrs.ts';
import type { Located } from './locate.ts';
import type { Transport } from './transport.ts';
import type { World } from './world.ts';

export type Match =
  | { readonly is: 'yes' }
  | { readonly is: 'no'; readonly because: string; readonly stale?: true }
  | { readonly is: 'unknown'; readonly missing: string };

/** A peer as one end sees it: the address it arrives with, and the way it comes. */
export interface Peer {
  readonly located: Located;
  readonly range: AddressRange;
  readonly transport: Transport;
}

const deadPeering = new Set(['deleted', 'deleting', 'rejected', 'expired', 'failed']);

/** The states from which a peering connection never comes back. */
export function isDeadPeering(status: string): boolean {
  return deadPeering.has(status);
}

/** The other end of a peering, seen from one VPC. */
export function farEnd(peering: VpcPeeringConnection, vpcId: string | undefined) {
  const { RequesterVpcInfo: one, AccepterVpcInfo: two } = peering;
  return one?.VpcId === vpcId ? two : one;
}

/** The blocks of one side of a peering connection. */
export function peeringRanges(info: ReturnType<typeof farEnd>): AddressRange[] {
  return rangesOf([
    info?.CidrBlock,
    ...(info?.CidrBlockSet ?? []).map((block) => block.CidrBlock),
    ...(info?.Ipv6CidrBlockSet ?? []).map((block) => block.Ipv6CidrBlock),
  ]);
}

function acrossVpcs(
  world: World,
  pair: UserIdGroupPair,
  own: Located,
  peer: Peer,
  direction: 'ingress' | 'egress',
): Match {
  const { transport } = peer;
  const groupId = pair.GroupId ?? 'the group';
  if (transport.kind === 'transit-gateway') {
    if (direction === 'egress') {
      return {
        is: 'no',
        because: `${groupId} lies behind a transit gateway, where only inbound rules may refer to a group`,
      };
    }
    return {
      is: 'unknown',
      missing: `whether ${transport.gatewayId} and its attachments have security group referencing on`,
    };
  }
  if (transport.kind !== 'peering') {
    return transport.kind === 'unknown'
      ? { is: 'unknown', missing: transport.missing }
      : { is: 'no', because: `${groupId} is in another VPC` };
  }
  if (pair.VpcPeeringConnectionId && pair.VpcPeeringConnectionId !== transport.peeringId) {
    return {
      is: 'no',
      because: `${groupId} is referred to over ${pair.VpcPeeringConnectionId}, packets come over ${transport.peeringId}`,
    };
  }
  const peering = world.peerings.get(transport.peeringId);
  const far = peering === undefined ? undefined : farEnd(peering, own.vpcId)?.Region;
  const regions = [far ?? peer.located.region, own.region];
  if (regions[0] !== undefined && regions[1] !== undefined && regions[0] !== regions[1]) {
    return {
      is: 'no',
      because: `${groupId} is in another Region, where a rule needs a block, not a group`,
    };
  }
  return { is: 'yes' };
}

/** A peer that no snapshot places in a VPC: a laptop, or an instance of an account that we cannot read. */
function outsider(world: World, pair: UserIdGroupPair, own: Located, peer: Peer): Match {
  const groupId = pair.GroupId ?? 'the group';
  const peering = world.peerings.get(pair.VpcPeeringConnectionId ?? '');
  const known = peer.located.endpoint.address !== undefined;
  if (peering !== undefined && known) {
    const far = farEnd(peering, own.vpcId);
    if (peeringRanges(far).some((range) => overlaps(range, peer.range))) {
      return {
        is: 'unknown',
        missing: `whether that address carries ${groupId} (the network interfaces of ${far?.VpcId ?? 'the peered VPC'} in account ${far?.OwnerId ?? 'unknown'})`,
      };
    }
  }
  return {
    is: 'no',
    because: `${groupId} is a group, and matches only network interfaces that carry it`,
  };
}

/**
 * A reference matches the private addresses of the interfaces that carry the group: in the same VPC,
 * over an active peering in the same Region, or inbound over a transit gateway; never a laptop, and
 * never what was translated on the way (VPC guide, "Security group referencing").
 */
export function matchReference(
  world: World,
  pair: UserIdGroupPair,
  own: Located,
  peer: Peer,
  direction: 'ingress' | 'egress',
): Match {
  const groupId = pair.GroupId ?? '';
  const peering = world.peerings.get(pair.VpcPeeringConnectionId ?? '');
  const status = pair.PeeringStatus ?? peering?.Status?.Code;
  if (status !== undefined && isDeadPeering(status)) {
    return {
      is: 'no',
      stale: true,
      because: `the rule for ${groupId} is stale: its peering is ${status}`,
    };
  }
  if (peer.transport.kind === 'public') {
    return { is: 'no', because: `${groupId} is a group, and packets from the internet carry none` };
  }
  const { located } = peer;
  if (located.vpcId === undefined) return outsider(world, pair, own, peer);
  if (located.groupsMissing !== undefined) {
    const elsewhere = pair.VpcId !== undefined && pair.VpcId !== located.vpcId;
    return elsewhere
      ? { is: 'no', because: `${groupId} belongs to ${pair.VpcId}` }
      : { is: 'unknown', missing: located.groupsMissing };
  }
  if (!located.groupIds.includes(groupId)) {
    return { is: 'no', because: `${located.endpoint.label} does not carry ${groupId}` };
  }
  if (own.vpcId === located.vpcId) return { is: 'yes' };
  return acrossVpcs(world, pair, own, peer, direction);
}
