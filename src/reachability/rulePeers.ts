/** The narrowest way to name a peer in a new rule. */
import { contains, enclosingCidr, formatRange, isSingle } from './addresses.ts';
import type { AddressRange } from './addresses.ts';
import type { Located } from './locate.ts';
import type { Transport } from './transport.ts';
import type { World } from './world.ts';

export type RulePeer =
  { readonly cidr: string } | { readonly groupId: string; readonly accountId?: string };

/**
 * The blocks that hold the peer: its address, or the subnets that it may be in where nobody knows the
 * address. Empty when the peer may be anywhere: then no rule is narrow enough to be proposed.
 */
export function peerCidrs(world: World, other: Located, ranges: readonly AddressRange[]): string[] {
  const cidrs = ranges.map((range) => {
    if (isSingle(range)) return enclosingCidr(range);
    const place = other.places.find(
      (one) => one.subnetId !== undefined && contains(one.range, range),
    );
    const subnet = world.subnets.get(place?.subnetId ?? '');
    const block = subnet?.ranges.find((one) => one.family === range.family);
    return block === undefined ? undefined : formatRange(block);
  });
  return cidrs.includes(undefined) ? [] : [...new Set(cidrs.flatMap((cidr) => cidr ?? []))];
}

/**
 * A database changes its address when it fails over, so a rule names its security group wherever AWS
 * honours that: in one VPC, and over peering within a Region. Everything else is named by address.
 */
export function rulePeers(
  world: World,
  own: Located,
  other: Located,
  ranges: readonly AddressRange[],
  transport: Transport,
): RulePeer[] {
  const groupId = other.groupIds[0];
  const sameVpc =
    own.vpcId !== undefined && own.vpcId === other.vpcId && transport.kind !== 'public';
  const sameRegion = own.region !== undefined && own.region === other.region;
  const canRefer = sameVpc || (transport.kind === 'peering' && sameRegion);
  if (other.endpoint.kind === 'database' && groupId !== undefined && canRefer) {
    const { accountId } = other.endpoint;
    const foreign = accountId !== undefined && accountId !== own.endpoint.accountId;
    return [{ groupId, ...(foreign && { accountId }) }];
  }
  return peerCidrs(world, other, ranges).map((cidr) => ({ cidr }));
}
