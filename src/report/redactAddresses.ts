/**
 * Substitutes for IP addresses that keep what a diagnosis needs: private stays private, loopback stays,
 * and IPv4 addresses that share leading octets still share them, so that a sentence about a CIDR block holds.
 */
import ipaddr from 'ipaddr.js';

const ipv4 = /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?!\w|\.\d)/g;
/** Candidates; ipaddr.js decides, since a time of day looks alike. */
const ipv6 = /(?<![\w:.])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,8}(?:%\w+)?(?![\w:])/gi;

/** Leading octets that say only what kind of network it is. */
const keptOctets: Readonly<Record<string, number>> = {
  loopback: 4,
  unspecified: 4,
  broadcast: 4,
  linkLocal: 2,
  carrierGradeNat: 2,
};

export function substituteAddresses(): (text: string) => string {
  const childNumber = numberedChildren();
  const known6 = new Map<string, string>();

  function substitute4(address: string): string {
    if (!ipaddr.IPv4.isValidFourPartDecimal(address)) return address;
    const parsed = ipaddr.IPv4.parse(address);
    const [first = 0, second = 0, third = 0, fourth = 0] = parsed.octets;
    const range = parsed.range();
    const kept = range === 'private' ? (first === 10 ? 1 : 2) : (keptOctets[range] ?? 0);
    if (kept === 4) return address;
    // Public addresses move into 240.0.0.0/4, which routes nowhere (RFC 1112 section 4).
    const one = kept > 0 ? first : 240;
    const two = kept > 1 ? second : childNumber(kept > 0 ? `${first}` : '', `${first}.${second}`);
    const three = third === 0 ? 0 : childNumber(`${first}.${second}`, `${third}`);
    const four = fourth === 0 ? 0 : childNumber(`${first}.${second}.${third}`, `${fourth}`);
    // A network such as 10.0.0.0/8 keeps its zeros.
    return [one, kept === 1 && second === 0 ? 0 : two, three, four].join('.');
  }

  function substitute6(candidate: string): string {
    const [literal = '', zone] = candidate.split('%');
    if (!ipaddr.IPv6.isValid(literal)) return candidate;
    const parsed = ipaddr.IPv6.parse(literal);
    const range = parsed.range();
    if (range === 'loopback' || range === 'unspecified') return candidate;
    const network = range === 'linkLocal' ? 'fe80' : range === 'uniqueLocal' ? 'fd00' : '2001:db8';
    const key = parsed.toNormalizedString();
    const substitute = known6.get(key) ?? `${network}::${(known6.size + 1).toString(16)}`;
    known6.set(key, substitute);
    return zone === undefined ? substitute : `${substitute}%${zone}`;
  }

  return (text) => text.replace(ipv6, substitute6).replace(ipv4, substitute4);
}

/** The number of a child below its parent: 1 for the first that appears. */
function numberedChildren(): (parent: string, child: string) => number {
  const families = new Map<string, Map<string, number>>();
  return (parent, child) => {
    const family = families.get(parent) ?? new Map<string, number>();
    families.set(parent, family);
    const substitute = family.get(child) ?? family.size + 1;
    family.set(child, substitute);
    return substitute;
  };
}
