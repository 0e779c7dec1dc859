/** Which addresses can travel the internet, and which never leave a private network. */
import { contains, parseCidr, splitAt, wholeSpace } from './addresses.ts';
import type { AddressRange, Family } from './addresses.ts';

/** RFC 1918, RFC 6598, RFC 1122, RFC 3927, RFC 5771, RFC 1112 section 4; RFC 4193, RFC 4291. */
export const privateBlocks: readonly AddressRange[] = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '224.0.0.0/3',
  '::/8',
  'fc00::/7',
  'fe80::/10',
  'ff00::/8',
].flatMap((block) => parseCidr(block) ?? []);

/** True when no part of the range can be seen on the internet. */
export function isPrivate(range: AddressRange): boolean {
  return privateBlocks.some((block) => contains(block, range));
}

/** The ranges an internet client's address may come from. */
export function publicRanges(family: Family): AddressRange[] {
  return splitAt(wholeSpace(family), privateBlocks).filter((piece) => !isPrivate(piece));
}
