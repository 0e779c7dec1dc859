import { isAddress, isOff } from './setting.ts';
import type { SettingRule } from './setting.ts';

/** Sections that the mysql client reads; a server's own are none of its business. */
const clientSection =
  /^(client(-mariadb|-server)?|mysql|mysqlsh|mysqldump|mariadb|mariadb-client)$/;

/** MySQL reference manual, "mysql Client Options" and "Kerberos Pluggable Authentication". */
const checks: readonly SettingRule[] = [
  ({ key, value }) =>
    key === 'default-auth' && !/^authentication_kerberos_client$/.test(value)
      ? `default-auth = ${value} makes the client begin with another plugin; remove it, or set authentication_kerberos_client.`
      : undefined,
  ({ key }) =>
    key === 'password'
      ? 'With a password the plugin ignores your ticket and asks the KDC for a new one with that password; remove it.'
      : undefined,
  ({ key, value }) =>
    key === 'user' && value.includes('@')
      ? `The user ${value} has a realm: the database user is the part before "@", and the server adds the realm.`
      : undefined,
  ({ key, value }) =>
    key === 'host' && isAddress(value)
      ? `${value} is an address; the certificate and Kerberos need the endpoint’s name.`
      : undefined,
  ({ key, value }) =>
    (key === 'ssl-mode' && /^disabled$/i.test(value)) ||
    (key === 'skip-ssl' && !isOff(value)) ||
    (key === 'ssl' && isOff(value))
      ? 'TLS is off; RDS for MySQL then refuses directory users (REQUIRE SSL), and nothing else protects the session.'
      : undefined,
];

export const mysqlRules: readonly SettingRule[] = checks.map(
  (check) => (setting) => (clientSection.test(setting.section) ? check(setting) : undefined),
);
