/** Where in the network an endpoint can be: its VPC, subnets, possible addresses and security groups. */
import { assignable, contains, parseAddress, wholeSpace } from './addresses.ts';
import type { AddressRange, Family } from './addresses.ts';
import { addressKey } from './cidrs.ts';
import type { Endpoint } from './flow.ts';
import { isPrivate } from './publicSpace.ts';
import { missingFrom } from './world.ts';
import type { World } from './world.ts';

/** A subnet and the addresses that the endpoint may have in it; outside AWS there is no subnet. */
export interface Place {
  readonly subnetId?: string;
  readonly range: AddressRange;
}

export interface Located {
  readonly endpoint: Endpoint;
  readonly region?: string;
  /** Absent outside every VPC that is known. */
  readonly vpcId?: string;
  readonly groupIds: readonly string[];
  /** Set when it may carry security groups that nobody could read. */
  readonly groupsMissing?: string;
  readonly places: readonly Place[];
  /** Its address as the internet sees it. */
  readonly publicAddress?: AddressRange;
}

/** The family that both ends use: that of a given address, IPv4 where none is given. */
export function familyOf(from: Endpoint, to: Endpoint): Family | 'mixed' {
  const families = [from, to].flatMap(
    ({ address }) => (address === undefined ? undefined : parseAddress(address))?.family ?? [],
  );
  if (families.length === 2 && families[0] !== families[1]) return 'mixed';
  return families[0] ?? 4;
}

function placesInSubnets(
  world: World,
  subnetIds: readonly string[],
  address: AddressRange | undefined,
  family: Family,
): Place[] {
  const all = subnetIds.map((subnetId) => {
    const block = world.subnets.get(subnetId)?.ranges.find((range) => range.family === family);
    return { subnetId, block };
  });
  const whole = all.map(({ subnetId, block }) => ({
    subnetId,
    range: block === undefined ? wholeSpace(family) : assignable(block),
  }));
  if (address === undefined) return whole;
  const holding = all.filter(({ block }) => block !== undefined && contains(block, address));
  if (holding.length > 0) {
    return holding.map(({ subnetId }) => ({ subnetId, range: address }));
  }
  // A public address is translated at the internet gateway; inside, the subnets' own addresses count.
  if (!isPrivate(address)) return whole;
  return all.map(({ subnetId }) => ({ subnetId, range: address }));
}

/** The VPC whose blocks hold an address: the one preferred, or the only one. */
function vpcHolding(
  world: World,
  address: AddressRange,
  preferredVpcId: string | undefined,
): string | undefined {
  const holding = [...world.vpcs.values()].filter((vpc) =>
    vpc.ranges.some((range) => contains(range, address)),
  );
  const preferred = holding.find((vpc) => vpc.vpcId === preferredVpcId);
  return (preferred ?? (holding.length === 1 ? holding[0] : undefined))?.vpcId;
}

/**
 * Places an endpoint. An address without a VPC is looked up among the network interfaces, then in the
 * blocks of the VPCs, the other end's first; a laptop is in none of them and carries no group.
 */
export function locate(
  world: World,
  endpoint: Endpoint,
  family: Family,
  otherVpcId: string | undefined,
): Located {
  const address = endpoint.address === undefined ? undefined : parseAddress(endpoint.address);
  const first = endpoint.subnetIds[0];
  let vpcId = endpoint.vpcId ?? (first === undefined ? undefined : world.subnets.get(first)?.vpcId);

  const cards = addressKey(endpoint.address).flatMap(
    (key) => world.interfacesByAddress.get(key) ?? [],
  );
  const wanted = vpcId ?? (cards.length > 1 ? otherVpcId : cards[0]?.VpcId);
  const card = cards.find((one) => wanted !== undefined && one.VpcId === wanted);
  vpcId ??= card?.VpcId;
  if (vpcId === undefined && address !== undefined) vpcId = vpcHolding(world, address, otherVpcId);

  let subnetIds = endpoint.subnetIds;
  if (subnetIds.length === 0 && card?.SubnetId !== undefined) subnetIds = [card.SubnetId];
  if (subnetIds.length === 0 && vpcId !== undefined && address !== undefined) {
    subnetIds = (world.subnetsOfVpc.get(vpcId) ?? [])
      .filter((subnet) => subnet.ranges.some((range) => contains(range, address)))
      .map((subnet) => subnet.subnetId);
  }
  const region =
    endpoint.region ?? (vpcId === undefined ? undefined : world.vpcs.get(vpcId)?.region);
  const places: Place[] =
    subnetIds.length === 0
      ? [{ range: address ?? wholeSpace(family) }]
      : placesInSubnets(world, subnetIds, address, family);

  let groupIds = endpoint.securityGroupIds;
  if (groupIds.length === 0)
    groupIds = (card?.Groups ?? []).flatMap((group) => group.GroupId ?? []);
  const open = card?.Association?.PublicIp;
  const publicAddress =
    open !== undefined
      ? parseAddress(open)
      : address !== undefined && !isPrivate(address)
        ? address
        : undefined;
  return {
    endpoint,
    groupIds,
    places,
    ...(region !== undefined && { region }),
    ...(vpcId !== undefined && { vpcId }),
    ...(publicAddress !== undefined && { publicAddress }),
    ...(vpcId !== undefined &&
      groupIds.length === 0 && {
        groupsMissing: `the security groups of ${endpoint.label} (${missingFrom(
          world,
          'networkInterfaces',
          `a network interface with address ${endpoint.address ?? 'unknown'}`,
          region,
        )})`,
      }),
  };
}
