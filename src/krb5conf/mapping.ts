import type { Implementation } from './implementation.ts';
import type { Profile, ProfileValue } from './profile.ts';

/** Which realm a client takes for a host, and why. */
export type HostRealm =
  | {
      readonly realm: string;
      /** The key of [domain_realm] that decided, as written. */
      readonly key: string;
      readonly entry: ProfileValue;
    }
  | {
      /** No entry matches: the client asks its own realm's KDC for a referral. */
      readonly realm: undefined;
      /** The guess when no referral comes: the host's parent domain in capitals; for Java the default realm. */
      readonly fallback: string | undefined;
    };

/**
 * The realm that [domain_realm] gives to a host. The name is lower-cased and loses its trailing dot; entries are compared
 * as they are written. MIT and Java look for `a.b.c`, `.b.c`, `b.c`, `.c`, `c`; Heimdal leaves out the bare parents.
 * Addresses are not looked up (lib/krb5/os/hostrealm_profile.c; Heimdal's get_host_realm.c; Java's PrincipalName).
 */
export function realmOfHost(
  profile: Profile,
  host: string,
  implementation: Implementation = 'mit',
): HostRealm {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (!isAddress(name)) {
    for (const key of candidates(name, implementation)) {
      const entry = profile.value(['domain_realm', key]);
      if (entry !== undefined) return { realm: entry.value, key, entry };
    }
  }
  if (implementation === 'java') {
    return { realm: undefined, fallback: defaultRealm(profile)?.value };
  }
  const dot = name.indexOf('.');
  const parent = dot < 0 || isAddress(name) ? '' : name.slice(dot + 1).toUpperCase();
  return { realm: undefined, fallback: parent || defaultRealm(profile)?.value };
}

/** The keys of [domain_realm] that a host name can match, the deciding one first. */
export function candidates(host: string, implementation: Implementation = 'mit'): string[] {
  const keys = [host];
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
    if (dot > 0) keys.push(host.slice(dot));
    if (implementation !== 'heimdal') keys.push(host.slice(dot + 1));
  }
  return keys.filter((key) => key !== '' && key !== '.');
}

/** `default_realm`; undefined leaves the client to DNS (`dns_lookup_realm`) or to an error. */
export function defaultRealm(profile: Profile): ProfileValue | undefined {
  return profile.value(['libdefaults', 'default_realm']);
}

/** An option of [libdefaults] as the library finds it: that of the realm's own block there first, if a realm is given. */
export function libdefault(
  profile: Profile,
  name: string,
  realm?: string,
): ProfileValue | undefined {
  const ofRealm = realm === undefined ? undefined : profile.value(['libdefaults', realm, name]);
  return ofRealm ?? profile.value(['libdefaults', name]);
}

/** Realms with a block in [realms], in the order of their first appearance. */
export function definedRealms(profile: Profile): string[] {
  return profile.sectionNames(['realms']);
}

/** Text that the libraries take for an address and not for a name. */
function isAddress(host: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(host) || host.includes(':');
}
