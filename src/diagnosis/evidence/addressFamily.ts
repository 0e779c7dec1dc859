import ipaddr from 'ipaddr.js';

export function isIPv6(address: string): boolean {
  return ipaddr.IPv6.isValid(address);
}

/** Reachable only inside a network (RFC 1918, unique local, link-local, loopback, carrier NAT). */
export function isPrivateAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  return ipaddr.process(address).range() !== 'unicast';
}

export function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';
}
