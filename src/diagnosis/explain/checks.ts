/** What a diagnosis looks at to confirm a cause: told beside every candidate. */
import type { Hop } from '../verdict.ts';

const byHop: Readonly<Record<Hop, string>> = {
  'client-config': 'the krb5.conf files that programs here read, as the library merges them',
  'name-resolution': 'every name of the login, asked of the system and of each DNS server',
  directory: 'the state of the directory in AWS',
  'kdc-reachable': 'a request to every KDC, over UDP and over TCP, small and full-size',
  'kdc-answers': 'whether each KDC serves the realm, by its own answer',
  clock: 'the time in the answers of every KDC, against this machine’s',
  tgt: 'the ticket caches of this machine, and the KDC’s answer for the user',
  trust: 'whether each realm’s KDC refers to the other, and the trust’s state in AWS',
  'iam-role': 'the role’s trust policy and permissions',
  'network-aws': 'security groups, network ACLs and routes between client, database and directory',
  membership: 'the domain membership of the database and its events',
  engine: 'the limits of the engine for this instance',
  'service-ticket': 'the name that the client asks for, computed from configuration and DNS',
  'database-reachable': 'the database’s port, with the first packets of its own protocol',
  'database-accepts': 'what the database offers for this user, and whether it has a usable key',
  'user-mapped': 'the method that the database asks this user for',
  'iam-auth': 'the settings of IAM database authentication, the policy and the credentials',
  'aws-access': 'the AWS calls that the diagnosis makes',
};

/** Causes that no probe can show: only a login does. */
const onlyByLogin: Readonly<Record<string, string>> = {
  'password-wrong': 'nothing: only the user can try the password; after that, this error text',
  'db-keytab-stale': 'a service ticket that the KDC grants and the database refuses',
  'db-keytab-enctype': 'the encryption type of the service ticket, in the ticket cache',
  'db-user-mapping': 'the principal in the ticket cache, against the database user',
  'db-user-realm': 'the principal in the ticket cache, against the database user',
  'db-client-plugin-missing': 'the client’s own installation: its plugin directory and version',
  'clock-database-off':
    'the times in the ticket and of all KDCs: when they agree, it is the database',
  'spn-duplicate': 'on a domain controller: setspn -X',
};

export function checkFor(finding: string, hop: Hop): string {
  return onlyByLogin[finding] ?? byHop[hop];
}
