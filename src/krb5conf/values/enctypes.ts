/** How an encryption type stands today. `gone`: removed from MIT in 1.18, refused everywhere. */
export type Strength = 'good' | 'weak' | 'gone';

interface Enctype {
  /** The name that MIT, Heimdal and Java share, then MIT's aliases. */
  readonly names: readonly [string, ...string[]];
  readonly strength: Strength;
  readonly family: string;
  /** Java's spellings; none if Java has no such type. */
  readonly java: readonly string[];
}

const aes128 = 'aes128-cts-hmac-sha1-96';
const aes256 = 'aes256-cts-hmac-sha1-96';
const aes128sha2 = 'aes128-cts-hmac-sha256-128';
const aes256sha2 = 'aes256-cts-hmac-sha384-192';

/** MIT lib/crypto/krb/etypes.c, Heimdal lib/krb5/crypto-*.c, Java sun.security.krb5.Config.getType. */
const table: readonly Enctype[] = [
  good([aes256, 'aes256-cts', 'aes256-sha1'], 'aes', [aes256, 'aes256-cts']),
  good([aes128, 'aes128-cts', 'aes128-sha1'], 'aes', [aes128, 'aes128-cts']),
  good([aes256sha2, 'aes256-sha2'], 'aes', [aes256sha2, 'aes256-sha2']),
  good([aes128sha2, 'aes128-sha2'], 'aes', [aes128sha2, 'aes128-sha2']),
  good(['camellia256-cts-cmac', 'camellia256-cts'], 'camellia', []),
  good(['camellia128-cts-cmac', 'camellia128-cts'], 'camellia', []),
  {
    names: ['des3-cbc-sha1', 'des3-hmac-sha1', 'des3-cbc-sha1-kd'],
    strength: 'weak',
    family: 'des3',
    java: ['des3-cbc-sha1', 'des3-hmac-sha1', 'des3-cbc-sha1-kd', 'des3-cbc-hmac-sha1-kd'],
  },
  {
    names: ['arcfour-hmac', 'rc4-hmac', 'arcfour-hmac-md5'],
    strength: 'weak',
    family: 'rc4',
    java: ['arcfour-hmac', 'rc4-hmac', 'arcfour-hmac-md5'],
  },
  weak(['arcfour-hmac-exp', 'rc4-hmac-exp', 'arcfour-hmac-md5-exp'], 'rc4'),
  weak(['des3-cbc-raw', 'des3-cbc-none', 'old-des3-cbc-sha1', 'des3-cbc-md5'], 'des3'),
  gone(['des-cbc-crc'], ['des-cbc-crc']),
  gone(['des-cbc-md5', 'des'], ['des-cbc-md5']),
  gone(['des-cbc-md4'], ['des-cbc-md4']),
  gone(['des-cbc-raw', 'des-cbc-none', 'des-pcbc-none', 'des-cfb64-none', 'des-hmac-sha1'], []),
];

function good(names: Enctype['names'], family: string, java: readonly string[]): Enctype {
  return { names, strength: 'good', family, java };
}

function weak(names: Enctype['names'], family: string): Enctype {
  return { names, strength: 'weak', family, java: [] };
}

function gone(names: Enctype['names'], java: readonly string[]): Enctype {
  return { names, strength: 'gone', family: 'des', java };
}

const byName = new Map(table.flatMap((type) => type.names.map((name) => [name, type] as const)));
const javaNames = new Set(table.flatMap((type) => type.java));
const families = new Map<string, Strength>([
  ['default', 'good'],
  ['aes', 'good'],
  ['camellia', 'good'],
  ['des3', 'weak'],
  ['rc4', 'weak'],
]);

/** All names worth offering, the strongest first: `DEFAULT`, the families, then the types. */
export const enctypeNames: readonly string[] = [
  ...table.filter((type) => type.strength === 'good').map((type) => type.names[0]),
  'DEFAULT',
  'aes',
  'camellia',
  'rc4',
  'des3',
  'arcfour-hmac',
  'des3-cbc-sha1',
];

/** Every name that some library knows, for the search for what was meant. */
export const allEnctypeNames: readonly string[] = [...byName.keys(), ...families.keys()];

/** One entry of a list, at its offset in the value. */
export interface EnctypeItem {
  /** As written, without the sign. */
  readonly name: string;
  readonly sign: '+' | '-' | '';
  readonly offset: number;
  readonly length: number;
  /** Undefined: no library knows it; MIT drops it without a word. */
  readonly strength: Strength | undefined;
  readonly isFamily: boolean;
}

/**
 * Splits a list as MIT does, at blanks and commas, with an optional sign before each name
 * (lib/krb5/krb/init_ctx.c, krb5int_parse_enctype_list).
 */
export function readEnctypes(value: string): EnctypeItem[] {
  return [...value.matchAll(/[^\s,]+/g)].map((match) => {
    const written = match[0];
    const sign = written.startsWith('+') ? '+' : written.startsWith('-') ? '-' : '';
    const name = written.slice(sign.length);
    const word = name.toLowerCase();
    const family = families.get(word);
    const strength = family ?? byName.get(word)?.strength;
    const item = { name, sign, offset: match.index, length: written.length } as const;
    return { ...item, strength, isFamily: family !== undefined };
  });
}

/** Whether Java's Config knows the name; it has no families and no signs. */
export function isJavaEnctype(name: string): boolean {
  return javaNames.has(name.toLowerCase());
}

/** The first, full name of the type that an alias stands for. */
export function fullEnctypeName(name: string): string | undefined {
  return byName.get(name.toLowerCase())?.names[0];
}

/** Salt names of a `type:salt` list; v4 and afs3 went with single DES. */
export const salts: readonly string[] = ['normal', 'norealm', 'onlyrealm', 'special'];
