/** Symptoms that the client's own configuration and name resolution bring about. */
import { cause, named } from './words.ts';
import type { SymptomTable } from './words.ts';

export const clientSymptoms = {
  'config-unreadable': {
    says: ({ file }) =>
      `The Kerberos library cannot read its configuration${file === undefined ? '' : ` (${file})`}: every Kerberos program on this machine fails.`,
    causes: [
      cause('config-syntax', 'a line of krb5.conf is no section, relation or block'),
      cause('config-missing-file', 'an include or KRB5_CONFIG names a file that is not there'),
    ],
  },
  'include-unreadable': {
    says: () => 'A file or directory that krb5.conf includes is not there or cannot be read.',
    causes: [
      cause(
        'config-missing-file',
        'the include line was copied from another system, often RHEL’s /etc/krb5.conf.d/',
      ),
    ],
  },
  'no-default-realm': {
    says: ({ user }) =>
      `${user === undefined ? 'A name' : `The name ${user}`} has no realm, and the configuration gives no default realm.`,
    causes: [
      cause('config-no-default-realm', 'default_realm is missing from [libdefaults]'),
      cause(
        'config-lint',
        'default_realm is there but not read: a byte order mark, an indented first section, a misspelt section name',
      ),
      cause('config-missing-file', 'the program reads another krb5.conf than you think'),
    ],
  },
  'kdc-unfindable': {
    says: ({ realm }) =>
      `The client knows no KDC of ${realm ?? 'the realm'}: neither krb5.conf nor DNS names one.`,
    causes: [
      cause('config-no-kdc-source', 'dns_lookup_kdc is off and [realms] has no kdc for it'),
      cause('dns-forwarder-missing', 'the DNS server of this machine does not know the zone'),
      cause('dns-srv-missing', 'the zone has no _kerberos SRV records'),
      cause('dns-zone-refused', 'the DNS server refuses to answer for the zone'),
      cause('config-realm-case', 'the realm is written in another letter case than its block'),
      cause('config-lint', 'a comment or a quotation mark became a part of the realm'),
    ],
  },
  'kdc-value-invalid': {
    says: () => 'A kdc value in krb5.conf cannot be used, and the whole list of the realm with it.',
    causes: [cause('config-kdc-invalid', 'a URL, a comment or several hosts are on one kdc line')],
  },
  'enctype-config': {
    says: () => 'The configuration permits no encryption type that this library supports.',
    causes: [
      cause(
        'config-enctypes-none-common',
        'permitted_enctypes names only removed or unknown types',
      ),
    ],
  },
  'config-value': {
    says: () => 'A value in krb5.conf cannot be read: a duration, a number, or a yes or no.',
    causes: [
      cause('config-lint', 'the linter names the line; comments behind a value are part of it'),
    ],
  },
  'host-unknown': {
    says: ({ host }) => `This machine finds no address for ${named('the host', host)}.`,
    causes: [
      cause('dns-endpoint-unresolvable', 'the name does not exist in the DNS that is asked here'),
      cause('dns-forwarder-missing', 'the zone of the directory is not forwarded to its DNS'),
      cause('dns-short-name', 'the name is short, and no search domain completes it'),
      cause('dns-server-silent', 'the DNS server does not answer at all'),
    ],
  },
  'dns-temporary': {
    says: ({ host }) =>
      `The name resolution of this machine is out of order${host === undefined ? '' : ` for ${host}`}: no DNS server answered usably.`,
    causes: [
      cause('dns-server-silent', 'the configured DNS server does not answer'),
      cause('dns-stub-dead', 'resolv.conf names a local resolver that does not run'),
      cause('dns-forwarder-broken', 'only this zone fails: its forwarder has no way on'),
    ],
  },
  'client-plugin': {
    says: ({ plugin }) =>
      `The client cannot load ${plugin === undefined ? 'what it needs for Kerberos' : `its plugin ${plugin}`}.`,
    causes: [
      cause(
        'db-client-plugin-missing',
        'the plugin is not installed, in another directory, or the client is older than it',
      ),
    ],
  },
  'client-without-gss': {
    says: () => 'This client was built without Kerberos (GSSAPI).',
    causes: [
      cause('db-client-plugin-missing', 'another build or another client program is needed'),
    ],
  },
  'mechanism-unsupported': {
    says: () =>
      'The security library found no mechanism for this login: most often because there is nothing to log in with.',
    causes: [
      cause('ticket-missing', 'there is no ticket in the cache that this program reads'),
      cause('ticket-tool-mismatch', 'the ticket is in a cache that this program does not read'),
      cause('spn-by-address', 'the server is given as an address or a short name'),
      cause('db-client-plugin-missing', 'the Kerberos library is not installed'),
    ],
  },
  'aws-credentials': {
    says: () => 'AWS did not accept the credentials: this is about the AWS account, not Kerberos.',
    causes: [
      cause('aws-credentials', 'the profile’s credentials have expired or are not there'),
      cause('aws-not-permitted', 'the identity may not make this call'),
    ],
  },
} as const satisfies SymptomTable;
