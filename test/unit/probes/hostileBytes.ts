/** SEQUENCEs in each other, that many deep, all lengths right. */
export function nestedBer(depth: number): Uint8Array {
  const headers: number[][] = [];
  let length = 0;
  for (let level = 0; level < depth; level += 1) {
    const header = [0x30, 0x82, length >> 8, length & 0xff];
    headers.push(header);
    length += header.length;
  }
  return Uint8Array.from(headers.reverse().flat());
}

/** An LDAP entry without attributes: any number of them may come before the end of a search. */
export const emptyLdapEntry = Uint8Array.of(
  ...[0x30, 0x09, 0x02, 0x01, 0x01],
  ...[0x64, 0x04, 0x04, 0x00, 0x30, 0x00],
);

/** A DNS answer to the query, whose only record has a name that points at itself. */
export function loopingDnsAnswer(query: Uint8Array): Uint8Array {
  const header = [...query.subarray(0, 2), 0x81, 0x80, 0, 0, 0, 1, 0, 0, 0, 0];
  return Uint8Array.of(...header, 0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, 127, 0, 0, 1);
}

/** How a true answer to each probe might begin, with more to come. */
export const beginnings: Readonly<Record<string, Uint8Array>> = {
  dns: Uint8Array.of(0, 40),
  kdc: Uint8Array.of(0, 0, 1, 0, 0x7e, 0x81),
  size: Uint8Array.of(0, 0, 1, 0, 0x7e, 0x81),
  trust: Uint8Array.of(0, 0, 1, 0, 0x7e, 0x81),
  'realm proof': Uint8Array.of(0, 0, 1, 0, 0x7e, 0x81),
  kpasswd: Uint8Array.of(0, 0, 1, 0, 1, 0, 0),
  ldap: Uint8Array.of(0x30, 0x82, 1, 0, 2, 1, 1),
  ldaps: Uint8Array.of(22, 3, 3, 0, 0x7a, 2),
  tls: Uint8Array.of(22, 3, 3, 0, 0x7a, 2),
  mysql: Uint8Array.of(0x4a, 0, 0, 0, 10, 0x38),
  postgresql: Uint8Array.of(0x45, 0, 0, 0, 0x40, 0x53),
  sqlserver: Uint8Array.of(4, 1, 0, 0x25, 0, 0),
  oracle: Uint8Array.of(0, 32, 0, 0, 4, 0, 0, 0),
  db2: Uint8Array.of(0, 0x57, 0xd0, 0x43, 0, 1),
};
