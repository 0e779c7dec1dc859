import { rows } from './option.ts';
import type { Option } from './option.ts';
import { page } from './pages.ts';

/** [libdefaults] entries that only Heimdal reads. */
export const libdefaultsHeimdal: readonly Option[] = [
  ...rows({ path: ['libdefaults'], readers: ['heimdal'], page: page.heimdalVerify }, [
    {
      name: 'v4_instance_resolve',
      type: 'boolean',
      deprecated: 'yes',
      removed: '7',
      description: 'Kerberos 4 name conversion of old Heimdal releases.',
    },
    {
      name: 'v4_name_convert',
      type: 'block',
      deprecated: 'yes',
      removed: '7',
      description: 'Kerberos 4 name conversion tables of old Heimdal releases.',
    },
    {
      name: 'accept_null_addresses',
      type: 'boolean',
      default: 'true',
      description: 'Accepts tickets that are bound to no address.',
    },
    { name: 'egd_socket', type: 'path', description: 'Socket of an entropy daemon.' },
    {
      name: 'encrypt',
      type: 'boolean',
      description: 'Encrypts sessions where the application can.',
    },
    { name: 'forward', type: 'boolean', description: 'Forwards credentials by default.' },
    {
      name: 'no-addresses',
      type: 'boolean',
      description: 'First tickets are not bound to addresses.',
    },
    {
      name: 'srv_try_txt',
      type: 'boolean',
      description: 'Asks for TXT records in addition to SRV records.',
    },
  ]),
  ...rows({ path: ['libdefaults'], readers: ['heimdal'], page: page.heimdalManual }, [
    {
      name: 'allow_hierarchical_capaths',
      type: 'boolean',
      default: 'true',
      description: 'Accepts parent-child trust paths where [capaths] says nothing.',
    },
    {
      name: 'aname2lname-text-db',
      type: 'path',
      description: 'Sorted text file of principals and the local users they map to.',
    },
    {
      name: 'block_dns',
      type: 'boolean',
      default: 'false',
      description: 'Keeps the library from using DNS at all.',
    },
    {
      name: 'capath',
      type: 'block',
      deprecated: 'yes',
      replacement: '[capaths]',
      description: 'Former place of the trust paths.',
    },
    {
      name: 'check-rd-req-server',
      type: 'enum',
      values: ['ignore'],
      description: 'With the value ignore, a service does not compare the server name of a ticket.',
    },
    {
      name: 'check_pac',
      type: 'boolean',
      default: 'true',
      description: 'Verifies the Windows authorisation data of a ticket when there is some.',
    },
    {
      name: 'date_format',
      type: 'string',
      default: '%Y-%m-%d',
      description: 'strftime pattern for dates in logs.',
    },
    {
      name: 'default_as_etypes',
      type: 'enctypes',
      default: 'default_etypes',
      description: 'Encryption types for first tickets.',
    },
    {
      name: 'default_cc_name',
      type: 'ccache',
      description: 'Default credential cache, with %{token} expansion.',
    },
    {
      name: 'default_cc_type',
      type: 'string',
      description: 'Type of the default credential cache.',
    },
    {
      name: 'default_etypes',
      type: 'enctypes',
      description: 'Encryption types used where no more specific list is given.',
    },
    {
      name: 'default_etypes_des',
      type: 'enctypes',
      description: 'Encryption types used where DES is asked for.',
    },
    {
      name: 'default_file_cache_collections',
      type: 'list',
      repeatable: true,
      description: 'Further places where FILE caches are looked for.',
    },
    {
      name: 'default_tgs_etypes',
      type: 'enctypes',
      default: 'default_etypes',
      description: 'Encryption types for service tickets.',
    },
    { name: 'dns_proxy', type: 'string', description: 'HTTP proxy through which DNS queries go.' },
    {
      name: 'enable-kx509',
      type: 'boolean',
      default: 'false',
      description: 'Obtains a kx509 certificate along with each first ticket.',
    },
    {
      name: 'enable_file_cache_iteration',
      type: 'boolean',
      default: 'false',
      description: 'Lists FILE caches as if they were a collection.',
    },
    {
      name: 'fcache_strict_checking',
      type: 'boolean',
      description: 'Checks owner, mode and link count of FILE caches.',
    },
    {
      name: 'fcache_version',
      type: 'integer',
      description: 'Format version of newly written FILE caches.',
    },
    {
      name: 'fcc-mit-ticketflags',
      type: 'boolean',
      default: 'true',
      description: 'Stores ticket flags in the bit order that MIT uses.',
    },
    { name: 'http_proxy', type: 'string', description: 'Proxy for reaching KDCs over HTTP.' },
    {
      name: 'kuserok',
      type: 'list',
      default: 'USER-K5LOGIN SIMPLE DENY',
      repeatable: true,
      description:
        'Rules, tried in order, that decide whether a principal may use a local account.',
    },
    {
      name: 'kx509_gen_key_type',
      type: 'string',
      default: 'rsa',
      description: 'Kind of key generated for kx509.',
    },
    {
      name: 'kx509_gen_rsa_key_size',
      type: 'integer',
      default: '2048',
      description: 'Size of the RSA key generated for kx509, in bits.',
    },
    { name: 'kx509_hostname', type: 'string', description: 'Host that runs the kx509 service.' },
    {
      name: 'kx509_store',
      type: 'path',
      description: 'Where the kx509 certificate and key are written.',
    },
    { name: 'log_utc', type: 'boolean', default: 'false', description: 'Writes log times in UTC.' },
    {
      name: 'moduli',
      type: 'path',
      description: 'File of Diffie-Hellman groups acceptable for PKINIT.',
    },
    {
      name: 'name_canon_rules',
      type: 'list',
      repeatable: true,
      description: 'Rules that complete host-based service names.',
    },
    {
      name: 'report_canonical_client_name',
      type: 'boolean',
      default: 'false',
      description: 'Reports the user name found in the Windows authorisation data.',
    },
    {
      name: 'scan_interfaces',
      type: 'boolean',
      default: 'true',
      description: 'Collects the local addresses from all network interfaces.',
    },
    {
      name: 'time_format',
      type: 'string',
      default: '%Y-%m-%dT%H:%M:%S',
      description: 'strftime pattern for times in logs.',
    },
    {
      name: 'warn_pwexpire',
      type: 'duration',
      default: '7 days',
      description: 'How long before expiry users are warned about their password.',
    },
    {
      name: 'large_msg_size',
      type: 'integer',
      deprecated: 'never read',
      replacement: 'large_message_size',
      description: "The manual's spelling of large_message_size; the code never reads it.",
    },
  ]),
  ...rows({ path: ['libdefaults'], readers: ['heimdal'], page: page.heimdalAcache }, [
    {
      name: 'ccapi_library',
      type: 'path',
      description: 'Shared library that implements the CCAPI caches.',
    },
  ]),
  ...rows({ path: ['libdefaults'], readers: ['heimdal'], page: page.heimdalCache }, [
    {
      name: 'default_cc_collection',
      type: 'string',
      description: 'Pattern of the default collection of caches.',
    },
  ]),
  ...rows({ path: ['libdefaults'], readers: ['heimdal'], page: page.heimdalContext }, [
    {
      name: 'default_keytab_modify_name',
      type: 'keytab',
      description: 'Keytab that administrative tools write to.',
    },
    {
      name: 'host_timeout',
      type: 'duration',
      default: '3 s',
      description: 'How long to wait for one KDC host.',
    },
    {
      name: 'ignore_addresses',
      type: 'list',
      repeatable: true,
      description: 'Local addresses to leave out of tickets.',
    },
    {
      name: 'large_message_size',
      type: 'integer',
      default: '1400',
      description: 'Size in bytes above which UDP is not tried.',
    },
    {
      name: 'maximum_message_size',
      type: 'integer',
      default: '1024000',
      description: 'Largest message accepted, in bytes.',
    },
    {
      name: 'plugin_dir',
      type: 'list',
      repeatable: true,
      description: 'Directories searched for plug-ins.',
    },
    {
      name: 'srv_lookup',
      type: 'boolean',
      default: 'true',
      deprecated: 'yes',
      replacement: 'dns_lookup_kdc',
      description: 'Former name of dns_lookup_kdc.',
    },
  ]),
  ...rows({ path: ['libdefaults'], readers: ['heimdal'], page: page.heimdalHostRealm }, [
    {
      name: 'dns_lookup_realm_labels',
      type: 'list',
      default: '_kerberos',
      repeatable: true,
      description: 'Labels put before a domain when its realm is looked up in TXT records.',
    },
  ]),
  ...rows({ path: ['libdefaults'], readers: ['heimdal'], page: page.heimdalPrincipal }, [
    {
      name: 'safe_name_canon',
      type: 'boolean',
      default: 'false',
      description: 'Allows only those name rules that cannot be led astray by DNS.',
    },
  ]),
  ...rows({ path: ['libdefaults'], readers: ['heimdal'], page: page.heimdalAdmin }, [
    {
      name: 'supported_enctypes',
      type: 'list',
      repeatable: true,
      description: 'Key types that administrative tools write.',
    },
  ]),
  ...rows({ path: ['libdefaults'], readers: ['heimdal'], page: page.heimdalInitCreds }, [
    {
      name: 'suppress_weak_enctype',
      type: 'boolean',
      default: 'false',
      description: 'Silences the warning about weak encryption types.',
    },
  ]),
  ...rows({ path: ['libdefaults'], readers: ['heimdal'], page: page.heimdalTransited }, [
    {
      name: 'transited_realms_reject',
      type: 'list',
      repeatable: true,
      description: 'Realms that a trust path must not pass through.',
    },
  ]),
  ...rows({ path: ['libdefaults'], readers: ['heimdal'], page: page.heimdalKrbhst }, [
    {
      name: 'use_fallback',
      type: 'boolean',
      default: 'true',
      description: 'Falls back to guessed host names such as kerberos.REALM when DNS names no KDC.',
    },
  ]),
  ...rows(
    {
      path: ['libdefaults', 'v4_name_convert'],
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
