import { rows } from './option.ts';
import type { Option } from './option.ts';
import { page } from './pages.ts';

/** Sections of the other Heimdal programs. */
export const heimdalServices: readonly Option[] = [
  ...rows({ path: ['kadmin'], readers: ['heimdal'], page: page.heimdalManual, side: 'kdc' }, [
    {
      name: 'allow_self_change_password',
      type: 'boolean',
      description: 'Lets users change their own password over kadmin.',
    },
    {
      name: 'default_key_rules',
      type: 'block',
      description: 'Key types of new principals by name pattern.',
    },
    {
      name: 'default_keys',
      type: 'list',
      repeatable: true,
      description: 'Key types and salts of new principals.',
    },
    {
      name: 'list_chunk_size',
      type: 'integer',
      description: 'Number of entries sent at a time when listing.',
    },
    { name: 'password_lifetime', type: 'duration', description: 'How long a new password lasts.' },
    {
      name: 'plugin_dir',
      type: 'list',
      repeatable: true,
      description: 'Directories searched for kadmin plug-ins.',
    },
    {
      name: 'prune-key-history',
      type: 'boolean',
      description: 'Drops keys that no ticket can use any more.',
    },
    {
      name: 'require-preauth',
      type: 'boolean',
      description: 'New principals must use preauthentication.',
    },
    { name: 'save-password', type: 'boolean', description: 'Stores passwords as well as keys.' },
    { name: 'use_v4_salt', type: 'boolean', description: 'Uses the salt of Kerberos 4.' },
  ]),
  ...rows(
    { path: ['password_quality'], readers: ['heimdal'], page: page.heimdalManual, side: 'kdc' },
    [
      {
        name: 'enforce_on_admin_set',
        type: 'boolean',
        description: 'Applies the rules to passwords set by administrators too.',
      },
      { name: 'check_function', type: 'string', description: 'Function that judges a password.' },
      { name: 'check_library', type: 'path', description: 'Shared library of that function.' },
      { name: 'external_program', type: 'path', description: 'Program that judges a password.' },
      {
        name: 'min_classes',
        type: 'integer',
        minimum: 0,
        description: 'Least number of character classes.',
      },
      {
        name: 'min_length',
        type: 'integer',
        minimum: 0,
        description: 'Least number of characters.',
      },
      { name: 'policies', type: 'list', repeatable: true, description: 'Policies to apply.' },
      {
        name: 'policy_libraries',
        type: 'list',
        repeatable: true,
        description: 'Shared libraries with further policies.',
      },
    ],
  ),
  ...rows({ path: ['kcm'], readers: ['heimdal'], page: page.heimdalKcm }, [
    { name: 'detach', type: 'boolean', description: 'Runs in the background.' },
    {
      name: 'disallow-getting-krbtgt',
      type: 'boolean',
      description: 'Does not hand ticket-granting tickets out.',
    },
    { name: 'logging', type: 'log', description: 'Where the daemon writes.' },
    { name: 'max-request', type: 'integer', description: 'Largest request accepted.' },
    {
      name: 'system_ccache',
      type: 'block',
      description: 'Cache that the daemon keeps for the system.',
    },
    { name: 'automatic_renewal', type: 'boolean', description: 'Renews tickets before they end.' },
  ]),
  ...rows({ path: ['hdb'], readers: ['heimdal'], page: page.heimdalManual, side: 'kdc' }, [
    {
      name: 'db-dir',
      type: 'path',
      since: '8 (master)',
      description: 'Directory of the database files.',
    },
    {
      name: 'new_service_key_delay',
      type: 'duration',
      since: '8 (master)',
      description: 'How long a new service key waits before its first use.',
    },
    {
      name: 'enable_virtual_hostbased_princs',
      type: 'boolean',
      since: '8 (master)',
      description: 'Serves host-based principals for whole domains.',
    },
    {
      name: 'virtual_hostbased_princ_mindots',
      type: 'integer',
      since: '8 (master)',
      description: 'Least number of dots in such a domain.',
    },
    {
      name: 'virtual_hostbased_princ_maxdots',
      type: 'integer',
      since: '8 (master)',
      description: 'Most dots in such a domain.',
    },
    {
      name: 'virtual_hostbased_princ_svcs',
      type: 'list',
      repeatable: true,
      since: '8 (master)',
      description: 'Services to which this applies.',
    },
    {
      name: 'same_realm_aliases_are_soft',
      type: 'boolean',
      since: '8 (master)',
      description: 'Answers to an alias keep the name asked for.',
    },
    {
      name: 'virtual_hostbased_princ_ndots',
      type: 'integer',
      deprecated: 'never read',
      replacement: 'virtual_hostbased_princ_mindots',
      description:
        "The manual's spelling of virtual_hostbased_princ_mindots; the code never reads it.",
    },
  ]),
  ...rows(
    {
      path: ['get-tgt'],
      readers: ['heimdal'],
      page: page.heimdalManual,
      side: 'kdc',
      since: '8 (master)',
    },
    [
      { name: 'no_addresses', type: 'boolean', description: 'Tickets bound to no address.' },
      {
        name: 'allow_addresses',
        type: 'boolean',
        description: 'Lets clients choose the addresses.',
      },
    ],
  ),
  ...rows({ path: ['gssapi'], readers: ['heimdal'], page: page.heimdalGssapi }, [
    {
      name: 'broken_des3_mic',
      type: 'list',
      repeatable: true,
      description: 'Peers that compute triple-DES checksums in the old, wrong way.',
    },
    {
      name: 'correct_des3_mic',
      type: 'list',
      repeatable: true,
      description: 'Peers that compute triple-DES checksums correctly.',
    },
  ]),
  ...rows(
    {
      path: ['ext_keytab'],
      readers: ['heimdal'],
      page: page.heimdalHttpkadmind,
      side: 'kdc',
      since: '8 (master)',
    },
    [
      {
        name: 'csr_authorizer_handles_svc_names',
        type: 'boolean',
        description: 'The certificate authoriser also judges service names.',
      },
      {
        name: 'get_keys_max_spns',
        type: 'integer',
        description: 'Most service principals in one request.',
      },
      {
        name: 'new_hostbased_service_principal_attributes',
        type: 'block',
        description: 'Attributes of principals created on demand.',
      },
    ],
  ),
];
