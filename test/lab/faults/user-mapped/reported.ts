/** What only the login itself shows: its real output is handed to the diagnosis. */
import { mysql, passwords, person, postgresql, users } from '../../names.ts';
import { onlyFirstController } from '../../freshTicket.ts';
import { commands } from '../../workstation.ts';
import { exportKeytabs } from '../../servers/accounts.ts';
import type { Fault } from '../../fault.ts';
import type { Lab } from '../../lab.ts';

const asPostgresql = [postgresql.id, '--db-user', person, '--principal', person];
const asMysql = [mysql.id, '--db-user', 'aduser', '--principal', person];

/** A login with a ticket that is fetched anew: the cached one still has the old key. */
const freshPsql = `${commands.kinit} >/dev/null && ${commands.psql}`;
const psqlAs = (role: string): string =>
  `psql -X "host=${postgresql.host} user=${role} dbname=postgres" -Atc 'select 1'`;

async function setServicePassword({ aws }: Lab, password: string): Promise<void> {
  await aws.tool([
    'user',
    'setpassword',
    'svc-pg',
    `--newpassword=${password}`,
    ...aws.configuration,
  ]);
}

export const faults: readonly Fault[] = [
  {
    id: 'db-keytab-stale',
    title: "The service's password was changed after the database got its keytab",
    inject: async (lab) => {
      await onlyFirstController(lab);
      await setServicePassword(lab, `${passwords.service}2`);
    },
    restore: async (lab) => {
      const { postgresql: keytab } = await exportKeytabs(lab.aws);
      await lab.postgresql.putKeytab(keytab);
    },
    diagnose: asPostgresql,
    reported: freshPsql,
    expect: { rootCause: 'db-keytab-stale', notBlamed: ['db-keytab-unusable', 'spn-missing'] },
  },
  {
    id: 'db-role-of-somebody-else',
    title: 'The role does not belong to the principal of the ticket',
    inject: ({ postgresql: server }) =>
      server.sql(`CREATE ROLE "else@${users.realm}" LOGIN IN ROLE rds_ad`),
    restore: ({ postgresql: server }) => server.sql(`DROP ROLE "else@${users.realm}"`),
    diagnose: [postgresql.id, '--db-user', `else@${users.realm}`, '--principal', person],
    reported: psqlAs(`else@${users.realm}`),
    expect: { rootCause: 'db-user-mapping', notBlamed: ['db-keytab-unusable'] },
  },
  {
    id: 'db-mysql-account-of-somebody-else',
    title: 'The MySQL account is mapped to another principal',
    inject: () => undefined,
    diagnose: [mysql.id, '--db-user', 'other', '--principal', person],
    reported: `mariadb --no-defaults -h ${mysql.host} -u other -e 'select 1'`,
    expect: { rootCause: 'db-user-mapping', scope: person },
  },
  {
    id: 'password-wrong',
    title: 'The password is wrong',
    inject: () => undefined,
    diagnose: asPostgresql,
    reported: `echo 'not-it' | kinit ${person}`,
    expect: { rootCause: 'password-wrong', notBlamed: ['principal-unknown'] },
  },
  {
    id: 'client-without-plugin',
    title: 'The MySQL client has no plugin for Kerberos',
    inject: () => undefined,
    diagnose: asMysql,
    reported: `mariadb --no-defaults --plugin-dir=/nonexistent -h ${mysql.host} -u aduser -e 'select 1'`,
    expect: { rootCause: 'db-client-plugin-missing' },
  },
  {
    id: 'reported-error-of-the-past',
    title: 'The error told of is over, and what the probes see is that a port is dropped',
    inject: ({ network }) => network.filter(`oifname "to-db" tcp dport ${postgresql.port} drop`),
    diagnose: [
      ...asPostgresql,
      '--error',
      "kinit: Cannot contact any KDC for realm 'ONPREM.EXAMPLE.COM' while getting initial credentials",
    ],
    expect: { rootCause: 'db-filtered', notBlamed: ['kdc-filtered', 'kdc-host-down'] },
  },
];
