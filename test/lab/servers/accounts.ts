/** People and services of the two forests, and the databases' keytabs. */
import { existsSync, rmSync } from 'node:fs';
import { directory, domainEndpoint, mysql, passwords, postgresql } from '../names.ts';
import type { DomainController } from './domainController.ts';

export interface Keytabs {
  readonly mysql: string;
  readonly postgresql: string;
}

/** msDS-SupportedEncryptionTypes: AES-128 and AES-256 (MS-KILE 2.2.7). */
const strong = 24;

/** Every service principal of the databases, by service account. */
const principals = {
  'svc-mysql': [`mysql/${mysql.host}`, `mysql/${domainEndpoint}`],
  'svc-pg': [`postgres/${postgresql.host}`, `postgres/${domainEndpoint}`],
} as const;

export async function addAccounts(aws: DomainController, onp: DomainController): Promise<void> {
  await Promise.all([addPeople(onp), addServices(aws)]);
}

async function addPeople(onp: DomainController): Promise<void> {
  for (const name of ['aduser', 'other'])
    await onp.tool(['user', 'create', name, passwords.user, ...onp.configuration]);
}

async function addServices(aws: DomainController): Promise<void> {
  await aws.tool(['user', 'create', 'awsuser', passwords.user, ...aws.configuration]);
  for (const [account, names] of Object.entries(principals)) {
    await aws.tool(['user', 'create', account, passwords.service, ...aws.configuration]);
    for (const name of names) await aws.tool(['spn', 'add', name, account, ...aws.configuration]);
    // Before the keytab is written: it would hold an RC4 key only.
    await aws.modify(
      `dn: CN=${account},CN=Users,${base}\nchangetype: modify\nreplace: msDS-SupportedEncryptionTypes\nmsDS-SupportedEncryptionTypes: ${strong}\n`,
    );
  }
}

/** LDAP name of the directory's domain. */
export const base = directory.dns
  .split('.')
  .map((part) => `DC=${part}`)
  .join(',');

/** Writes the databases' keytabs anew from the directory's keys. */
export async function exportKeytabs(aws: DomainController): Promise<Keytabs> {
  const keytabs = {
    mysql: `${aws.folder}/mysql.keytab`,
    postgresql: `${aws.folder}/postgresql.keytab`,
  };
  for (const [file, names] of [
    [keytabs.mysql, principals['svc-mysql']],
    [keytabs.postgresql, principals['svc-pg']],
  ] as const) {
    if (existsSync(file)) rmSync(file);
    for (const name of names)
      await aws.tool(['domain', 'exportkeytab', file, `--principal=${name}`, ...aws.configuration]);
  }
  return keytabs;
}
