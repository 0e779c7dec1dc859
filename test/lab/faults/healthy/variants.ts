/** Set-ups that differ from the usual one and work: nothing may be blamed. */
import { directory, mysql, person, postgresql, users } from '../../names.ts';
import { address, address6 } from '../../network.ts';
import { resolverLines } from '../../servers/dns.ts';
import { goodKrb5Conf, goodResolvConf } from '../../workstation.ts';
import type { Fault } from '../../fault.ts';
import type { Lab } from '../../lab.ts';

const nothing = (): void => undefined;
const libdefaults =
  (...lines: readonly string[]) =>
  ({ ws }: Lab): void =>
    ws.krb5Conf(
      goodKrb5Conf.replace(
        '[libdefaults]\n',
        `[libdefaults]\n${lines.map((l) => ` ${l}\n`).join('')}`,
      ),
    );
const resolvConf =
  (text: string) =>
  ({ ws }: Lab): void =>
    ws.resolvConf(text);

function healthy(
  id: string,
  title: string,
  inject: Fault['inject'] = nothing,
  more: Partial<Fault> = {},
): Fault {
  return { id: `healthy-${id}`, title, inject, expect: { rootCause: null }, ...more };
}

export const faults: readonly Fault[] = [
  healthy('postgresql', 'The usual set-up, with the user and the role'),
  healthy('postgresql-nameless', 'No name of a user is given', nothing, {
    diagnose: [postgresql.id],
  }),
  healthy('mysql', 'The cluster, with its Kerberos user', nothing, {
    diagnose: [mysql.id, '--db-user', 'aduser', '--principal', person],
  }),
  healthy('mysql-nameless', 'The cluster, without a name', nothing, { diagnose: [mysql.id] }),
  healthy('by-endpoint', 'The database by its endpoint', nothing, { diagnose: [postgresql.host] }),
  healthy('realm-of-users', "The users' realm alone, without AWS", nothing, {
    diagnose: ['--realm', users.realm],
  }),
  healthy('realm-of-directory', "The directory's realm alone, without AWS", nothing, {
    diagnose: ['--realm', directory.realm],
  }),
  healthy('tcp-only', 'The client prefers TCP', libdefaults('udp_preference_limit = 1')),
  healthy(
    'canonicalize',
    'The client asks KDCs to canonicalize, and DNS not at all',
    libdefaults('canonicalize = true', 'dns_canonicalize_hostname = false'),
  ),
  healthy(
    'aes-only',
    'The client permits the AES types only',
    libdefaults('permitted_enctypes = aes256-cts-hmac-sha1-96 aes128-cts-hmac-sha1-96'),
  ),
  healthy('kdcs-in-krb5-conf', 'krb5.conf names every KDC, by address', ({ ws }) =>
    ws.krb5Conf(
      `${goodKrb5Conf}\n[realms]\n ${users.realm} = {\n  kdc = ${address('onp')}\n }\n ${directory.realm} = {\n  kdc = ${address('aws')}:88\n  kdc = ${address('aws2')}\n }\n`,
    ),
  ),
  healthy('kdcs-by-ipv6', "krb5.conf names the users' KDC by its IPv6 address", ({ ws }) =>
    ws.krb5Conf(
      `${goodKrb5Conf}\n[realms]\n ${users.realm} = {\n  kdc = [${address6('onp')}]:88\n }\n`,
    ),
  ),
  healthy(
    'resolver-twice',
    'resolv.conf names the resolver by both of its addresses',
    resolvConf(`${goodResolvConf}nameserver ${address6('dns')}\n`),
  ),
  healthy(
    'search-list',
    'resolv.conf has a search list',
    resolvConf(`${goodResolvConf}search ${users.dns} ${directory.dns}\n`),
  ),
  healthy(
    'resolver-is-the-directory',
    "The users' own controller is the resolver of nobody, the directory's names come by forwarding",
    resolvConf(goodResolvConf.replace('timeout:2', 'timeout:1')),
  ),
  healthy(
    'reverse-names',
    'The resolver knows a reverse name of the database, which the client does not ask for',
    ({ resolver }) =>
      resolver.serve([
        ...resolverLines,
        `ptr-record=10.6.77.10.in-addr.arpa,ip-10-77-6-10.ec2.internal`,
      ]),
  ),
  healthy('include', 'krb5.conf includes the mapping of the endpoint', ({ ws }) => {
    const part = ws.write(
      'mapping.conf',
      `[domain_realm]\n .rds.amazonaws.com = ${directory.realm}\n`,
    );
    ws.krb5Conf(`include ${part}\n${goodKrb5Conf.replace(/^ \.rds.*\n/m, '')}`);
  }),
  healthy(
    'other-realms',
    'krb5.conf also has a realm that nobody uses, whose KDC does not exist',
    ({ ws }) =>
      ws.krb5Conf(`${goodKrb5Conf}\n[realms]\n OLD.EXAMPLE.COM = {\n  kdc = 10.77.3.99\n }\n`),
  ),
  healthy('slow-path', 'Nine of ten packets of every kind pass', ({ network }) =>
    network.filter('udp dport 53 numgen random mod 10 == 0 drop'),
  ),
  healthy(
    'no-ldap-no-ntp',
    'Only what Kerberos and the database need is let through',
    ({ network }) =>
      network.filter(
        'oifname { "to-onp", "to-aws", "to-aws2" } tcp dport { 389, 636, 3268, 3269, 445, 135 } drop',
        'oifname { "to-onp", "to-aws", "to-aws2" } udp dport { 123, 389 } drop',
      ),
  ),
];
