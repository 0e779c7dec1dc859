/** The workstation's krb5.conf in good order: users in CORP, databases in AWSMAD. */
import type { Place } from '../place.ts';
import { managedDomain, userDomain } from './names.ts';

export function workstationKrb5Conf(place: Place): string {
  const realm = ({ realm: name, dnsName }: typeof managedDomain): string =>
    [
      `    ${name} = {`,
      `        kdc = ${dnsName}:${place.ports.kerberos}`,
      `        admin_server = ${dnsName}`,
      '    }',
    ].join('\n');
  return `# krb5.conf of the embedded demo: users in ${userDomain.realm}, databases in ${managedDomain.realm}
[libdefaults]
    default_realm = ${userDomain.realm}
    dns_lookup_realm = false
    dns_lookup_kdc = true
    rdns = false
    ticket_lifetime = 24h
    forwardable = true

[realms]
${realm(userDomain)}
${realm(managedDomain)}

[domain_realm]
    .${userDomain.dnsName} = ${userDomain.realm}
    ${userDomain.dnsName} = ${userDomain.realm}
    .${managedDomain.dnsName} = ${managedDomain.realm}
    ${managedDomain.dnsName} = ${managedDomain.realm}
    .rds.amazonaws.com = ${managedDomain.realm}
`;
}
