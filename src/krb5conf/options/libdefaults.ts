import { rows } from './option.ts';
import type { Option } from './option.ts';
import { page } from './pages.ts';

/** [libdefaults] as MIT and Java know it. */
export const libdefaults: readonly Option[] = [
  ...rows({ path: ['libdefaults'], readers: ['mit'], page: page.mitLibdefaults }, [
    {
      name: 'allow_des3',
      type: 'boolean',
      default: 'false',
      since: '1.21',
      badValue: 'fails-at-start',
      description: 'Permits triple-DES (des3-cbc-sha1) session keys, which are refused otherwise.',
    },
    {
      name: 'allow_rc4',
      type: 'boolean',
      default: 'false',
      since: '1.21 (backported to some 1.20 distribution builds)',
      badValue: 'fails-at-start',
      description:
        'Permits RC4 (arcfour-hmac) session keys, which are refused otherwise. Clients evaluate it at library start as well.',
    },
    {
      name: 'ccache_type',
      type: 'integer',
      default: '4',
      minimum: 1,
      maximum: 4,
      badValue: 'silently-default',
      description: 'Format version of newly written FILE credential caches.',
    },
    {
      name: 'default_rcache_name',
      type: 'string',
      values: ['dfl:', 'file2:', 'none:'],
      default: 'dfl:',
      since: '1.18',
      description: 'Replay cache of accepting services: dfl:, file2:PATH or none:.',
    },
    {
      name: 'dns_uri_lookup',
      type: 'boolean',
      default: 'true',
      since: '1.15',
      badValue: 'silently-default',
      description: 'Asks for URI records before SRV records.',
    },
    {
      name: 'err_fmt',
      type: 'string',
      since: '1.14',
      description: 'Pattern for error messages: %M stands for the text, %C for the code.',
    },
    {
      name: 'ignore_acceptor_hostname',
      type: 'boolean',
      default: 'false',
      since: '1.10',
      badValue: 'fails-at-start',
      description:
        'A service accepts tickets for any host name it has a key for, which helps behind load balancers.',
    },
    {
      name: 'kcm_mach_service',
      type: 'string',
      default: 'org.h5l.kcm',
      since: '1.13',
      description: 'Mach bootstrap name of the KCM daemon on macOS; - turns this transport off.',
    },
    {
      name: 'kcm_socket',
      type: 'path',
      default: '/var/run/.heim_org.h5l.kcm-socket',
      since: '1.13',
      description: 'Unix socket of the KCM cache daemon; - turns it off.',
    },
    {
      name: 'plugin_base_dir',
      type: 'path',
      default: '<LIBDIR>/krb5/plugins',
      since: '1.10',
      badValue: 'fails-at-start',
      description: 'Directory below which relative plug-in paths are looked up.',
    },
    {
      name: 'preferred_preauth_types',
      type: 'list',
      default: '17, 16, 15, 14',
      perRealm: true,
      description:
        'Numbers of the preauthentication types to try first; reading stops at the first non-number.',
    },
    {
      name: 'qualify_shortname',
      type: 'string',
      default: 'first DNS search domain',
      since: '1.18',
      description:
        'Domain added to a host name without dots when DNS canonicalisation is off; "" turns it off.',
    },
    {
      name: 'rdns',
      type: 'boolean',
      default: 'true',
      since: '1.5',
      badValue: 'silently-default',
      description:
        'Also looks up the reverse record when canonicalising a host name. For RDS and Aurora it turns the endpoint into an ec2 name, so set it to false.',
    },
    {
      name: 'realm_try_domains',
      type: 'integer',
      default: '-1',
      minimum: -1,
      since: '1.7',
      badValue: 'fails-at-use',
      description: 'How many parent domains of a host may be tried as realm names; -1 for none.',
    },
    {
      name: 'request_timeout',
      type: 'duration',
      default: '0',
      since: '1.22',
      badValue: 'fails-at-start',
      description:
        'Longest time a whole exchange with KDC or password server may take; 0 for no limit.',
    },
    {
      name: 'spake_preauth_groups',
      type: 'list',
      values: ['edwards25519', 'P-256', 'P-384', 'P-521'],
      default: 'edwards25519 (client); empty (KDC)',
      since: '1.17',
      description: 'Groups allowed for SPAKE preauthentication.',
    },
    {
      name: 'pkinit_anchors',
      type: 'certificates',
      repeatable: true,
      perRealm: true,
      since: '1.7 or 1.6.3',
      description: 'CA certificates trusted to sign KDC certificates, as FILE:, DIR: or ENV:.',
    },
    {
      name: 'pkinit_cert_match',
      type: 'string',
      repeatable: true,
      perRealm: true,
      since: '1.7 or 1.6.3',
      description: 'Rule that selects the client certificate by subject, issuer, SAN or key usage.',
    },
    {
      name: 'pkinit_identities',
      type: 'certificates',
      repeatable: true,
      perRealm: true,
      since: '1.7 or 1.6.3',
      description:
        "Where the user's certificate and key are, as FILE:, DIR:, PKCS12:, PKCS11: or ENV:.",
    },
    {
      name: 'pkinit_kdc_hostname',
      type: 'string',
      repeatable: true,
      perRealm: true,
      since: '1.7 or 1.6.3',
      description: 'Host name accepted in the KDC certificate in place of the Kerberos name.',
    },
    {
      name: 'pkinit_pool',
      type: 'certificates',
      repeatable: true,
      perRealm: true,
      since: '1.7 or 1.6.3',
      description: 'Intermediate CA certificates for building chains.',
    },
    {
      name: 'pkinit_revoke',
      type: 'certificates',
      repeatable: true,
      perRealm: true,
      since: '1.7 or 1.6.3',
      description: 'Certificate revocation lists.',
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
  ]),
  ...rows(
    { path: ['libdefaults'], readers: ['mit', 'heimdal', 'java'], page: page.mitLibdefaults },
    [
      {
        name: 'allow_weak_crypto',
        type: 'boolean',
        default: 'false',
        since: 'MIT 1.7; JDK 7',
        badValue: 'fails-at-start',
        description:
          'Keeps the encryption types marked weak in every list. In Java it brings back DES, triple DES and RC4 all at once.',
      },
      {
        name: 'clockskew',
        type: 'integer',
        default: '300',
        minimum: 0,
        badValue: 'silently-default',
        description:
          'Seconds by which the clocks of client, server and KDC may differ. MIT and Java take digits only, so 5m is silently ignored; Heimdal takes a time.',
      },
      {
        name: 'default_keytab_name',
        type: 'keytab',
        default: 'FILE:/etc/krb5.keytab',
        description:
          'Keytab that services such as sshd or a database server open when none is named.',
      },
      {
        name: 'default_realm',
        type: 'realm',
        description:
          'Realm added to a user name without @REALM, and the realm of hosts that nothing else maps. Letter case counts.',
      },
      {
        name: 'dns_canonicalize_hostname',
        type: 'boolean',
        values: ['fallback'],
        default: 'true',
        badValue: 'fails-at-start',
        description:
          'Whether a database or service host name is replaced by its DNS canonical name before the ticket request; fallback tries the typed name first.',
      },
      {
        name: 'dns_lookup_kdc',
        type: 'boolean',
        default: 'true',
        badValue: 'silently-false',
        description: 'Finds the KDCs of realms without a kdc line through DNS SRV and URI records.',
      },
      {
        name: 'dns_lookup_realm',
        type: 'boolean',
        default: 'false (MIT, Java); true (Heimdal)',
        badValue: 'silently-false',
        description: 'Maps hosts to realms through DNS TXT records, whose answers nobody signs.',
      },
      {
        name: 'extra_addresses',
        type: 'list',
        repeatable: true,
        description: 'Further local addresses to put into address-bound tickets.',
      },
      {
        name: 'forwardable',
        type: 'boolean',
        default: 'false',
        perRealm: true,
        badValue: 'silently-false',
        description: 'Asks for forwardable first tickets.',
      },
      {
        name: 'proxiable',
        type: 'boolean',
        default: 'false',
        perRealm: true,
        badValue: 'silently-false',
        description: 'Asks for proxiable first tickets.',
      },
      {
        name: 'renew_lifetime',
        type: 'duration',
        default: '0',
        perRealm: true,
        badValue: 'fails-at-use',
        description: 'How long first tickets can be renewed.',
      },
      {
        name: 'ticket_lifetime',
        type: 'duration',
        default: '24h',
        perRealm: true,
        badValue: 'fails-at-use',
        description: 'How long first tickets are asked to live.',
      },
    ],
  ),
  ...rows({ path: ['libdefaults'], readers: ['mit', 'java'], page: page.mitLibdefaults }, [
    {
      name: 'canonicalize',
      type: 'boolean',
      default: 'false',
      perRealm: true,
      badValue: 'silently-false',
      description:
        "Lets the KDC return another spelling of the user's principal name with the first ticket, and accepts it.",
    },
    {
      name: 'default_tgs_enctypes',
      type: 'enctypes',
      default: 'value of permitted_enctypes',
      description:
        'Session-key encryption types to ask for with service tickets, best first. Leave it out unless a peer forces you.',
    },
    {
      name: 'default_tkt_enctypes',
      type: 'enctypes',
      default: 'value of permitted_enctypes',
      description:
        'Encryption types to ask for with the first ticket, best first. Leave it out unless a peer forces you.',
    },
    {
      name: 'permitted_enctypes',
      type: 'enctypes',
      default:
        'aes256-cts-hmac-sha1-96 aes128-cts-hmac-sha1-96 aes256-cts-hmac-sha384-192 aes128-cts-hmac-sha256-128 des3-cbc-sha1 arcfour-hmac-md5 camellia256-cts-cmac camellia128-cts-cmac',
      description:
        'Encryption types this library will use at all, and the default of the two lists default_tkt_enctypes and default_tgs_enctypes. If no usable name remains, every request fails.',
    },
    {
      name: 'kdc_default_options',
      type: 'integer',
      default: '16 (0x00000010, renewable-ok)',
      badValue: 'silently-default',
      description:
        'Bit mask of KDC options for first tickets. MIT reads decimal digits only and ignores 0x10; Java takes both.',
    },
    {
      name: 'noaddresses',
      type: 'boolean',
      default: 'true',
      perRealm: true,
      badValue: 'silently-false',
      description: 'First tickets are not bound to the addresses of this machine.',
    },
    {
      name: 'udp_preference_limit',
      type: 'integer',
      default: '1465',
      minimum: 0,
      maximum: 32700,
      badValue: 'fails-at-use',
      description:
        'Message size in bytes up to which UDP is tried first. 1 means TCP first, which suits the large tickets of Active Directory.',
    },
  ]),
  ...rows({ path: ['libdefaults'], readers: ['mit', 'heimdal'], page: page.mitLibdefaults }, [
    {
      name: 'client_aware_channel_bindings',
      type: 'boolean',
      default: 'false',
      since: 'MIT 1.19',
      badValue: 'fails-at-use',
      description: 'Tells services that this client knows about channel bindings.',
    },
    {
      name: 'default_ccache_name',
      type: 'ccache',
      default:
        'FILE:/tmp/krb5cc_%{uid} (build-time; Fedora/RHEL: KEYRING:persistent:%{uid} or KCM:)',
      since: 'MIT 1.11; Heimdal 7.8+/master',
      badValue: 'fails-at-use',
      description:
        'Default credential cache as TYPE:residual, for example FILE:/tmp/krb5cc_%{uid}. Java and gokrb5 do not read it.',
    },
    {
      name: 'default_client_keytab_name',
      type: 'keytab',
      default: 'FILE:<LOCALSTATEDIR>/krb5/user/%{euid}/client.keytab',
      since: '1.11',
      description: 'Keytab from which client tickets are obtained without a password.',
    },
    {
      name: 'enforce_ok_as_delegate',
      type: 'boolean',
      default: 'false',
      since: '1.18',
      badValue: 'fails-at-start',
      description:
        'Delegates credentials only to services whose ticket carries the ok-as-delegate flag.',
    },
    {
      name: 'k5login_authoritative',
      type: 'boolean',
      default: 'true',
      since: '1.9',
      badValue: 'fails-at-use',
      description: 'When a .k5login file exists, it alone decides who may log in.',
    },
    {
      name: 'k5login_directory',
      type: 'path',
      since: '1.9',
      description: 'Directory that holds one k5login file for each local user.',
    },
    {
      name: 'kdc_timesync',
      type: 'integer',
      default: '1',
      minimum: 0,
      maximum: 1,
      badValue: 'silently-default',
      description:
        "Adopts the KDC's clock for requests. MIT wants 0 or 1 and ignores words; Heimdal takes a boolean.",
    },
    {
      name: 'verify_ap_req_nofail',
      type: 'boolean',
      default: 'false',
      perRealm: true,
      badValue: 'silently-false',
      description: 'Refuses a login that cannot be verified because this host has no keytab.',
    },
    {
      name: 'pkinit_dh_min_bits',
      type: 'enum',
      values: ['1024', '2048', 'P-256', '4096', 'P-384', 'P-521'],
      default: '2048',
      since: '1.7 or 1.6.3 (P-256/P-384/P-521: 1.22)',
      description: 'Diffie-Hellman group that the client offers first.',
    },
  ]),
  ...rows({ path: ['libdefaults'], readers: ['mit', 'java'], page: page.mitLocate }, [
    {
      name: 'dns_fallback',
      type: 'boolean',
      deprecated: '1.11',
      replacement: 'dns_lookup_kdc / dns_lookup_realm',
      badValue: 'silently-false',
      description: 'Former common default of dns_lookup_kdc and dns_lookup_realm; still honoured.',
    },
  ]),
  ...rows(
    {
      path: ['libdefaults'],
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
  ...rows({ path: ['libdefaults'], readers: ['mit'], page: page.mitSourceDoc }, [
    {
      name: 'pkinit_longhorn',
      type: 'boolean',
      default: 'false',
      since: '1.7 or 1.6.3',
      deprecated: '1.13',
      removed: 'MIT docs 1.13',
      description: 'Compatibility with the PKINIT of early Windows Server 2008.',
    },
  ]),
  ...rows(
    {
      path: ['libdefaults'],
      readers: ['mit'],
      page: page.mit117,
      deprecated: '1.18',
      removed: 'MIT 1.18',
    },
    [
      {
        name: 'ap_req_checksum_type',
        type: 'integer',
        description: 'Checksum number for application requests with DES keys.',
      },
      {
        name: 'kdc_req_checksum_type',
        type: 'integer',
        description: 'Checksum number for KDC requests with DES keys.',
      },
    ],
  ),
  ...rows({ path: ['libdefaults'], readers: ['mit', 'java'], page: page.mit117 }, [
    {
      name: 'safe_checksum_type',
      type: 'integer',
      deprecated: '1.18',
      removed: 'MIT 1.18; JDK after 17',
      description: 'Checksum number for KRB-SAFE messages with DES keys.',
    },
  ]),
  ...rows(
    {
      path: ['libdefaults'],
      readers: ['mit'],
      page: page.mit16,
      deprecated: '1.7',
      removed: '1.7',
    },
    [
      {
        name: 'krb4_config',
        type: 'path',
        description: 'Kerberos 4 configuration file, without effect since Kerberos 4 was removed.',
      },
      {
        name: 'krb4_realms',
        type: 'path',
        description: 'Kerberos 4 realms file, without effect since Kerberos 4 was removed.',
      },
      {
        name: 'krb4_srvtab',
        type: 'path',
        description: 'Kerberos 4 service key file, without effect since Kerberos 4 was removed.',
      },
    ],
  ),
  ...rows({ path: ['libdefaults'], readers: [], page: page.enstore }, [
    {
      name: 'checksum_type',
      type: 'integer',
      deprecated: 'yes',
      description: 'Leftover of DCE installations; no current library reads it.',
    },
  ]),
  ...rows({ path: ['libdefaults'], readers: ['java'], page: page.javaChecksum }, [
    {
      name: 'default_checksum',
      type: 'string',
      default: 'rsa-md5',
      removed: 'JDK after 17',
      description: 'Name of the default checksum type in old Java releases.',
    },
  ]),
  ...rows({ path: ['libdefaults'], readers: ['heimdal', 'java'], page: page.javaKdcComm }, [
    {
      name: 'kdc_timeout',
      type: 'duration',
      default: '30000 ms (Java); 30 s (Heimdal)',
      description:
        'How long to wait for a KDC. A bare number is milliseconds in Java and seconds in Heimdal; MIT does not read it.',
    },
    {
      name: 'max_retries',
      type: 'integer',
      default: '3',
      minimum: 0,
      description: 'Attempts for each KDC in Java and Heimdal; MIT does not read it.',
    },
  ]),
  ...rows({ path: ['libdefaults'], readers: ['java'], page: page.javaConfig }, [
    {
      name: 'no_addresses',
      type: 'boolean',
      default: 'true',
      replacement: 'noaddresses',
      description: "Java's second spelling of noaddresses.",
    },
  ]),
  ...rows({ path: ['libdefaults'], readers: ['java'], page: page.javaKdcOptions }, [
    {
      name: 'renewable',
      type: 'boolean',
      default: 'false',
      description: 'Asks for renewable first tickets (Java).',
    },
  ]),
];
