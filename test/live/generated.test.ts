/** What the generators write, run by the real programs that it is written for. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { connectionsFor } from '../../src/generate/connect/connections.ts';
import { createUserSql } from '../../src/generate/sql/users.ts';
import { sqlText } from '../../src/generate/sql/text.ts';
import type { SqlEngine } from '../../src/generate/sql/request.ts';
import { startMariaDb } from './servers/mariadb.ts';
import type { MariaDb } from './servers/mariadb.ts';
import { startMitKdc } from './servers/mitKdc.ts';
import type { MitKdc } from './servers/mitKdc.ts';
import { startPostgresql } from './servers/postgresql.ts';
import type { Postgres } from './servers/postgresql.ts';
import { missing, run } from './servers/process.ts';

const realm = 'LIVE.TEST';

/** Names that a directory allows or a joker gives; what an engine cannot take is refused before it gets there. */
const names = [
  'alice',
  "o'neil",
  'a"b',
  'a`b',
  'a\\b',
  "x'; DROP TABLE t; --",
  '"; DROP ROLE rds_ad; --',
  '\\! touch /tmp/never',
  '${x} $$ $(id) %s :v &v',
  'ünïcode 用户',
  ' blank ',
];

function sqlFor(engine: SqlEngine, user: string) {
  const sql = createUserSql({ engine, user, realm: realm.toLowerCase() });
  assert.ok('statements' in sql, 'problem' in sql ? `${user}: ${sql.problem}` : '');
  return sql;
}

describe(
  'PostgreSQL takes what is generated',
  { skip: missing('krb5kdc', 'kinit', 'psql') },
  () => {
    let kdc: MitKdc;
    let server: Postgres;
    before(async () => {
      kdc = await startMitKdc(realm);
      kdc.kadmin('addprinc -pw secret alice');
      const hba = [
        'host all postgres 127.0.0.1/32 trust',
        'hostgssenc all all 127.0.0.1/32 gss',
      ].join('\n');
      server = await startPostgresql(kdc, { hba: `${hba} include_realm=1\n`, keytab: 'good' });
      psql('CREATE ROLE rds_ad;');
    });
    after(async () => {
      await server.stop();
      await kdc.stop();
    });

    /** As the master user, from a file: where psql would take a backslash at the start of a line for a command. */
    const psql = (statements: string): string =>
      run(
        'psql',
        [
          '-X',
          '-q',
          '-t',
          '-A',
          '-v',
          'ON_ERROR_STOP=1',
          '-f',
          '-',
          `host=127.0.0.1 port=${server.port} user=postgres dbname=postgres`,
        ],
        {},
        statements,
      );

    test('every name becomes that one role, a member of rds_ad', () => {
      for (const name of names) psql(sqlText(sqlFor('postgres', name)));
      const members = psql(
        "SELECT rolname FROM pg_roles WHERE pg_has_role(oid, 'rds_ad', 'member') AND NOT rolsuper AND rolname <> 'rds_ad' ORDER BY oid;",
      );
      assert.deepEqual(
        members.split('\n').filter(Boolean),
        names.map((name) => `${name}@${realm}`),
      );
    });

    test('the connection command logs in with the ticket, and the check says so', () => {
      const { check = '' } = sqlFor('postgres', 'alice');
      const result = connectionsFor({
        engine: 'postgres',
        host: 'localhost',
        port: server.port,
        user: 'alice',
        realm,
      });
      assert.ok('connections' in result);
      const [connection] = result.connections;
      const env = { ...kdc.env, KRB5CCNAME: `FILE:${join(kdc.folder, 'cc-generated')}` };
      run('kinit', ['alice'], env, 'secret\n');
      const command = `${connection?.command?.bash ?? ''} -X -t -A -c "$CHECK"`;
      const said = run('bash', ['-c', command], { ...env, CHECK: check });
      assert.equal(said.trim(), `t|alice@${realm}`);
    });
  },
);

describe(
  'MariaDB takes what is generated',
  { skip: missing('krb5kdc', 'mariadbd', 'mariadb-install-db') },
  () => {
    let kdc: MitKdc;
    let server: MariaDb;
    before(async () => {
      kdc = await startMitKdc(realm);
      server = await startMariaDb(kdc, 'mysql/localhost', []);
    });
    after(async () => {
      await server.stop();
      await kdc.stop();
    });

    // A backslash in the principal is refused.
    const plain = names.filter((name) => !name.includes('\\'));

    for (const mode of ['', 'NO_BACKSLASH_ESCAPES', 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES']) {
      test(`every name becomes that one account, with sql_mode '${mode}'`, () => {
        for (const name of plain) {
          const { statements } = sqlFor('mariadb', name);
          server.sql(`SET NAMES utf8mb4; SET sql_mode = '${mode}'; ${statements.join(' ')}`);
        }
        const hex = server.sql(
          "SELECT HEX(user), HEX(authentication_string) FROM mysql.user WHERE plugin = 'gssapi'",
        );
        const accounts = hex
          .trim()
          .split('\n')
          .map((line) => line.split('\t').map((field) => Buffer.from(field, 'hex').toString()));
        // MySQL and MariaDB drop blanks at the end of a user name.
        const expected = plain.map((name) => [name.trimEnd(), `${name}@${realm}`]);
        assert.deepEqual(accounts.sort(), expected.sort());
        for (const name of plain)
          server.sql(`SET NAMES utf8mb4; DROP USER \`${name.replaceAll('`', '``')}\`@\`%\``);
      });
    }

    test('the account names of Aurora MySQL and RDS for MySQL are read alike', () => {
      for (const name of names) {
        for (const engine of ['aurora-mysql', 'mysql'] as const) {
          const [first = ''] = sqlFor(engine, name).statements;
          // Its plugins are AWS's own: the account is made with one that is here.
          const account = first.replace(/ IDENTIFIED WITH .*$/, ';');
          server.sql(`SET NAMES utf8mb4; ${account} DROP ${account.slice('CREATE '.length)}`);
        }
      }
    });
  },
);
