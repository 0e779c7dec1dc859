/** The KDCs that krb5.conf names, or fails to. */
import { directory, users } from '../../names.ts';
import { goodKrb5Conf } from '../../workstation.ts';
import type { Fault } from '../../fault.ts';
import type { Lab } from '../../lab.ts';

const withoutLookup = goodKrb5Conf.replace('dns_lookup_kdc = true', 'dns_lookup_kdc = false');

function stanza(realm: string, ...kdcs: readonly string[]): string {
  return ` ${realm} = {\n${kdcs.map((kdc) => `  kdc = ${kdc}\n`).join('')} }\n`;
}

function configured(...stanzas: readonly string[]): (lab: Lab) => void {
  return ({ ws }) => ws.krb5Conf(`${goodKrb5Conf}\n[realms]\n${stanzas.join('')}`);
}

const onp = 'onpdc1.onprem.example.com';
const aws = 'awsdc1.awsmad.kerberos.com';

export const faults: readonly Fault[] = [
  {
    id: 'config-no-kdc-source',
    title: 'krb5.conf names no KDC and forbids to look for one',
    inject: ({ ws }) => ws.krb5Conf(withoutLookup),
    expect: { rootCause: 'config-no-kdc-source' },
    fix: {
      offered: 'dns_lookup_kdc = true',
      apply: ({ ws }) => ws.krb5Conf(goodKrb5Conf),
      works: "echo 'Us3r-Passw0rd!' | kinit aduser@ONPREM.EXAMPLE.COM",
    },
  },
  {
    id: 'config-no-kdc-source-directory',
    title: "krb5.conf names the users' KDC only and forbids to look for others",
    inject: ({ ws }) => ws.krb5Conf(`${withoutLookup}\n[realms]\n${stanza(users.realm, onp)}`),
    expect: { rootCause: 'config-no-kdc-source', scope: directory.realm },
  },
  {
    id: 'config-kdcs-right',
    title: 'krb5.conf names KDCs of both realms: nothing is wrong',
    inject: ({ ws }) =>
      ws.krb5Conf(
        `${withoutLookup}\n[realms]\n${stanza(users.realm, onp)}${stanza(directory.realm, aws)}`,
      ),
    expect: { rootCause: null },
  },
  {
    id: 'config-kdc-wrong-realm-users',
    title: "krb5.conf names the directory's controller as a KDC of the users",
    inject: configured(stanza(users.realm, aws)),
    expect: {
      rootCause: 'config-kdc-wrong-realm',
      scope: users.realm,
      notBlamed: ['trust-missing-user-side', 'kdc-wrong-realm'],
    },
  },
  {
    id: 'config-kdc-wrong-realm-directory',
    title: "krb5.conf names the users' controller as a KDC of the directory",
    inject: configured(stanza(directory.realm, onp)),
    expect: { rootCause: 'config-kdc-wrong-realm', scope: directory.realm },
  },
  {
    id: 'config-kdc-wrong-realm-one-of-two',
    title: 'krb5.conf names a right and a wrong KDC of the users',
    inject: configured(stanza(users.realm, onp, aws)),
    expect: { rootCause: 'config-kdc-wrong-realm', scope: users.realm },
  },
  {
    id: 'config-kdc-invalid-port',
    title: 'krb5.conf: a KDC with a service name for its port',
    inject: configured(stanza(users.realm, `${onp}:kerberos`)),
    expect: { rootCause: 'config-kdc-invalid', scope: users.realm },
  },
  {
    id: 'config-kdc-one-stale',
    title: 'krb5.conf names two KDCs, the first of which is gone',
    inject: configured(stanza(users.realm, '10.77.3.99', onp)),
    expect: {
      rootCause: 'config-kdc-stale',
      severity: 'warning',
      scope: '10.77.3.99',
      notBlamed: ['kdc-one-of-several-down'],
    },
  },
  {
    id: 'config-kdc-all-stale',
    title: 'krb5.conf names one KDC, which is gone; DNS would know another',
    inject: configured(stanza(users.realm, '10.77.3.99')),
    expect: {
      rootCause: 'config-kdc-stale',
      scope: '10.77.3.99',
      notBlamed: ['kdc-one-of-several-down'],
    },
    fix: {
      offered: 'Remove the kdc line',
      apply: ({ ws }) => ws.krb5Conf(goodKrb5Conf),
      works: "echo 'Us3r-Passw0rd!' | kinit aduser@ONPREM.EXAMPLE.COM",
    },
  },
  {
    id: 'config-kdc-other-host',
    title: 'krb5.conf names the database host as the only KDC of the users',
    inject: configured(stanza(users.realm, '10.77.6.10')),
    expect: { rootCause: 'config-kdc-stale', scope: '10.77.6.10' },
  },
];
