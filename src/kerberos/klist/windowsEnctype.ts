/** Names that klist.exe prints for encryption types, which no language changes (KERB_ETYPE_… of ntsecapi.h). */
const names: readonly (readonly [RegExp, number])[] = [
  [/AES-256-CTS-HMAC-SHA1-96/i, 18],
  [/AES-128-CTS-HMAC-SHA1-96/i, 17],
  [/AES-256-CTS-HMAC-SHA384-192/i, 20],
  [/AES-128-CTS-HMAC-SHA256-128/i, 19],
  [/RC4-HMAC.*EXP/i, 24],
  [/RC4-HMAC/i, 23],
  [/DES-CBC-MD5/i, 3],
  [/DES-CBC-CRC/i, 1],
];

/** Its number; `undefined` for any other text. */
export function windowsEnctype(text: string): number | undefined {
  return names.find(([pattern]) => pattern.test(text))?.[1];
}
