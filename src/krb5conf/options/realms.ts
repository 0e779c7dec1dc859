import { rows } from './option.ts';
import type { Option } from './option.ts';
import { page } from './pages.ts';

/** What a client finds in the block of a realm. */
export const realms: readonly Option[] = [
  ...rows({ path: ['realms', '<REALM>'], readers: ['mit'], page: page.mitRealms }, [
    {
      name: 'pkinit_anchors',
      type: 'certificates',
      repeatable: true,
      since: '1.7 or 1.6.3',
      description: 'CA certificates trusted to sign KDC certificates, as FILE:, DIR: or ENV:.',
    },
    {
      name: 'pkinit_cert_match',
      type: 'string',
      repeatable: true,
      since: '1.7 or 1.6.3',
      description: 'Rule that selects the client certificate by subject, issuer, SAN or key usage.',
    },
    {
      name: 'pkinit_identities',
      type: 'certificates',
      repeatable: true,
      since: '1.7 or 1.6.3',
      description:
        "Where the user's certificate and key are, as FILE:, DIR:, PKCS12:, PKCS11: or ENV:.",
    },
    {
      name: 'pkinit_kdc_hostname',
      type: 'string',
      repeatable: true,
      since: '1.7 or 1.6.3',
      description: 'Host name accepted in the KDC certificate in place of the Kerberos name.',
    },
    {
      name: 'pkinit_pool',
      type: 'certificates',
      repeatable: true,
      since: '1.7 or 1.6.3',
      description: 'Intermediate CA certificates for building chains.',
    },
    {
      name: 'pkinit_revoke',
      type: 'certificates',
      repeatable: true,
      since: '1.7 or 1.6.3',
      description: 'Certificate revocation lists.',
    },
    {
      name: 'pkinit_dh_min_bits',
      type: 'enum',
      values: ['1024', '2048', 'P-256', '4096', 'P-384', 'P-521'],
      default: '2048',
      since: '1.7 or 1.6.3 (P-256/P-384/P-521: 1.22)',
      description: 'Diffie-Hellman group that the client offers first.',
    },
    {
      name: 'pkinit_eku_checking',
      type: 'enum',
      values: ['kpKDC', 'kpServerAuth', 'none'],
      default: 'kpKDC',
      since: '1.7 or 1.6.3',
      description: 'Key usage demanded of the KDC certificate.',
    },
    {
      name: 'pkinit_require_crl_checking',
      type: 'boolean',
      default: 'false',
      since: '1.7 or 1.6.3',
      badValue: 'silently-false',
      description: 'Refuses a KDC certificate whose issuer has no revocation list at hand.',
    },
    {
      name: 'primary_kdc',
      type: 'host',
      repeatable: true,
      port: 88,
      since: '1.19',
      description: 'KDC that is asked again when another one rejects the password.',
    },
    {
      name: 'master_kdc',
      type: 'host',
      repeatable: true,
      port: 88,
      deprecated: '1.19',
      replacement: 'primary_kdc',
      description: 'Former name of primary_kdc, still read when that is absent.',
    },
    {
      name: 'auto_fast_armor',
      type: 'boolean',
      default: 'false',
      since: '1.23',
      description: 'Obtains an anonymous ticket first and protects the password exchange with it.',
    },
    {
      name: 'disable_encrypted_timestamp',
      type: 'boolean',
      default: 'false',
      since: '1.17',
      description: 'Refuses to prove the password with an encrypted timestamp.',
    },
    {
      name: 'http_anchors',
      type: 'certificates',
      default: 'system CA store',
      repeatable: true,
      since: '1.13',
      description: 'CA certificates trusted for an HTTPS KDC proxy, as FILE:, DIR: or ENV:.',
    },
    {
      name: 'sitename',
      type: 'string',
      since: '1.22',
      description: 'Active Directory site used in DNS queries for KDCs.',
    },
    {
      name: 'v4_realm',
      type: 'string',
      deprecated: 'Kerberos 4 only',
      description: 'Kerberos 4 name of the realm.',
    },
  ]),
  ...rows(
    {
      path: ['realms', '<REALM>'],
      readers: ['mit', 'heimdal'],
      page: page.mitSourceDoc,
      since: '1.7 or 1.6.3',
      deprecated: '1.13',
      removed: 'MIT docs 1.13',
    },
    [
      {
        name: 'pkinit_win2k',
        type: 'boolean',
        default: 'false',
        description: 'Compatibility with the PKINIT draft of Windows 2000.',
      },
      {
        name: 'pkinit_win2k_require_binding',
        type: 'boolean',
        default: 'false',
        description: 'Reply binding for the PKINIT draft of Windows 2000.',
      },
    ],
  ),
  ...rows(
    { path: ['realms', '<REALM>'], readers: ['mit', 'heimdal', 'java'], page: page.mitRealms },
    [
      {
        name: 'kdc',
        type: 'host',
        repeatable: true,
        port: 88,
        description:
          'Host and port of one KDC (port 88 if absent), one line for each. One malformed line makes MIT give up all KDCs of the realm. https://HOST/KdcProxy reaches a KDC through HTTPS.',
      },
    ],
  ),
  ...rows({ path: ['realms', '<REALM>'], readers: ['mit', 'heimdal'], page: page.mitRealms }, [
    {
      name: 'admin_server',
      type: 'host',
      repeatable: true,
      port: 749,
      description:
        'Host of kadmind (port 749), and of the password service when kpasswd_server is absent.',
    },
    {
      name: 'kpasswd_server',
      type: 'host',
      default: 'admin_server host, port 464',
      repeatable: true,
      port: 464,
      description: 'Host of the password change service (port 464).',
    },
    {
      name: 'auth_to_local',
      type: 'auth-to-local',
      default: 'DEFAULT',
      repeatable: true,
      description:
        "Rule that turns a principal into a local user, tried in order: RULE:[n:pattern](regex)s/from/to/ or DEFAULT. Read from the default realm's block.",
    },
    {
      name: 'auth_to_local_names',
      type: 'block',
      repeatable: true,
      description: 'Table of single principals and their local users.',
    },
    {
      name: 'default_domain',
      type: 'string',
      description:
        'Domain for completing Kerberos 4 host names. It maps no host to this realm; [domain_realm] does.',
    },
    {
      name: 'v4_instance_convert',
      type: 'block',
      repeatable: true,
      deprecated: 'Kerberos 4 only',
      description: 'Exceptions when Kerberos 4 instances become host names.',
    },
  ]),
  ...rows({ path: ['realms', '<REALM>'], readers: ['mit', 'heimdal'], page: page.mitHeader }, [
    {
      name: 'krb524_server',
      type: 'host',
      repeatable: true,
      port: 4444,
      deprecated: '1.8',
      description: 'Host of a Kerberos 5-to-4 converter, which MIT no longer runs.',
    },
  ]),
  ...rows({ path: ['realms', '<REALM>'], readers: ['heimdal'], page: page.heimdalKrbhst }, [
    {
      name: 'readonly_admin_server',
      type: 'host',
      repeatable: true,
      since: '8 (master)',
      description: 'Host of a read-only kadmin service.',
    },
  ]),
  ...rows({ path: ['realms', '<REALM>'], readers: ['solaris'], page: page.illumos }, [
    {
      name: 'auth_to_local_realm',
      type: 'realm',
      repeatable: true,
      description: 'Another realm whose principals are treated like local ones.',
    },
    {
      name: 'kpasswd_protocol',
      type: 'enum',
      values: ['RPCSEC_GSS', 'SET_CHANGE'],
      default: 'RPCSEC_GSS',
      description:
        'Password change protocol of Solaris and Oracle clients; SET_CHANGE for Active Directory.',
    },
  ]),
  ...rows(
    {
      path: ['realms', '<REALM>'],
      readers: ['heimdal'],
      page: page.heimdalVerify,
      deprecated: 'yes',
    },
    [
      {
        name: 'v4_name_convert',
        type: 'block',
        repeatable: true,
        removed: '7',
        description: 'Kerberos 4 name conversion tables of old Heimdal releases.',
      },
      {
        name: 'v4_domains',
        type: 'string',
        repeatable: true,
        removed: '7',
        description: 'Kerberos 4 domains of the realm.',
      },
      {
        name: 'win2k_pkinit',
        type: 'boolean',
        replacement: 'pkinit_win2k',
        description: 'Former spelling of pkinit_win2k.',
      },
    ],
  ),
  ...rows({ path: ['realms', '<REALM>'], readers: ['java'], page: page.javaKdcComm }, [
    {
      name: 'kdc_timeout',
      type: 'duration',
      description: 'Overrides the [libdefaults] value for one realm (Java).',
    },
    {
      name: 'max_retries',
      type: 'integer',
      minimum: 0,
      description: 'Overrides the [libdefaults] value for one realm (Java).',
    },
    {
      name: 'udp_preference_limit',
      type: 'integer',
      minimum: 0,
      maximum: 32700,
      description:
        'Overrides the [libdefaults] value for one realm (Java); MIT reads only that in [libdefaults].',
    },
  ]),
  ...rows({ path: ['realms', '<REALM>'], readers: ['heimdal'], page: page.heimdalManual }, [
    {
      name: 'forwardable',
      type: 'boolean',
      description: 'Forwardable first tickets in this realm (Heimdal); MIT ignores it here.',
    },
    {
      name: 'proxiable',
      type: 'boolean',
      description: 'Proxiable first tickets in this realm (Heimdal); MIT ignores it here.',
    },
    {
      name: 'ticket_lifetime',
      type: 'duration',
      description: 'Lifetime of first tickets in this realm (Heimdal); MIT ignores it here.',
    },
    {
      name: 'renew_lifetime',
      type: 'duration',
      description:
        'Renewable lifetime of first tickets in this realm (Heimdal); MIT ignores it here.',
    },
    {
      name: 'no-addresses',
      type: 'boolean',
      description: 'Address-less first tickets in this realm.',
    },
    {
      name: 'allow_hierarchical_capaths',
      type: 'boolean',
      description: 'Accepts parent-child trust paths for this realm.',
    },
    {
      name: 'kx509_ca',
      type: 'path',
      description: 'Certificate and key of the kx509 certificate authority.',
    },
    {
      name: 'kx509_include_pkinit_san',
      type: 'boolean',
      description: 'Adds the Kerberos name to kx509 certificates.',
    },
    {
      name: 'kx509_hostname',
      type: 'string',
      description: 'Host that runs the kx509 service of this realm.',
    },
    {
      name: 'kx509_req_use_raw_spki',
      type: 'boolean',
      description: 'Sends a bare public key in kx509 requests.',
    },
    {
      name: 'name_canon_rules',
      type: 'list',
      repeatable: true,
      description: 'Rules that complete host-based service names in this realm.',
    },
    {
      name: 'pkinit_require_eku',
      type: 'boolean',
      default: 'true',
      description: 'Demands the PKINIT key usage in the KDC certificate.',
    },
    {
      name: 'pkinit_require_krbtgt_otherName',
      type: 'boolean',
      default: 'true',
      description: "Demands the realm's name in the KDC certificate.",
    },
    {
      name: 'pkinit_require_hostname_match',
      type: 'boolean',
      default: 'false',
      description: "Demands the KDC's host name in its certificate.",
    },
    {
      name: 'pkinit_trustedCertifiers',
      type: 'boolean',
      default: 'true',
      description: 'Tells the KDC which CAs this client trusts.',
    },
    {
      name: 'require_initial_kca_tickets',
      type: 'boolean',
      description: 'kx509 requests need a ticket obtained with the password.',
    },
    {
      name: 'tgs_require_subkey',
      type: 'boolean',
      default: 'false',
      description: 'Compatibility with old DCE servers.',
    },
    {
      name: 'warn_pwexpire',
      type: 'duration',
      description: 'When users of this realm are warned about their password.',
    },
  ]),
  ...rows(
    {
      path: ['realms', '<REALM>', 'v4_name_convert'],
      readers: ['heimdal'],
      page: page.heimdalVerify,
      deprecated: 'yes',
      removed: '7',
    },
    [
      {
        name: 'host',
        type: 'block',
        repeatable: true,
        description: 'Kerberos 4 names of host-based services.',
      },
      { name: 'plain', type: 'block', repeatable: true, description: 'Kerberos 4 names of users.' },
    ],
  ),
];
