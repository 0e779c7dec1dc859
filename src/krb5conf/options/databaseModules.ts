import { rows } from './option.ts';
import type { Option } from './option.ts';
import { page } from './pages.ts';

/** Database back ends of the MIT KDC. */
export const databaseModules: readonly Option[] = [
  ...rows({ path: ['dbdefaults'], readers: ['mit'], page: page.kdcDbdefaults, side: 'kdc' }, [
    {
      name: 'ldap_kerberos_container_dn',
      type: 'string',
      description: 'LDAP entry below which the realms are kept.',
    },
    {
      name: 'ldap_kdc_dn',
      type: 'string',
      description: 'LDAP identity of the KDC for simple binds.',
    },
    {
      name: 'ldap_kdc_sasl_authcid',
      type: 'string',
      since: '1.13',
      description: 'SASL authentication name of the KDC.',
    },
    {
      name: 'ldap_kdc_sasl_authzid',
      type: 'string',
      since: '1.13',
      description: 'SASL authorisation name of the KDC.',
    },
    {
      name: 'ldap_kdc_sasl_mech',
      type: 'string',
      since: '1.13',
      description: 'SASL mechanism of the KDC.',
    },
    {
      name: 'ldap_kdc_sasl_realm',
      type: 'string',
      since: '1.13',
      description: 'SASL realm of the KDC.',
    },
    {
      name: 'ldap_kadmind_dn',
      type: 'string',
      description: 'LDAP identity of kadmind for simple binds.',
    },
    {
      name: 'ldap_kadmind_sasl_authcid',
      type: 'string',
      since: '1.13',
      description: 'SASL authentication name of kadmind.',
    },
    {
      name: 'ldap_kadmind_sasl_authzid',
      type: 'string',
      since: '1.13',
      description: 'SASL authorisation name of kadmind.',
    },
    {
      name: 'ldap_kadmind_sasl_mech',
      type: 'string',
      since: '1.13',
      description: 'SASL mechanism of kadmind.',
    },
    {
      name: 'ldap_kadmind_sasl_realm',
      type: 'string',
      since: '1.13',
      description: 'SASL realm of kadmind.',
    },
    {
      name: 'ldap_service_password_file',
      type: 'path',
      description: 'File with the stashed LDAP passwords.',
    },
    {
      name: 'ldap_conns_per_server',
      type: 'integer',
      description: 'Connections kept to each LDAP server.',
    },
  ]),
  ...rows(
    { path: ['dbmodules', '<module>'], readers: ['mit'], page: page.kdcDbmodules, side: 'kdc' },
    [
      {
        name: 'ldap_kerberos_container_dn',
        type: 'string',
        description: 'LDAP entry below which the realms are kept.',
      },
      {
        name: 'ldap_kdc_dn',
        type: 'string',
        description: 'LDAP identity of the KDC for simple binds.',
      },
      {
        name: 'ldap_kdc_sasl_authcid',
        type: 'string',
        since: '1.13',
        description: 'SASL authentication name of the KDC.',
      },
      {
        name: 'ldap_kdc_sasl_authzid',
        type: 'string',
        since: '1.13',
        description: 'SASL authorisation name of the KDC.',
      },
      {
        name: 'ldap_kdc_sasl_mech',
        type: 'string',
        since: '1.13',
        description: 'SASL mechanism of the KDC.',
      },
      {
        name: 'ldap_kdc_sasl_realm',
        type: 'string',
        since: '1.13',
        description: 'SASL realm of the KDC.',
      },
      {
        name: 'ldap_kadmind_dn',
        type: 'string',
        description: 'LDAP identity of kadmind for simple binds.',
      },
      {
        name: 'ldap_kadmind_sasl_authcid',
        type: 'string',
        since: '1.13',
        description: 'SASL authentication name of kadmind.',
      },
      {
        name: 'ldap_kadmind_sasl_authzid',
        type: 'string',
        since: '1.13',
        description: 'SASL authorisation name of kadmind.',
      },
      {
        name: 'ldap_kadmind_sasl_mech',
        type: 'string',
        since: '1.13',
        description: 'SASL mechanism of kadmind.',
      },
      {
        name: 'ldap_kadmind_sasl_realm',
        type: 'string',
        since: '1.13',
        description: 'SASL realm of kadmind.',
      },
      {
        name: 'ldap_service_password_file',
        type: 'path',
        description: 'File with the stashed LDAP passwords.',
      },
      {
        name: 'ldap_conns_per_server',
        type: 'integer',
        description: 'Connections kept to each LDAP server.',
      },
      { name: 'ldap_servers', type: 'list', description: 'LDAP server URIs, separated by blanks.' },
      {
        name: 'database_name',
        type: 'path',
        default: '<KDCDIR>/principal',
        description: 'File of the DB2 or LMDB database.',
      },
      {
        name: 'db_library',
        type: 'string',
        values: ['db2', 'klmdb', 'kldap'],
        description: 'Database driver to load.',
      },
      {
        name: 'disable_last_success',
        type: 'boolean',
        default: 'false',
        since: '1.9',
        description: 'Does not record the time of the last login.',
      },
      {
        name: 'disable_lockout',
        type: 'boolean',
        default: 'false',
        since: '1.9',
        description: 'Does not record failed logins, so that nobody is locked out.',
      },
      {
        name: 'mapsize',
        type: 'integer',
        default: '128',
        minimum: 1,
        since: '1.17',
        description: 'Size of the LMDB map in megabytes.',
      },
      {
        name: 'max_readers',
        type: 'integer',
        default: '128',
        minimum: 1,
        since: '1.17',
        description: 'Number of LMDB readers.',
      },
      {
        name: 'nosync',
        type: 'boolean',
        default: 'false',
        since: '1.17',
        description: 'Does not wait for LMDB writes to reach the disk.',
      },
      {
        name: 'unlockiter',
        type: 'boolean',
        default: 'false',
        since: '1.13',
        description: 'Releases the DB2 lock while iterating.',
      },
    ],
  ),
  ...rows({ path: ['dbmodules'], readers: ['mit'], page: page.kdcDbmodules, side: 'kdc' }, [
    {
      name: 'db_module_dir',
      type: 'path',
      default: '<LIBDIR>/krb5/plugins/kdb',
      since: '1.5',
      description: 'Directory of database drivers.',
    },
    {
      name: '<module>',
      type: 'block',
      repeatable: true,
      description: 'Block for a realm or for a database_module value.',
    },
  ]),
];
