export interface Enctype {
  readonly number: number;
  /** The name of krb5.conf and of `klist -e` (MIT). */
  readonly name: string;
  readonly aliases: readonly string[];
  /** DES and RC4: refused by current libraries, or about to be (RFC 6649, RFC 8429). */
  readonly weak: boolean;
}

/** IANA "Kerberos Encryption Type Numbers" with the names that MIT krb5 1.20 prints and reads. */
const table: readonly Enctype[] = [
  { number: 1, name: 'des-cbc-crc', aliases: [], weak: true },
  { number: 2, name: 'des-cbc-md4', aliases: [], weak: true },
  { number: 3, name: 'des-cbc-md5', aliases: ['des'], weak: true },
  {
    number: 16,
    name: 'des3-cbc-sha1',
    aliases: ['des3-hmac-sha1', 'des3-cbc-sha1-kd'],
    weak: true,
  },
  {
    number: 17,
    name: 'aes128-cts-hmac-sha1-96',
    aliases: ['aes128-cts', 'aes128-sha1'],
    weak: false,
  },
  {
    number: 18,
    name: 'aes256-cts-hmac-sha1-96',
    aliases: ['aes256-cts', 'aes256-sha1'],
    weak: false,
  },
  { number: 19, name: 'aes128-cts-hmac-sha256-128', aliases: ['aes128-sha2'], weak: false },
  { number: 20, name: 'aes256-cts-hmac-sha384-192', aliases: ['aes256-sha2'], weak: false },
  { number: 23, name: 'arcfour-hmac', aliases: ['rc4-hmac', 'arcfour-hmac-md5'], weak: true },
  {
    number: 24,
    name: 'arcfour-hmac-exp',
    aliases: ['rc4-hmac-exp', 'arcfour-hmac-md5-exp'],
    weak: true,
  },
  { number: 25, name: 'camellia128-cts-cmac', aliases: ['camellia128-cts'], weak: false },
  { number: 26, name: 'camellia256-cts-cmac', aliases: ['camellia256-cts'], weak: false },
];

/** The row of an enctype number, if it is a known one. */
export function enctype(number: number): Enctype | undefined {
  return table.find((row) => row.number === number);
}

/** Its name, or `etype 99`. */
export function enctypeName(number: number): string {
  return enctype(number)?.name ?? `etype ${number}`;
}

/** The row of a name or alias, in any letter case. */
export function enctypeNamed(name: string): Enctype | undefined {
  const wanted = name.toLowerCase();
  return table.find((row) => row.name === wanted || row.aliases.includes(wanted));
}
