/** Hop `user-mapped`: by which method does the database want this user to log in, and does any rule of it admit them? */
import type { Evidence } from '../evidence/evidence.ts';
import { observationsOf } from '../evidence/evidence.ts';
import { isPamPlugin } from '../passwordLogin.ts';
import type { Hit, Rule } from './rule.ts';
import { ids, list, unique } from './wording.ts';

/** MySQL and MariaDB plugins that take a Kerberos ticket from the client. */
const kerberosPlugins = ['authentication_kerberos_client', 'auth_gssapi_client'];
export const databaseMethodRules: readonly Rule[] = [
  {
    id: 'db-user-no-rule',
    hop: 'user-mapped',
    explains: [],
    check: (evidence) =>
      observationsOf(evidence, 'postgresql')
        .filter(
          (each) =>
            each.facts.user !== undefined &&
            each.facts.sqlState === '28000' &&
            /pg_hba\.conf/.test(each.facts.errorText ?? ''),
        )
        .map((each) => ({
          severity: 'error',
          scope: each.facts.host,
          title: `${each.facts.host} has no rule that admits ${each.facts.user ?? 'this user'} from here.`,
          explanation: `The server says: ${each.facts.errorText ?? ''}${natOf(each.facts.clientAddress)}`,
          evidence: ids([each]),
          fixes: [
            {
              title:
                each.facts.encrypted === true
                  ? 'Check the user and database names; on your own server, add a hostssl line for them to pg_hba.conf'
                  : 'Connect with TLS (sslmode=require) and check the user and database names',
            },
          ],
        })),
  },
  {
    id: 'db-user-method',
    hop: 'user-mapped',
    explains: [],
    check: (evidence) => [
      ...observationsOf(evidence, 'postgresql')
        .filter(
          (each) =>
            each.facts.user !== undefined &&
            ['cleartext', 'md5', 'sasl'].includes(each.facts.authentication ?? ''),
        )
        .map((each) => ({
          severity: 'warning' as const,
          scope: each.facts.host,
          title: `${each.facts.user ?? 'The user'} logs in to ${each.facts.host} with ${each.facts.authentication === 'cleartext' ? 'a clear-text password (IAM or PAM)' : 'a password'}, not with Kerberos.`,
          explanation:
            'The server asks for Kerberos only from users whose role was granted rds_ad.',
          evidence: ids([each]),
          fixes: [
            {
              title: 'Grant the role',
              command: `GRANT rds_ad TO ${quoteIdentifier(each.facts.user ?? '')};`,
            },
          ],
        })),
      ...passwordOfRdsMysql(evidence),
      ...observationsOf(evidence, 'mysql')
        .filter(({ facts }) => facts.user !== undefined && isPamPlugin(facts.requestedPlugin))
        .map((each) => ({
          severity: 'info' as const,
          scope: each.facts.host,
          title: `${each.facts.user ?? 'The user'} logs in to ${each.facts.host} with the password of the directory (PAM): the server does Kerberos itself.`,
          explanation: `For this user the server asks for ${each.facts.requestedPlugin ?? ''}. The password goes to it as it is, and it asks the directory: this machine needs no ticket and no way to a KDC.`,
          evidence: ids([each]),
          fixes: [
            {
              title:
                'Use TLS that verifies the server, because it gets the password: --ssl-mode=VERIFY_IDENTITY, and --enable-cleartext-plugin where the client asks for it',
            },
          ],
        })),
      ...observationsOf(evidence, 'mysql')
        .filter(
          (each) =>
            each.facts.user !== undefined &&
            each.facts.requestedPlugin !== undefined &&
            !kerberosPlugins.includes(each.facts.requestedPlugin) &&
            !isPamPlugin(each.facts.requestedPlugin),
        )
        .map((each) => ({
          severity: 'warning' as const,
          scope: each.facts.host,
          title: `${each.facts.user ?? 'The user'} logs in to ${each.facts.host} by ${each.facts.requestedPlugin ?? 'password'}, not with Kerberos.`,
          explanation: `For this user name the server asks for ${list(unique([each.facts.requestedPlugin ?? '']))}; a server may also name any plugin for users that do not exist.`,
          evidence: ids([each]),
          fixes: [
            {
              title:
                "Create the user for Kerberos: IDENTIFIED WITH 'authentication_kerberos' BY 'REALM'",
            },
          ],
        })),
    ],
  },
];

/** Known without asking the server, where AWS says that it is RDS for MySQL and joined. */
function passwordOfRdsMysql(evidence: Evidence): readonly Hit[] {
  const { database } = evidence.subject;
  if (database?.engine !== 'mysql' || database.memberships.length === 0) return [];
  if (observationsOf(evidence, 'mysql').some(({ facts }) => facts.user !== undefined)) return [];
  return [
    {
      severity: 'info',
      title: `Users of the directory log in to ${database.identifier} with their password (PAM): RDS for MySQL does Kerberos itself.`,
      explanation:
        'This machine needs no ticket and no way to a KDC for it, only TLS that verifies the server.',
      evidence: ['aws:membership'],
      fixes: [],
    },
  ];
}

/** The address is this machine's own, or that of a translation on the way. */
function natOf(clientAddress: string | undefined): string {
  return clientAddress === undefined
    ? ''
    : ` It sees this machine as ${clientAddress}, which is the address that its rules are about.`;
}

/** SQL identifier: PostgreSQL lexical structure, section 4.1.1. */
function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
