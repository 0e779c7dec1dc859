/** How MIT's library changes a host name before it asks for a ticket (krb5_conf.rst; lib/krb5/os/sn2princ.c). Pure. */
import { libdefault } from '../krb5conf/mapping.ts';
import type { Profile } from '../krb5conf/profile.ts';
import { mitBoolean } from '../krb5conf/values/boolean.ts';
import type { Canonicalization } from './evidence/clientView.ts';

/** Both are on where nothing is said; `fallback` is known since 1.18. */
export function canonicalizationOf(profile: Profile): Canonicalization {
  const forward = libdefault(profile, 'dns_canonicalize_hostname');
  const reverse = libdefault(profile, 'rdns');
  const word = forward?.value.toLowerCase();
  const deciding = reverse ?? forward;
  return {
    forward:
      forward === undefined || word === undefined
        ? 'always'
        : word === 'fallback'
          ? 'fallback'
          : (mitBoolean(forward.value) ?? true)
            ? 'always'
            : 'never',
    reverse: reverse === undefined ? true : (mitBoolean(reverse.value) ?? true),
    origin:
      deciding === undefined ? 'the default of the library' : `${deciding.file}:${deciding.line}`,
  };
}
