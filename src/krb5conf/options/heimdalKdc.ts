import { rows } from './option.ts';
import type { Option } from './option.ts';
import { page } from './pages.ts';

/** [kdc] of Heimdal. */
export const heimdalKdc: readonly Option[] = [
  ...rows({ path: ['kdc'], readers: ['heimdal'], page: page.heimdalManual, side: 'kdc' }, [
    { name: 'addresses', type: 'list', repeatable: true, description: 'Addresses to listen on.' },
    {
      name: 'allow-anonymous',
      type: 'boolean',
      description: 'Gives anonymous tickets to those who ask.',
    },
    {
      name: 'allow-null-ticket-addresses',
      type: 'boolean',
      description: 'Gives tickets bound to no address.',
    },
    {
      name: 'check-ticket-addresses',
      type: 'boolean',
      description: "Compares ticket addresses with the sender's.",
    },
    { name: 'database', type: 'block', description: 'Where the principals of one realm are kept.' },
    { name: 'detach', type: 'boolean', description: 'Runs in the background.' },
    {
      name: 'digests_allowed',
      type: 'list',
      repeatable: true,
      description: 'Digest types the digest service answers.',
    },
    { name: 'disable-des', type: 'boolean', description: 'Disables single DES.' },
    {
      name: 'disable_pac',
      type: 'boolean',
      description: 'Issues tickets without Windows authorisation data.',
    },
    { name: 'enable-524', type: 'boolean', description: 'Serves Kerberos 5-to-4 conversion.' },
    { name: 'enable-digest', type: 'boolean', description: 'Serves digest requests.' },
    { name: 'enable-http', type: 'boolean', description: 'Answers Kerberos over HTTP.' },
    { name: 'enable-kx509', type: 'boolean', description: 'Serves kx509 certificates.' },
    { name: 'enable-pkinit', type: 'boolean', description: 'Allows certificate logins.' },
    {
      name: 'enable_armored_pa_enc_timestamp',
      type: 'boolean',
      description: 'Allows encrypted timestamps inside FAST.',
    },
    { name: 'enable_fast', type: 'boolean', description: 'Allows FAST.' },
    {
      name: 'enable_gss_auth_data',
      type: 'boolean',
      description: 'Puts GSS naming attributes into tickets.',
    },
    {
      name: 'enable_gss_preauth',
      type: 'boolean',
      description: 'Allows preauthentication by GSS mechanisms.',
    },
    {
      name: 'enable_unarmored_pa_enc_timestamp',
      type: 'boolean',
      description: 'Allows encrypted timestamps outside FAST.',
    },
    {
      name: 'encode_as_rep_as_tgs_rep',
      type: 'boolean',
      description: 'Encodes answers as old DCE clients expect.',
    },
    {
      name: 'gss_cross_realm_mechanisms_allowed',
      type: 'list',
      repeatable: true,
      description: 'GSS mechanisms for users of other realms.',
    },
    {
      name: 'gss_mechanisms_allowed',
      type: 'list',
      repeatable: true,
      description: 'GSS mechanisms for preauthentication.',
    },
    {
      name: 'hdb-ldap-create-base',
      type: 'string',
      description: 'LDAP entry below which new principals are created.',
    },
    {
      name: 'hdb-ldap-structural-object',
      type: 'string',
      description: 'Object class of new LDAP entries.',
    },
    { name: 'hdb-ldap-bind-dn', type: 'string', description: 'LDAP identity to bind with.' },
    { name: 'hdb-ldap-bind-password', type: 'string', description: 'Password for the LDAP bind.' },
    {
      name: 'hdb-ldap-secret-file',
      type: 'path',
      description: 'File with LDAP identity and password.',
    },
    {
      name: 'hdb-ldap-start-tls',
      type: 'boolean',
      description: 'Upgrades LDAP connections to TLS.',
    },
    { name: 'hdb-ldap-url', type: 'string', description: 'LDAP server URL.' },
    { name: 'hdb-mdb-mapsize', type: 'integer', description: 'Size of the LMDB map.' },
    { name: 'hdb-mdb-maxreaders', type: 'integer', description: 'Number of LMDB readers.' },
    {
      name: 'historical_anon_realm',
      type: 'boolean',
      description: 'Names the anonymous realm in the former way.',
    },
    { name: 'iprop-acl', type: 'path', description: 'Access list of incremental propagation.' },
    {
      name: 'iprop-stats',
      type: 'path',
      description: 'Statistics file of incremental propagation.',
    },
    { name: 'kdc-request-log', type: 'path', description: 'File in which requests are recorded.' },
    {
      name: 'kdc_warn_pwexpire',
      type: 'duration',
      description: 'When clients are warned about their password.',
    },
    { name: 'key-file', type: 'path', description: 'File that holds the master key.' },
    { name: 'kx509_ca', type: 'path', description: 'Certificate and key of the kx509 authority.' },
    {
      name: 'kx509_include_pkinit_san',
      type: 'boolean',
      description: 'Adds the Kerberos name to kx509 certificates.',
    },
    {
      name: 'kx509_template',
      type: 'path',
      description: 'Certificate that serves as pattern for kx509.',
    },
    { name: 'logging', type: 'log', description: 'Where the KDC writes.' },
    {
      name: 'max-kdc-datagram-reply-length',
      type: 'integer',
      description: 'Largest UDP answer in bytes.',
    },
    { name: 'max-request', type: 'integer', description: 'Largest request accepted.' },
    { name: 'num-kdc-processes', type: 'integer', description: 'Number of worker processes.' },
    {
      name: 'pkinit_allow_proxy_certificate',
      type: 'boolean',
      description: 'Accepts proxy certificates.',
    },
    {
      name: 'pkinit_anchors',
      type: 'certificates',
      description: 'CA certificates trusted to sign client certificates.',
    },
    {
      name: 'pkinit_dh_min_bits',
      type: 'integer',
      description: 'Weakest Diffie-Hellman group accepted, in bits.',
    },
    {
      name: 'pkinit_identity',
      type: 'certificates',
      description: 'Certificate and key of the KDC.',
    },
    {
      name: 'pkinit_kdc_friendly_name',
      type: 'string',
      description: 'Friendly name that selects the KDC certificate.',
    },
    {
      name: 'pkinit_kdc_ocsp',
      type: 'path',
      description: 'File with an OCSP answer for the KDC certificate.',
    },
    {
      name: 'pkinit_mappings_file',
      type: 'path',
      description: 'File that maps certificates to principals.',
    },
    {
      name: 'pkinit_max_life_bound',
      type: 'duration',
      description: 'Upper bound of a lifetime taken from a certificate.',
    },
    {
      name: 'pkinit_max_life_from_cert',
      type: 'duration',
      description: "Takes the ticket lifetime from the certificate's end date.",
    },
    {
      name: 'pkinit_max_life_from_cert_extension',
      type: 'boolean',
      description: 'Takes the ticket lifetime from a certificate extension.',
    },
    { name: 'pkinit_pool', type: 'certificates', description: 'Intermediate CA certificates.' },
    {
      name: 'pkinit_principal_in_certificate',
      type: 'boolean',
      description: "Compares the client's name with its certificate.",
    },
    { name: 'pkinit_revoke', type: 'certificates', description: 'Certificate revocation lists.' },
    {
      name: 'pkinit_win2k_require_binding',
      type: 'boolean',
      description: 'Reply binding for the PKINIT draft of Windows 2000.',
    },
    {
      name: 'plugin_dir',
      type: 'list',
      repeatable: true,
      description: 'Directories searched for KDC plug-ins.',
    },
    {
      name: 'ports',
      type: 'string',
      description: 'Ports to listen on, in quotes; + for the usual ones.',
    },
    {
      name: 'preauth-use-strongest-session-key',
      type: 'boolean',
      description: 'Prefers the strongest type for preauthentication keys.',
    },
    {
      name: 'realm',
      type: 'block',
      description: 'Certificate settings by realm and kind of principal.',
    },
    {
      name: 'require-preauth',
      type: 'boolean',
      description: 'Demands preauthentication of everyone.',
    },
    {
      name: 'require_csr',
      type: 'boolean',
      description: 'kx509 requests need a signed certificate request.',
    },
    {
      name: 'require_initial_kca_tickets',
      type: 'boolean',
      description: 'kx509 requests need a ticket obtained with the password.',
    },
    {
      name: 'require_pac',
      type: 'boolean',
      description: 'Refuses tickets without Windows authorisation data.',
    },
    { name: 'signal_socket', type: 'path', description: 'Socket that announces database changes.' },
    {
      name: 'strict-nametypes',
      type: 'boolean',
      description: 'Checks the name types in requests.',
    },
    {
      name: 'svc-use-strongest-session-key',
      type: 'boolean',
      description: 'Prefers the strongest session key for services.',
    },
    {
      name: 'synthetic_clients',
      type: 'boolean',
      description: 'Serves certificate users that the database does not know.',
    },
    {
      name: 'synthetic_clients_max_life',
      type: 'duration',
      description: 'Ticket lifetime of such users.',
    },
    {
      name: 'synthetic_clients_max_renew',
      type: 'duration',
      description: 'Renewable lifetime of such users.',
    },
    {
      name: 'tgt-use-strongest-session-key',
      type: 'boolean',
      description: 'Prefers the strongest session key for first tickets.',
    },
    { name: 'transited-policy', type: 'string', description: 'Which trust paths are checked.' },
    {
      name: 'use-strongest-server-key',
      type: 'boolean',
      description: 'Encrypts service tickets with the strongest key.',
    },
    { name: 'use_2b', type: 'block', description: 'Services that get AFS 2b tokens.' },
    {
      name: 'warn_ticket_addresses',
      type: 'boolean',
      description: 'Logs tickets used from another address.',
    },
  ]),
  ...rows({ path: ['kdc'], readers: ['heimdal'], page: page.heimdalVerify, side: 'kdc' }, [
    {
      name: 'enable-kaserver',
      type: 'boolean',
      deprecated: 'yes',
      description: 'Imitates an AFS kaserver.',
    },
    {
      name: 'enable-kerberos4',
      type: 'boolean',
      deprecated: 'yes',
      description: 'Answers Kerberos 4.',
    },
    {
      name: 'enforce-transited-policy',
      type: 'string',
      deprecated: 'yes',
      description: 'Former switch of the transit policy.',
    },
    { name: 'v4_realm', type: 'string', description: 'Kerberos 4 name of the realm.' },
  ]),
  ...rows(
    { path: ['kdc', 'database'], readers: ['heimdal'], page: page.heimdalManual, side: 'kdc' },
    [
      { name: 'dbname', type: 'string', description: 'Type and path of the database.' },
      { name: 'realm', type: 'realm', description: 'Realm that is kept there.' },
      { name: 'mkey_file', type: 'path', description: 'File with the master key.' },
      { name: 'acl_file', type: 'path', description: 'Access list of kadmind.' },
      { name: 'log_file', type: 'path', description: 'File of the change log.' },
      { name: 'log-max-size', type: 'integer', description: 'Largest size of the change log.' },
    ],
  ),
  ...rows(
    {
      path: ['kdc', 'realm', '<REALM>', 'kx509', '<label>'],
      readers: ['heimdal'],
      page: page.heimdalManual,
      side: 'kdc',
      since: '8 (master)',
    },
    [
      {
        name: 'ca',
        type: 'path',
        description: 'Certificate and key of the authority for this kind of principal.',
      },
      {
        name: 'max_cert_lifetime',
        type: 'duration',
        description: 'Longest certificate lifetime; a bare number means days.',
      },
      {
        name: 'force_cert_lifetime',
        type: 'duration',
        description: 'Shortest certificate lifetime; a bare number means days.',
      },
      {
        name: 'allow_extra_lifetime',
        type: 'boolean',
        description: 'Lets clients ask for a longer lifetime.',
      },
      {
        name: 'require_initial_kca_tickets',
        type: 'boolean',
        description: 'Demands a ticket obtained with the password.',
      },
      {
        name: 'include_pkinit_san',
        type: 'boolean',
        description: 'Adds the Kerberos name to the certificate.',
      },
      {
        name: 'email_domain',
        type: 'string',
        description: 'Domain of the e-mail address in the certificate.',
      },
      {
        name: 'include_dnsname_san',
        type: 'boolean',
        description: 'Adds the host name to the certificate.',
      },
      {
        name: 'ekus',
        type: 'list',
        repeatable: true,
        description: 'Object identifiers of key usages.',
      },
      { name: 'subject_name', type: 'string', description: 'Subject with ${variables}.' },
      { name: 'template_cert', type: 'string', description: 'Certificate that serves as pattern.' },
    ],
  ),
];
