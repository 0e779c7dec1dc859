/** What the database does with a Kerberos login once it is reached. */
import { writeFileSync } from 'node:fs';
import { mysql, person, postgresql } from '../../names.ts';
import { commands } from '../../workstation.ts';
import { rulesOfRds } from '../../servers/postgresql.ts';
import type { Fault } from '../../fault.ts';
import type { Lab } from '../../lab.ts';

const asMysql = (user: string): readonly string[] => [mysql.id, '--db-user', user];
const hba = (...lines: readonly string[]): Pick<Fault, 'inject' | 'restore'> => ({
  inject: ({ postgresql: server }) => server.authenticateBy(['local all all trust', ...lines]),
  restore: ({ postgresql: server }) => server.authenticateBy(rulesOfRds),
});

function emptyKeytab({ folder }: Lab): string {
  const path = `${folder}/empty.keytab`;
  // A keytab of version 2 without an entry.
  writeFileSync(path, Uint8Array.of(5, 2));
  return path;
}

export const faults: readonly Fault[] = [
  {
    id: 'db-keytab-empty',
    title: 'PostgreSQL offers Kerberos and has no key for it',
    inject: (lab) => lab.postgresql.putKeytab(emptyKeytab(lab)),
    restore: ({ postgresql: server, keytabs }) => server.putKeytab(keytabs.postgresql),
    expect: {
      rootCause: 'db-keytab-unusable',
      notBlamed: ['db-kerberos-not-enabled', 'db-user-no-rule'],
    },
  },
  {
    id: 'db-plugin-without-keytab',
    // All that a customer can see of it on Aurora, whose keytab is AWS's own affair.
    title: 'The MySQL account wants Kerberos, and the plugin is not loaded',
    inject: (lab) =>
      lab.mariadb.restart({ ...lab.mariadb.usual, keytab: `${lab.folder}/no.keytab` }),
    restore: ({ mariadb }) => mariadb.restart(mariadb.usual),
    diagnose: asMysql('aduser'),
    tools: [commands.kinit, commands.mariadb],
    expect: { rootCause: 'db-reboot-pending' },
  },
  {
    id: 'db-no-rule-for-host',
    title: 'pg_hba.conf has no rule for this user, database and host',
    ...hba('host other other 10.77.99.0/24 gss'),
    expect: { rootCause: 'db-user-no-rule', scope: person },
  },
  {
    id: 'db-user-with-password',
    title: 'The role was not granted rds_ad, so the server asks for a password',
    inject: ({ postgresql: server }) => server.sql(`REVOKE rds_ad FROM "${person}"`),
    restore: ({ postgresql: server }) => server.sql(`GRANT rds_ad TO "${person}"`),
    expect: { rootCause: 'db-user-method', severity: 'warning', scope: person },
  },
  {
    id: 'db-mysql-user-with-password',
    title: 'The MySQL account logs in by password',
    inject: () => undefined,
    diagnose: asMysql('pwuser'),
    tools: [`mariadb --no-defaults -h ${mysql.host} -u pwuser -e 'select 1'`],
    expect: { rootCause: 'db-user-method', severity: 'warning', scope: 'pwuser' },
  },
  {
    id: 'db-no-kerberos-rule',
    title: 'Nobody logs in by Kerberos: the rule for rds_ad is gone',
    ...hba('host all all all scram-sha-256'),
    expect: { rootCause: 'db-user-method', severity: 'warning', scope: postgresql.host },
  },
];
