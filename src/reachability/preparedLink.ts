/** A link with its checks, kept as long as its two endpoints live: all ports between them share it. */
import type { Family } from './addresses.ts';
import type { Check } from './check.ts';
import { checksOfPiece } from './checksOfPiece.ts';
import type { Endpoint } from './flow.ts';
import { buildLink } from './link.ts';
import type { Link } from './link.ts';
import type { World } from './world.ts';

export interface PreparedLink {
  readonly link: Link;
  /** One list for each piece of the link. */
  readonly checks: readonly (readonly Check[])[];
}

export function prepareLink(
  world: World,
  from: Endpoint,
  to: Endpoint,
  family: Family,
): PreparedLink {
  let byTarget = world.links.get(from);
  if (byTarget === undefined) {
    byTarget = new WeakMap();
    world.links.set(from, byTarget);
  }
  let prepared = byTarget.get(to);
  if (prepared === undefined) {
    const link = buildLink(world, from, to, family);
    prepared = { link, checks: link.pieces.map((piece) => checksOfPiece(world, link, piece)) };
    byTarget.set(to, prepared);
  }
  return prepared;
}
