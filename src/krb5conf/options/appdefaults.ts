import { rows } from './option.ts';
import type { Option } from './option.ts';
import { page } from './pages.ts';

/** [appdefaults]: what Heimdal programs and the MySQL clients look for. */
export const appdefaults: readonly Option[] = [
  ...rows({ path: ['appdefaults'], readers: ['mit', 'heimdal'], page: page.mitAppdefaults }, [
    {
      name: '<application>',
      type: 'block',
      repeatable: true,
      description: 'Settings for one application.',
    },
  ]),
  ...rows(
    {
      path: ['appdefaults', '<application>'],
      readers: ['mit', 'heimdal'],
      page: page.mitAppdefaults,
    },
    [
      {
        name: '<REALM>',
        type: 'block',
        repeatable: true,
        description: 'Settings for one application in one realm.',
      },
    ],
  ),
  ...rows({ path: ['appdefaults'], readers: ['heimdal'], page: page.heimdalManual }, [
    { name: 'forwardable', type: 'boolean', description: 'Asks for forwardable tickets.' },
    { name: 'proxiable', type: 'boolean', description: 'Asks for proxiable tickets.' },
    { name: 'no-addresses', type: 'boolean', description: 'Asks for tickets bound to no address.' },
    { name: 'ticket_lifetime', type: 'duration', description: 'Ticket lifetime to ask for.' },
    { name: 'renew_lifetime', type: 'duration', description: 'Renewable lifetime to ask for.' },
    { name: 'renewable', type: 'boolean', description: 'Asks for renewable tickets.' },
    { name: 'encrypt', type: 'boolean', description: "Encrypts the application's session." },
    { name: 'forward', type: 'boolean', description: 'Forwards credentials to the remote host.' },
    { name: 'afslog', type: 'boolean', description: 'Obtains AFS tokens as well.' },
    {
      name: 'afs-use-524',
      type: 'enum',
      values: ['yes', 'no', '2b', 'local'],
      description: 'Which method obtains AFS tokens.',
    },
    { name: 'anonymous', type: 'boolean', description: 'Asks for anonymous tickets.' },
    {
      name: 'delegate-destination-tgt',
      type: 'boolean',
      description: "Delegates a ticket of the destination's realm rather than the user's.",
    },
    {
      name: 'historical_anon_pkinit',
      type: 'boolean',
      description: 'Keeps the former command line of anonymous kinit.',
    },
    { name: 'krb4_get_tickets', type: 'boolean', description: 'Obtains Kerberos 4 tickets.' },
    {
      name: 'pkinit_anchors',
      type: 'certificates',
      repeatable: true,
      description: 'CA certificates trusted to sign KDC certificates.',
    },
    {
      name: 'pkinit_pool',
      type: 'certificates',
      repeatable: true,
      description: 'Intermediate CA certificates.',
    },
    {
      name: 'pkinit_revoke',
      type: 'certificates',
      repeatable: true,
      description: 'Certificate revocation lists.',
    },
    {
      name: 'require_delegate_destination_tgt',
      type: 'boolean',
      description: 'Does not delegate tickets of other realms.',
    },
    { name: 'user_realm', type: 'realm', description: 'Realm of users named without one.' },
    {
      name: 'reconnect-min',
      type: 'duration',
      description: 'Shortest wait before a replica reconnects.',
    },
    {
      name: 'reconnect-max',
      type: 'duration',
      description: 'Longest wait before a replica reconnects.',
    },
    {
      name: 'reconnect-backoff',
      type: 'duration',
      description: 'Growth of the wait before a replica reconnects.',
    },
  ]),
  ...rows({ path: ['appdefaults', 'mysql'], readers: ['mysql-client'], page: page.mysqlKerberos }, [
    {
      name: 'destroy_tickets',
      type: 'boolean',
      default: 'false',
      description: 'The MySQL client throws away the ticket it obtained when it ends.',
    },
  ]),
  ...rows({ path: ['appdefaults', 'mysql'], readers: ['mysql-client'], page: page.mysqlLdap }, [
    {
      name: 'ldap_server_host',
      type: 'string',
      description: 'LDAP server of the MySQL SASL LDAP plug-in.',
    },
    {
      name: 'ldap_destroy_tgt',
      type: 'boolean',
      default: 'false',
      description: 'The MySQL SASL LDAP plug-in destroys its ticket after use.',
    },
  ]),
];
