import { isAddress } from './setting.ts';
import type { SettingRule } from './setting.ts';

/** PostgreSQL manual, "Parameter Key Words" of libpq. */
export const postgresqlRules: readonly SettingRule[] = [
  ({ key, value }) =>
    key === 'krbsrvname' && value.toLowerCase() !== 'postgres'
      ? `krbsrvname = ${value} asks for a ticket of a service that RDS has not registered; remove it.`
      : undefined,
  ({ key, others }) =>
    key === 'hostaddr' && !others.has('host')
      ? 'hostaddr without host: libpq has no name to ask a ticket for; add host with the endpoint.'
      : undefined,
  ({ key, value }) =>
    key === 'host' && isAddress(value)
      ? `${value} is an address, which has no service principal; use the endpoint’s name.`
      : undefined,
  ({ key, value }) =>
    key === 'user' && !value.includes('@')
      ? `The role of a Kerberos user is the whole principal; ${value} has no realm: write ${value}@REALM.`
      : undefined,
  ({ key, value }) =>
    key === 'require-auth' && !/(^|,)\s*(gss|sspi)\s*(,|$)/.test(value) && !/(^|,)\s*!/.test(value)
      ? `require_auth = ${value} refuses Kerberos; add gss (on Windows sspi).`
      : undefined,
  ({ key, value }) =>
    key === 'require-auth' && /(^|,)\s*!(gss|sspi)\s*(,|$)/.test(value)
      ? `require_auth = ${value} refuses Kerberos; remove that part.`
      : undefined,
  ({ key, value }) =>
    key === 'gssencmode' && value === 'require'
      ? 'gssencmode = require fails wherever the server offers TLS only; prefer lets it choose.'
      : undefined,
];
