/** The host part of the service's name: every library has its own idea of it. Pure. */
import type { Profile } from '../../krb5conf/profile.ts';
import { libdefault } from '../../krb5conf/mapping.ts';
import { canonicalizationOf } from '../canonicalization.ts';
import { isAddress } from '../evidence/clientHostName.ts';
import type { ClientKind, LoginStep, NameFacts } from './login.ts';

export interface ServiceHost {
  readonly host: string;
  readonly step: LoginStep;
}

const title = 'Host name in the service’s name';

/** @param names what DNS says; without it, the name stays and the step says what would be asked */
export function serviceHost(
  profile: Profile,
  client: ClientKind,
  host: string,
  names: NameFacts = {},
): ServiceHost {
  const kept = (because: string, name = host): ServiceHost => ({
    host: name,
    step: { title, result: name, because },
  });
  switch (client) {
    case 'windows':
      return kept(
        'Windows takes the name as it is given, and follows no alias (MS-SPNG, InitializeSecurityContext)',
      );
    case 'java':
      return javaHost(host, names, kept);
    case 'heimdal':
      return heimdalHost(profile, host, names, kept);
    case 'mit':
      return mitHost(profile, host, names, kept);
  }
}

type Kept = (because: string, name?: string) => ServiceHost;

/** krb5_sname_to_principal and canonicalize_hostname (lib/krb5/os/sn2princ.c). */
function mitHost(profile: Profile, given: string, names: NameFacts, kept: Kept): ServiceHost {
  const { forward, reverse, origin } = canonicalizationOf(profile);
  const host = lower(given);
  if (forward === 'never')
    return kept(`dns_canonicalize_hostname is off (${origin})`, qualified(profile, host, names));
  if (forward === 'fallback')
    return kept(
      `dns_canonicalize_hostname = fallback (${origin}): the name as typed comes first, its canonical name after a refusal`,
      qualified(profile, host, names),
    );
  const found = (reverse ? names.reverse : undefined) ?? names.canonical;
  if (found !== undefined) {
    const by =
      reverse && names.reverse !== undefined
        ? 'the name that its address leads back to (rdns)'
        : 'the end of its aliases';
    return kept(`${by}; dns_canonicalize_hostname is on (${origin})`, lower(found));
  }
  return kept(
    `dns_canonicalize_hostname${reverse ? ' and rdns are' : ' is'} on (${origin}): an alias${reverse ? ' or reverse DNS' : ''} would change it`,
    isAddress(host) ? host : qualified(profile, host, names),
  );
}

/** A name without a dot gets the first search domain, unless `qualify_shortname` says another (1.18). */
function qualified(profile: Profile, host: string, { searchDomain }: NameFacts): string {
  if (host.includes('.') || host.includes(':')) return host;
  const domain = libdefault(profile, 'qualify_shortname')?.value ?? searchDomain ?? '';
  return domain === '' ? host : `${host}.${domain}`;
}

/** Forward only: Heimdal has no rdns (lib/krb5/expand_hostname.c). */
function heimdalHost(profile: Profile, given: string, names: NameFacts, kept: Kept): ServiceHost {
  const { forward, origin } = canonicalizationOf(profile);
  const host = lower(given);
  if (forward === 'never') return kept(`dns_canonicalize_hostname is off (${origin})`, host);
  return names.canonical === undefined
    ? kept('an alias would change it: Heimdal follows aliases, and never asks reverse DNS', host)
    : kept('the end of its aliases; Heimdal never asks reverse DNS', lower(names.canonical));
}

/** A short name becomes a full one only when that begins with it (sun.security.krb5.PrincipalName). */
function javaHost(given: string, names: NameFacts, kept: Kept): ServiceHost {
  const host = lower(given);
  const canonical = names.reverse ?? names.canonical;
  return canonical !== undefined && lower(canonical).startsWith(`${host}.`)
    ? kept('the full name of the short one', lower(canonical))
    : kept('Java keeps the name, unless the canonical one is the same with a domain', host);
}

function lower(host: string): string {
  return host.replace(/\.$/, '').toLowerCase();
}
