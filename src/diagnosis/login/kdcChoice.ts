/** Which KDCs of a realm a client tries, in which order. Pure: where DNS decides, it says what is asked. */
import type { Implementation } from '../../krb5conf/implementation.ts';
import { kdcsOfRealm } from '../../krb5conf/kdcs.ts';
import { libdefault } from '../../krb5conf/mapping.ts';
import type { Profile } from '../../krb5conf/profile.ts';
import { mitBoolean } from '../../krb5conf/values/boolean.ts';
import type { ClientKind, KdcChoice } from './login.ts';

export function kdcChoice(profile: Profile, client: ClientKind, realm: string): KdcChoice {
  if (client === 'windows') {
    const zone = realm.toLowerCase();
    return {
      realm,
      from: 'windows',
      kdcs: [],
      asks: [`_kerberos._tcp.dc._msdcs.${zone}`, `_ldap._tcp.dc._msdcs.${zone}`],
    };
  }
  const { kdcs, faults, usable } = kdcsOfRealm(profile, realm, client);
  if (usable || faults.length > 0) {
    const listed = usable ? kdcs : [];
    return {
      realm,
      from: usable ? 'krb5.conf' : 'nowhere',
      kdcs: listed.map(({ host, port, transport }) => ({
        host,
        port,
        proxy: transport === 'https' || transport === 'http',
      })),
      asks: [],
    };
  }
  const asks = looksUp(profile, client) ? dnsNames[client](realm) : [];
  return { realm, from: asks.length === 0 ? 'nowhere' : 'dns', kdcs: [], asks };
}

/** MIT asks for URI records first (1.15); Java knows SRV over UDP, then TCP. */
const dnsNames: Readonly<Record<Implementation, (realm: string) => readonly string[]>> = {
  mit: (realm) => [
    `URI _kerberos.${realm}`,
    `SRV _kerberos._udp.${realm}`,
    `SRV _kerberos._tcp.${realm}`,
  ],
  heimdal: (realm) => [
    `SRV _kerberos._udp.${realm}`,
    `SRV _kerberos._tcp.${realm}`,
    `A kerberos.${realm.toLowerCase()}`,
  ],
  java: (realm) => [`SRV _kerberos._udp.${realm}`, `SRV _kerberos._tcp.${realm}`],
};

/** `dns_lookup_kdc` is on by default; what is no boolean is off (get_boolean in locate_kdc.c). */
function looksUp(profile: Profile, client: Implementation): boolean {
  const entry =
    libdefault(profile, 'dns_lookup_kdc') ??
    (client === 'java' ? libdefault(profile, 'dns_fallback') : undefined);
  return entry === undefined || (mitBoolean(entry.value) ?? false);
}
