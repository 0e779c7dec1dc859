/** NETLOGON_SAM_LOGON_RESPONSE_EX (MS-ADTS 6.3.1.9). */
export interface NetlogonResponse {
  readonly flags: readonly string[];
  readonly forest: string;
  readonly domain: string;
  readonly hostName: string;
  readonly netbiosDomain: string;
  readonly dcSite: string;
  /** Empty when no subnet of the client's address is defined in the directory. */
  readonly clientSite: string;
}

/** DS_FLAG options (MS-ADTS 6.3.1.2), by bit. */
const flagNames: readonly (readonly [number, string])[] = [
  [0, 'PDC'],
  [2, 'GC'],
  [3, 'LDAP'],
  [4, 'DS'],
  [5, 'KDC'],
  [6, 'TIMESERV'],
  [7, 'CLOSEST'],
  [8, 'WRITABLE'],
  [9, 'GOOD_TIMESERV'],
  [11, 'SELECT_SECRET_DOMAIN_6'],
  [12, 'FULL_SECRET_DOMAIN_6'],
];

/** LOGON_SAM_LOGON_RESPONSE_EX and LOGON_SAM_USER_UNKNOWN_EX (MS-ADTS 6.3.1.3). */
const operations = [23, 25];

/** opcode, reserved, flags, GUID of the domain. */
const headerLength = 24;

/** Decodes the `netlogon` attribute; `undefined` when it is damaged or of an older form. Never throws. */
export function decodeNetlogonResponse(bytes: Uint8Array): NetlogonResponse | undefined {
  if (bytes.length < headerLength) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!operations.includes(view.getUint16(0, true))) return undefined;
  const flags = view.getUint32(4, true);
  const names: string[] = [];
  let offset = headerLength;
  // Forest, domain, host, NetBIOS domain, NetBIOS computer, user, site of the server, site of the client.
  for (let count = 0; count < 8; count += 1) {
    const name = readName(bytes, offset);
    if (!name) return undefined;
    names.push(name.text);
    offset = name.next;
  }
  const [
    forest = '',
    domain = '',
    hostName = '',
    netbiosDomain = '',
    ,
    ,
    dcSite = '',
    clientSite = '',
  ] = names;
  return {
    flags: flagNames.filter(([bit]) => (flags >>> bit) & 1).map(([, name]) => name),
    forest,
    domain,
    hostName,
    netbiosDomain,
    dcSite,
    clientSite,
  };
}

/** A name in the compressed form of RFC 1035 4.1.4, UTF-8; pointers must lead backwards, so that they come to an end. */
function readName(
  bytes: Uint8Array,
  start: number,
): { readonly text: string; readonly next: number } | undefined {
  const labels: string[] = [];
  let next: number | undefined;
  let offset = start;
  let lowest = start;
  for (;;) {
    const length = bytes[offset];
    if (length === undefined) return undefined;
    if (length === 0) return { text: labels.join('.'), next: next ?? offset + 1 };
    if ((length & 0xc0) === 0xc0) {
      const low = bytes[offset + 1];
      if (low === undefined) return undefined;
      const target = ((length & 0x3f) << 8) | low;
      if (target >= lowest) return undefined;
      next ??= offset + 2;
      lowest = target;
      offset = target;
    } else {
      const end = offset + 1 + length;
      if (length > 63 || end > bytes.length) return undefined;
      labels.push(new TextDecoder().decode(bytes.subarray(offset + 1, end)));
      offset = end;
    }
  }
}
