/** NETLOGON_SAM_LOGON_RESPONSE_EX, the answer to a CLDAP ping (MS-ADTS 6.3.1.9). */
import { createHash } from 'node:crypto';
import type { DomainController } from './state.ts';

const samLogonResponseEx = 23;
/** PDC, GC, LDAP, DS, KDC, TIMESERV, CLOSEST, WRITABLE */
const flags = 0x1 | 0x4 | 0x8 | 0x10 | 0x20 | 0x40 | 0x80 | 0x100;
const site = 'Default-First-Site-Name';

export function netlogonResponse({ domain, hostName }: DomainController): Uint8Array {
  const fixed = Buffer.alloc(8);
  fixed.writeUInt16LE(samLogonResponseEx, 0);
  fixed.writeUInt32LE(flags, 4);
  const guid = createHash('sha256').update(domain.dnsName).digest().subarray(0, 16);
  const names = [
    domain.dnsName, // forest
    domain.dnsName,
    hostName,
    domain.netbiosName,
    (hostName.split('.')[0] ?? hostName).toUpperCase(),
    '', // user
    site,
    site,
  ];
  const trailer = Buffer.from([5, 0, 0, 0, 0xff, 0xff, 0xff, 0xff]); // NtVersion, LM tokens
  return Buffer.concat([fixed, guid, ...names.map(dnsName), trailer]);
}

/** A name as labels with their lengths, uncompressed (RFC 1035 section 3.1). */
function dnsName(name: string): Buffer {
  const labels = name === '' ? [] : name.split('.');
  return Buffer.concat([
    ...labels.map((label) => Buffer.concat([Buffer.of(label.length), Buffer.from(label)])),
    Buffer.of(0),
  ]);
}
