import { rows } from './option.ts';
import type { Option } from './option.ts';
import { page } from './pages.ts';

/** [appdefaults] pam: the two PAM modules named pam_krb5. */
export const appdefaultsPam: readonly Option[] = [
  ...rows(
    { path: ['appdefaults', 'pam'], readers: ['pam-krb5', 'pam-krb5-redhat'], page: page.pamKrb5 },
    [
      { name: 'debug', type: 'boolean', description: 'Logs debugging messages.' },
      {
        name: 'minimum_uid',
        type: 'integer',
        description: 'Leaves users below this uid to other modules.',
      },
      { name: 'ticket_lifetime', type: 'duration', description: 'Ticket lifetime to ask for.' },
      { name: 'renew_lifetime', type: 'duration', description: 'Renewable lifetime to ask for.' },
      { name: 'forwardable', type: 'boolean', description: 'Asks for forwardable tickets.' },
      { name: 'ccache_dir', type: 'path', description: 'Directory of the credential caches.' },
      {
        name: 'banner',
        type: 'string',
        description: 'Word in front of "password" in the prompts.',
      },
      { name: 'ignore_k5login', type: 'boolean', description: 'Does not read .k5login files.' },
      { name: 'keytab', type: 'string', description: 'Keytab that verifies the ticket.' },
      { name: 'trace', type: 'path', description: 'File for library trace messages.' },
    ],
  ),
  ...rows({ path: ['appdefaults', 'pam'], readers: ['pam-krb5'], page: page.pamKrb5 }, [
    { name: 'ccache', type: 'string', description: 'Pattern of the cache name.' },
    {
      name: 'alt_auth_map',
      type: 'string',
      description: 'Pattern of another principal to try for the user.',
    },
    {
      name: 'force_alt_auth',
      type: 'boolean',
      description: "Only falls back to the user's own principal when the other does not exist.",
    },
    {
      name: 'only_alt_auth',
      type: 'boolean',
      description: 'Uses the other principal and nothing else.',
    },
    { name: 'expose_account', type: 'boolean', description: 'Shows the principal in the prompt.' },
    {
      name: 'fail_pwchange',
      type: 'boolean',
      description: 'Treats an expired password as a failed login.',
    },
    { name: 'ignore_root', type: 'boolean', description: 'Does nothing for root.' },
    { name: 'realm', type: 'realm', description: 'Realm of the users.' },
    {
      name: 'search_k5login',
      type: 'boolean',
      description: "Tries every principal of the user's .k5login.",
    },
    {
      name: 'retain_after_close',
      type: 'boolean',
      description: 'Keeps the cache when the session ends.',
    },
    {
      name: 'try_pkinit',
      type: 'boolean',
      description: 'Tries a certificate login before the password.',
    },
    { name: 'use_pkinit', type: 'boolean', description: 'Allows certificate logins only.' },
    { name: 'prompt_principal', type: 'boolean', description: 'Asks the user for the principal.' },
    {
      name: 'defer_pwchange',
      type: 'boolean',
      description: 'Leaves an expired password to the account step.',
    },
    {
      name: 'force_pwchange',
      type: 'boolean',
      description: 'Changes an expired password during authentication.',
    },
    {
      name: 'fast_ccache',
      type: 'string',
      description: 'Cache whose ticket protects the exchange (FAST).',
    },
    {
      name: 'anon_fast',
      type: 'boolean',
      description: 'Protects the exchange with an anonymous ticket (FAST).',
    },
  ]),
  ...rows({ path: ['appdefaults', 'pam'], readers: ['pam-krb5-redhat'], page: page.pamRedHat }, [
    {
      name: 'debug_sensitive',
      type: 'boolean',
      default: 'false',
      description: 'Logs passwords and keys too.',
    },
    { name: 'addressless', type: 'boolean', description: 'Tickets bound to no address.' },
    { name: 'proxiable', type: 'boolean', description: 'Asks for proxiable tickets.' },
    { name: 'renewable', type: 'boolean', description: 'Asks for renewable tickets.' },
    { name: 'canonicalize', type: 'boolean', description: "Lets the KDC correct the user's name." },
    {
      name: 'always_allow_localname',
      type: 'boolean',
      default: 'false',
      description: 'Lets in any user whose principal maps to the local name.',
    },
    { name: 'ignore_afs', type: 'boolean', default: 'false', description: 'Leaves AFS alone.' },
    {
      name: 'null_afs',
      type: 'boolean',
      default: 'false',
      description: 'Tries the principal afs@REALM first.',
    },
    {
      name: 'tokens',
      type: 'boolean',
      default: 'false',
      description: 'Obtains AFS tokens during authentication.',
    },
    {
      name: 'cred_session',
      type: 'boolean',
      default: 'true',
      description: 'Writes the cache as soon as credentials are set.',
    },
    {
      name: 'pkinit_identity',
      type: 'certificates',
      description: 'Where certificate and key are (Heimdal builds).',
    },
    {
      name: 'pkinit_flags',
      type: 'integer',
      default: '0',
      description: 'Flags for certificate logins (Heimdal builds).',
    },
    {
      name: 'preauth_options',
      type: 'list',
      description: 'Settings for preauthentication plug-ins (MIT builds).',
    },
    {
      name: 'chpw_prompt',
      type: 'list',
      default: 'false',
      description:
        'Lets the library ask for a new password: a boolean or service names. In [libdefaults] nothing reads it.',
    },
    {
      name: 'user_check',
      type: 'boolean',
      default: 'true',
      description: 'Checks that the local account exists.',
    },
    {
      name: 'use_authtok',
      type: 'boolean',
      default: 'false',
      description: 'Takes the new password from an earlier module.',
    },
    {
      name: 'krb4_convert',
      type: 'boolean',
      default: 'false',
      description: 'Obtains Kerberos 4 credentials.',
    },
    {
      name: 'krb4_convert_524',
      type: 'boolean',
      default: 'true',
      description: 'Converts to Kerberos 4 with krb524.',
    },
    {
      name: 'krb4_use_as_req',
      type: 'boolean',
      default: 'true',
      description: 'Asks a Kerberos 4 KDC directly.',
    },
    {
      name: 'use_first_pass',
      type: 'boolean',
      description: "Uses the earlier module's password and never asks.",
    },
    {
      name: 'try_first_pass',
      type: 'boolean',
      description: "Tries the earlier module's password first.",
    },
    {
      name: 'initial_prompt',
      type: 'boolean',
      description: 'The module asks for the password itself.',
    },
    {
      name: 'subsequent_prompt',
      type: 'boolean',
      description: 'The library may ask further questions.',
    },
    {
      name: 'use_shmem',
      type: 'list',
      description: 'Services that hand state over in shared memory.',
    },
    {
      name: 'external',
      type: 'list',
      description: 'Services such as sshd that obtain the credentials themselves.',
    },
    {
      name: 'existing_ticket',
      type: 'boolean',
      default: 'false',
      description: 'Accepts a ticket that is already there.',
    },
    { name: 'multiple_ccaches', type: 'list', description: 'Services that keep several caches.' },
    {
      name: 'validate',
      type: 'boolean',
      default: 'true',
      description: 'Verifies the ticket against the keytab.',
    },
    {
      name: 'validate_user_user',
      type: 'boolean',
      default: 'false',
      description: 'Verifies the ticket by user-to-user authentication.',
    },
    {
      name: 'warn',
      type: 'boolean',
      default: 'true',
      description: 'Warns about passwords that expire soon.',
    },
    { name: 'ccname_template', type: 'string', description: 'Pattern of the cache name.' },
    { name: 'pwhelp', type: 'path', description: 'File shown when a password is changed.' },
    { name: 'token_strategy', type: 'list', description: 'Methods tried for AFS tokens.' },
    { name: 'hosts', type: 'list', description: 'Hosts whose addresses are added to tickets.' },
    {
      name: 'ignore_unknown_principals',
      type: 'boolean',
      description: 'Leaves users unknown to the KDC to other modules.',
    },
    {
      name: 'ignore_unknown_spn',
      type: 'boolean',
      description: 'Former name of ignore_unknown_principals.',
    },
    {
      name: 'ignore_unknown_upn',
      type: 'boolean',
      description: 'Another former name of ignore_unknown_principals.',
    },
    { name: 'afs_cells', type: 'list', description: 'AFS cells to obtain tokens for.' },
    {
      name: 'mappings',
      type: 'list',
      description: 'Patterns that turn user names into principals.',
    },
  ]),
];
