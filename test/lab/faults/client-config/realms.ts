/** Realms that are spelled or assumed wrongly. */
import { domainEndpoint } from '../../names.ts';
import { goodKrb5Conf } from '../../workstation.ts';
import type { Fault } from '../../fault.ts';

/** Without a principal: the configuration has to say which realm the user is of. */
const noPrincipal = ['reports', '--db-user', 'aduser@ONPREM.EXAMPLE.COM'];
const kinitAlone = ["echo 'Us3r-Passw0rd!' | kinit aduser"];

export const faults: readonly Fault[] = [
  {
    id: 'config-no-default-realm',
    title: 'krb5.conf: no default_realm, and a user name without a realm',
    inject: ({ ws }) =>
      ws.krb5Conf(goodKrb5Conf.replace(' default_realm = ONPREM.EXAMPLE.COM\n', '')),
    diagnose: noPrincipal,
    tools: kinitAlone,
    expect: { rootCause: 'config-no-default-realm', severity: 'warning' },
  },
  {
    id: 'config-default-realm-lower-case',
    title: 'krb5.conf: default_realm in lower case',
    inject: ({ ws }) =>
      ws.krb5Conf(
        goodKrb5Conf.replace(
          'default_realm = ONPREM.EXAMPLE.COM',
          'default_realm = onprem.example.com',
        ),
      ),
    diagnose: noPrincipal,
    tools: kinitAlone,
    expect: { rootCause: 'config-realm-case', scope: 'onprem.example.com' },
    fix: {
      offered: 'ONPREM.EXAMPLE.COM',
      apply: ({ ws }) => ws.krb5Conf(goodKrb5Conf),
      works: "echo 'Us3r-Passw0rd!' | kinit aduser",
    },
  },
  {
    id: 'config-mapping-lower-case',
    title: 'krb5.conf: the endpoint is mapped to the directory in lower case',
    inject: ({ ws }) =>
      ws.krb5Conf(
        goodKrb5Conf.replace(
          '.rds.amazonaws.com = AWSMAD.KERBEROS.COM',
          '.rds.amazonaws.com = awsmad.kerberos.com',
        ),
      ),
    expect: { rootCause: 'config-realm-case', scope: 'awsmad.kerberos.com' },
  },
  {
    id: 'config-stanza-lower-case',
    title: 'krb5.conf: the stanza of the directory in lower case, and no DNS look-up',
    inject: ({ ws }) =>
      ws.krb5Conf(
        `${goodKrb5Conf.replace('dns_lookup_kdc = true', 'dns_lookup_kdc = false')}
[realms]
 ONPREM.EXAMPLE.COM = {
  kdc = onpdc1.onprem.example.com
 }
 awsmad.kerberos.com = {
  kdc = awsdc1.awsmad.kerberos.com
 }
`,
      ),
    expect: { rootCause: 'config-realm-case', scope: 'awsmad.kerberos.com' },
  },
  {
    id: 'config-mapping-missing',
    title: 'krb5.conf: nothing maps rds.amazonaws.com to the directory',
    inject: ({ ws }) =>
      ws.krb5Conf(goodKrb5Conf.replace(' .rds.amazonaws.com = AWSMAD.KERBEROS.COM\n', '')),
    expect: { rootCause: 'spn-realm-mapping-missing', notBlamed: ['trust-missing-user-side'] },
    fix: {
      offered: '.rds.amazonaws.com = AWSMAD.KERBEROS.COM',
      apply: ({ ws }) => ws.krb5Conf(goodKrb5Conf),
      works: `psql -X "host=reports.abc123.eu-west-1.rds.amazonaws.com user=aduser@ONPREM.EXAMPLE.COM dbname=postgres" -c 'select 1'`,
    },
  },
  {
    id: 'config-mapping-to-users',
    title: "krb5.conf maps the endpoint to the users' realm",
    inject: ({ ws }) =>
      ws.krb5Conf(
        goodKrb5Conf.replace(
          '.rds.amazonaws.com = AWSMAD.KERBEROS.COM',
          '.rds.amazonaws.com = ONPREM.EXAMPLE.COM',
        ),
      ),
    expect: { rootCause: 'spn-realm-mapping-wrong', scope: 'ONPREM.EXAMPLE.COM' },
  },
  {
    id: 'config-domain-endpoint-unmapped',
    title:
      "Nothing is mapped, but the endpoint is in the directory's own domain: the guess is right",
    inject: ({ ws }) => ws.krb5Conf(goodKrb5Conf.replace(/\[domain_realm\][^]*/, '')),
    diagnose: [
      ...['--realm', 'AWSMAD.KERBEROS.COM', '--endpoint', `${domainEndpoint}:5432`],
      ...['--engine', 'postgresql', '--principal', 'aduser@ONPREM.EXAMPLE.COM'],
    ],
    expect: { rootCause: null, notBlamed: ['spn-realm-mapping-missing'] },
  },
];
