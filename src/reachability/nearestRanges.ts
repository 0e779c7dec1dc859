/** Which blocks came closest to holding an address. */
import type { AddressRange } from './addresses.ts';

/** Bits that two addresses share at the front; more is closer. */
function commonBits(a: AddressRange, b: AddressRange): number {
  const bits = a.family === 4 ? 32 : 128;
  const difference = BigInt(a.first) ^ BigInt(b.first);
  return difference === 0n ? bits : bits - difference.toString(2).length;
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
    .sort((a, b) => commonBits(b, address) - commonBits(a, address))
    .slice(0, 3);
}
