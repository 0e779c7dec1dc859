/** Addresses as a person knows them: a subnet by its block, not by the addresses it hands out. */
import { assignable, formatRange } from './addresses.ts';
import type { AddressRange } from './addresses.ts';
import type { Located } from './locate.ts';
import type { World } from './world.ts';

/** `10.20.1.0/24` where the range is everything a subnet hands out, else the range itself. */
export function placeName(world: World, located: Located, range: AddressRange): string {
  for (const { subnetId } of located.places) {
    for (const block of world.subnets.get(subnetId ?? '')?.ranges ?? []) {
      const inside = assignable(block);
      if (inside.first === range.first && inside.last === range.last) return formatRange(block);
    }
  }
  return formatRange(range);
}

/** The distinct names of several ranges. */
export function placeNames(
  world: World,
  located: Located,
  ranges: readonly AddressRange[],
): string[] {
  return [...new Set(ranges.map((range) => placeName(world, located, range)))];
}
