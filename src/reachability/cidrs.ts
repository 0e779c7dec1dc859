/** Lists of blocks and addresses as the API spells them. */
import { parseAddress, parseCidr } from './addresses.ts';
import type { AddressRange } from './addresses.ts';

/** The CIDR blocks that can be read, each once. */
export function rangesOf(blocks: readonly (string | undefined)[]): AddressRange[] {
  return [...new Set(blocks)].flatMap((block) => (block && parseCidr(block)) || []);
}

/** One spelling for one address: IPv6 literals come in many. */
export function addressKey(text: string | undefined): string[] {
  const range = text === undefined ? undefined : parseAddress(text);
  return range === undefined ? [] : [`${range.family}:${range.first}`];
}
