interface Signature {
  readonly protocol: string;
  readonly matches: (bytes: Uint8Array, text: string) => boolean;
}

/** How the first bytes of common services look; first match wins. */
const signatures: readonly Signature[] = [
  { protocol: 'http', matches: (_, text) => text.startsWith('HTTP/') },
  { protocol: 'ssh', matches: (_, text) => text.startsWith('SSH-') },
  { protocol: 'smtp or ftp', matches: (_, text) => /^220[ -]/.test(text) },
  // Alert, handshake (RFC 8446 5.1).
  { protocol: 'tls', matches: ([type, major]) => (type === 21 || type === 22) && major === 3 },
  // Packet 0 with a version-10 greeting or an error.
  {
    protocol: 'mysql',
    matches: (bytes) => bytes[3] === 0 && (bytes[4] === 0x0a || bytes[4] === 0xff),
  },
  { protocol: 'postgresql', matches: (bytes) => isPostgresqlAnswer(bytes) },
  // APPLICATION 30 and 11, bare or behind the length of TCP.
  {
    protocol: 'kerberos',
    matches: (bytes) =>
      [0x7e, 0x6b].includes(bytes[0] ?? 0) || [0x7e, 0x6b].includes(bytes[4] ?? 0),
  },
  // LDAPMessage: SEQUENCE, then messageID.
  { protocol: 'ldap', matches: (bytes) => bytes[0] === 0x30 && bytes.includes(0x02) },
  // Tabular result, status end of message.
  { protocol: 'sql server', matches: (bytes) => bytes[0] === 0x04 && bytes[1] === 0x01 },
  // Packet types accept, refuse, redirect, resend, marker behind a two-byte length.
  {
    protocol: 'oracle',
    matches: (bytes) =>
      [2, 4, 5, 11, 12].includes(bytes[4] ?? 0) &&
      (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) >= 8 &&
      bytes[2] === 0 &&
      bytes[3] === 0,
  },
  { protocol: 'db2', matches: (bytes) => bytes[2] === 0xd0 },
];

/** The protocol that the first bytes of an answer look like (`tls`, `mysql`, …); `undefined` when they look like none. */
export function detectProtocol(bytes: Uint8Array): string | undefined {
  const text = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  return signatures.find(({ matches }) => matches(bytes, text))?.protocol;
}

/** One byte in reply to SSLRequest, or ErrorResponse: `E`, a plausible length, and the severity field. */
function isPostgresqlAnswer(bytes: Uint8Array): boolean {
  const [first] = bytes;
  if (bytes.length === 1) return first === 0x53 || first === 0x4e || first === 0x47;
  return first === 0x45 && bytes[1] === 0 && bytes[5] === 0x53;
}
