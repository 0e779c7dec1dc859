import { enctypeNamed } from '../kerberos/enctypes.ts';
import { readEnctypes } from '../krb5conf/values/enctypes.ts';

/** MIT's default list in its order (krb5_conf.rst, `permitted_enctypes`; 1.20). */
const defaults = [18, 17, 20, 19, 16, 23, 26, 25];
const families: ReadonlyMap<string, readonly number[]> = new Map([
  ['default', defaults],
  ['aes', [18, 17, 20, 19]],
  ['camellia', [26, 25]],
  ['rc4', [23]],
  ['des3', [16]],
]);
/** Single DES and exportable RC4 are dropped without `allow_weak_crypto`; DES is unknown since 1.18. */
const weakTypes = new Set([1, 2, 3, 24]);

/**
 * The numbers that MIT's library takes from a list of encryption types: names it does not know are dropped, `-` takes a type
 * out again (lib/krb5/krb/init_ctx.c, krb5int_parse_enctype_list).
 */
export function enctypeList(text: string, allowWeak = false): readonly number[] {
  const list: number[] = [];
  for (const { name, sign } of readEnctypes(text)) {
    const word = name.toLowerCase();
    const own = enctypeNamed(word);
    const meant = families.get(word) ?? (own === undefined ? [] : [own.number]);
    for (const number of meant) {
      const place = list.indexOf(number);
      if (sign === '-' && place >= 0) list.splice(place, 1);
      if (sign !== '-' && place < 0) list.push(number);
    }
  }
  return list.filter((number) => allowWeak || !weakTypes.has(number));
}
