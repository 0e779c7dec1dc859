/** IPv4 and IPv6 addresses as ordered ranges, so that rules can be compared by intervals. */
import ipaddr from 'ipaddr.js';

export type Family = 4 | 6;
/** IPv4 as a number, IPv6 as a bigint; the two never meet, because ranges carry their family. */
export type AddressValue = number | bigint;

/** Inclusive at both ends. */
export interface AddressRange {
  readonly family: Family;
  readonly first: AddressValue;
  readonly last: AddressValue;
}

function valueOf(address: ipaddr.IPv4 | ipaddr.IPv6): AddressValue {
  if (address.kind() === 'ipv4') {
    return address.toByteArray().reduce((value, byte) => value * 256 + byte, 0);
  }
  return address.toByteArray().reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

/** One address as a range of itself; an IPv4-mapped IPv6 literal counts as IPv4. Undefined if it is none. */
export function parseAddress(text: string): AddressRange | undefined {
  const literal = text.replace(/%.*$/, '');
  if (!/[.:]/.test(literal) || !ipaddr.isValid(literal)) return undefined;
  const address = ipaddr.process(literal);
  const value = valueOf(address);
  return { family: address.kind() === 'ipv4' ? 4 : 6, first: value, last: value };
}

/** A CIDR block as a range; host bits are ignored as EC2 ignores them. Undefined if it is none. */
export function parseCidr(text: string): AddressRange | undefined {
  const form = text.includes(':') ? ipaddr.IPv6 : ipaddr.IPv4;
  if (!text.includes('/') || !form.isValidCIDR(text)) return undefined;
  const [address, prefix] = form.parseCIDR(text);
  const value = valueOf(address);
  if (typeof value === 'number') {
    const size = 2 ** (32 - prefix);
    const first = value - (value % size);
    return { family: 4, first, last: first + size - 1 };
  }
  const size = 1n << BigInt(128 - prefix);
  const first = value - (value % size);
  return { family: 6, first, last: first + size - 1n };
}

export function wholeSpace(family: Family): AddressRange {
  return family === 4
    ? { family, first: 0, last: 2 ** 32 - 1 }
    : { family, first: 0n, last: (1n << 128n) - 1n };
}

/** Whether `outer` holds every address of `inner`; families never mix. */
export function contains(outer: AddressRange, inner: AddressRange): boolean {
  return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

export function overlaps(a: AddressRange, b: AddressRange): boolean {
  return a.family === b.family && a.first <= b.last && b.first <= a.last;
}

export function isSingle(range: AddressRange): boolean {
  return range.first === range.last;
}

function plus(value: AddressValue, step: 1 | -1): AddressValue {
  return typeof value === 'number' ? value + step : value + BigInt(step);
}

/** Cuts `range` at the edges of `cuts`: every piece then lies wholly inside or wholly outside each cut. */
export function splitAt(range: AddressRange, cuts: Iterable<AddressRange>): AddressRange[] {
  const starts = new Set<AddressValue>([range.first]);
  for (const cut of cuts) {
    if (!overlaps(cut, range)) continue;
    if (cut.first > range.first) starts.add(cut.first);
    if (cut.last < range.last) starts.add(plus(cut.last, 1));
  }
  if (starts.size === 1) return [range];
  const ordered = [...starts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return ordered.map((first, index) => {
    const next = ordered[index + 1];
    return {
      family: range.family,
      first,
      last: next === undefined ? range.last : plus(next, -1),
    };
  });
}

/** The addresses that AWS hands out in a subnet: it keeps the first four and the last for itself. */
export function assignable(subnet: AddressRange): AddressRange {
  const { family } = subnet;
  if (typeof subnet.first === 'number' && typeof subnet.last === 'number') {
    if (subnet.last - subnet.first < 8) return subnet;
    return { family, first: subnet.first + 4, last: subnet.last - 1 };
  }
  const first = BigInt(subnet.first);
  const last = BigInt(subnet.last);
  return last - first < 8n ? subnet : { family, first: first + 4n, last: last - 1n };
}

function text(value: AddressValue): string {
  if (typeof value === 'number') {
    return [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.');
  }
  const bytes: number[] = [];
  let rest = value;
  for (let index = 0; index < 16; index++) {
    bytes.unshift(Number(rest & 255n));
    rest >>= 8n;
  }
  return ipaddr.fromByteArray(bytes).toString();
}

/** The prefix length if the range is one CIDR block. */
function prefixOf(range: AddressRange): number | undefined {
  if (isSingle(range)) return range.family === 4 ? 32 : 128;
  const size = BigInt(range.last) - BigInt(range.first) + 1n;
  const bits = size.toString(2).length - 1;
  const aligned = size === 1n << BigInt(bits) && BigInt(range.first) % size === 0n;
  return aligned ? (range.family === 4 ? 32 : 128) - bits : undefined;
}

/** `10.0.1.5`, `10.0.1.0/24`, or `10.0.1.4-10.0.1.9` where no block fits. */
export function formatRange(range: AddressRange): string {
  if (isSingle(range)) return text(range.first);
  const prefix = prefixOf(range);
  const first = text(range.first);
  return prefix === undefined ? `${first}-${text(range.last)}` : `${first}/${prefix}`;
}

/** The smallest single CIDR block that holds the range, for a rule: `10.0.1.5/32`. */
export function enclosingCidr(range: AddressRange): string {
  const bits = range.family === 4 ? 32 : 128;
  const difference = BigInt(range.first) ^ BigInt(range.last);
  const hostBits = difference === 0n ? 0 : difference.toString(2).length;
  const first = (BigInt(range.first) >> BigInt(hostBits)) << BigInt(hostBits);
  return `${text(range.family === 4 ? Number(first) : first)}/${bits - hostBits}`;
}
