/** Rules that refer to a group over a peering that is gone: they match nothing and look as if they did. */
import type { SecurityGroup, UserIdGroupPair } from '@aws-sdk/client-ec2';
import type { Direction } from './groupPermit.ts';
import { isDeadPeering } from './reference.ts';
import type { World } from './world.ts';

export interface StaleReference {
  readonly groupId: string;
  readonly direction: Direction;
  /** The group that the rule names, and the connection that it named it over. */
  readonly refersTo: string;
  readonly peeringId?: string;
  readonly status: string;
}

function staleIn(world: World, group: SecurityGroup, direction: Direction): StaleReference[] {
  const rules = direction === 'ingress' ? group.IpPermissions : group.IpPermissionsEgress;
  const pairs: UserIdGroupPair[] = (rules ?? []).flatMap((rule) => rule.UserIdGroupPairs ?? []);
  return pairs.flatMap((pair) => {
    const peeringId = pair.VpcPeeringConnectionId;
    const status = pair.PeeringStatus ?? world.peerings.get(peeringId ?? '')?.Status?.Code;
    if (status === undefined || !isDeadPeering(status)) return [];
    return [
      {
        groupId: group.GroupId ?? '',
        direction,
        refersTo: pair.GroupId ?? 'unknown',
        status,
        ...(peeringId !== undefined && { peeringId }),
      },
    ];
  });
}

/** The stale rules of the groups asked for, or of all that were read. */
export function staleReferences(world: World, groupIds?: readonly string[]): StaleReference[] {
  const groups = [...world.groups.values()].filter(
    (group) => groupIds === undefined || groupIds.includes(group.GroupId ?? ''),
  );
  return groups.flatMap((group) => [
    ...staleIn(world, group, 'ingress'),
    ...staleIn(world, group, 'egress'),
  ]);
}
