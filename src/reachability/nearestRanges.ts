/** Which blocks came closest to holding an address. */
import type { AddressRange } from './addresses.ts';

/** Bits that two addresses share at the front; more is closer. */
function commonBits(a: AddressRange, b: AddressRange): number {
  if (typeof a.first === 'number' && typeof b.first === 'number') {
    return Math.clz32(a.first ^ b.first);
  }
  const difference = BigInt(a.first) ^ BigInt(b.first);
  return difference === 0n ? 128 : 128 - difference.toString(2).length;
}

/** Up to three blocks of the address's family, closest first, each once. */
export function nearestRanges(
  address: AddressRange,
  blocks: readonly AddressRange[],
): AddressRange[] {
  const distinct = new Map(
    blocks
      .filter((block) => block.family === address.family)
      .map((block) => [`${block.first}-${block.last}`, block]),
  );
  return [...distinct.values()]
    .map((block) => ({ block, bits: commonBits(block, address) }))
    .sort((a, b) => b.bits - a.bits)
    .slice(0, 3)
    .map(({ block }) => block);
}
