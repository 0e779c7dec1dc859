import { isAddress, isOff } from './setting.ts';
import type { ClientSetting, SettingRule } from './setting.ts';

/** Microsoft, "DSN and connection string keywords"; the data source's driver decides what a key means. */
export const odbcRules: readonly SettingRule[] = [
  ({ key, ...setting }) =>
    key === 'trusted-connection' && isOff(setting.value)
      ? 'Trusted_Connection is off, so SQL Server is asked for a login with a password; set it to yes.'
      : undefined,
  ({ key, others }) =>
    (key === 'uid' || key === 'user') && !isOff(others.get('trusted-connection') ?? 'no')
      ? 'A user name beside Trusted_Connection: remove it, the ticket says who you are.'
      : undefined,
  (setting) =>
    (setting.key === 'server' || setting.key === 'servername') &&
    isSqlServer(setting) &&
    /\.rds\.[a-z0-9.-]*amazonaws\.com/i.test(setting.value)
      ? 'The RDS endpoint has no service principal for SQL Server, so the login falls back to NTLM; use the name in the directory’s domain.'
      : undefined,
  ({ key, value }) =>
    (key === 'server' || key === 'servername') &&
    isAddress(value.replace(/^tcp:/i, '').replace(/,\d+$/, ''))
      ? 'An address has no service principal; use the database’s name.'
      : undefined,
  ({ key }) =>
    key === 'pwd' || key === 'password'
      ? 'A password is stored here in the clear, and Kerberos needs none; remove it.'
      : undefined,
];

function isSqlServer({ others }: ClientSetting): boolean {
  return /sql server|msodbcsql|freetds|tds/i.test(others.get('driver') ?? '');
}
