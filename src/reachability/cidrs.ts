/** Lists of blocks and addresses as the API spells them. */
import { parseAddress, parseCidr } from './addresses.ts';
import type { AddressRange } from './addresses.ts';

/**
 * The CIDR blocks that can be read, each once. `known` remembers what was read before: the groups of an
 * account name the same few blocks over and over.
 */
export function rangesOf(
  blocks: readonly (string | undefined)[],
  known?: Map<string, AddressRange | undefined>,
): AddressRange[] {
  const ranges: AddressRange[] = [];
  for (const block of new Set(blocks)) {
    if (block === undefined) continue;
    const range = known?.get(block) ?? parseCidr(block);
    known?.set(block, range);
    if (range !== undefined) ranges.push(range);
  }
  return ranges;
}

/** One spelling for one address: IPv6 literals come in many. */
export function addressKey(text: string | undefined): string[] {
  const range = text === undefined ? undefined : parseAddress(text);
  return range === undefined ? [] : [`${range.family}:${range.first}`];
}
