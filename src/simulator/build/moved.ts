/** The same account and realm in another Region: every name, ARN and zone says so. */
import type { World } from '../scenario.ts';
import { homeRegion } from './names.ts';

/** Everything of the world with the home Region's name replaced. */
export function movedTo(world: World, region: string): World {
  return renamed(world, (text) => text.replaceAll(homeRegion, region)) as World;
}

/** A copy of plain data with every text, keys included, as `change` wants it. */
function renamed(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((it) => renamed(it, change));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [change(name), renamed(member, change)]),
  );
}
