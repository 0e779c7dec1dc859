import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import * as quote from '../../../src/generate/sql/quote.ts';
import { sqlEngineOf, sqlEngines } from '../../../src/generate/sql/request.ts';
import type { SqlEngine, SqlRequest } from '../../../src/generate/sql/request.ts';
import { sqlText } from '../../../src/generate/sql/text.ts';
import { createUserSql } from '../../../src/generate/sql/users.ts';

const alice = {
  user: 'alice',
  realm: 'corp.example.com',
  netbios: 'corp',
  sid: 'S-1-5-21-3168537779-1985441202-1799118680-1612',
};

function statements(request: SqlRequest): readonly string[] {
  const sql = createUserSql(request);
  assert.ok('statements' in sql, 'problem' in sql ? sql.problem : '');
  return sql.statements;
}

const expected: Readonly<Record<SqlEngine, readonly string[]>> = {
  'aurora-mysql': [
    "CREATE USER `alice`@`%` IDENTIFIED WITH 'authentication_kerberos' BY 'CORP.EXAMPLE.COM';",
  ],
  mysql: [
    "CREATE USER `alice`@`%` IDENTIFIED WITH 'auth_pam';",
    'ALTER USER `alice`@`%` REQUIRE SSL;',
  ],
  mariadb: ["CREATE USER `alice`@`%` IDENTIFIED VIA gssapi USING 'alice@CORP.EXAMPLE.COM';"],
  postgres: [
    'CREATE USER "alice@CORP.EXAMPLE.COM" WITH LOGIN;',
    'GRANT rds_ad TO "alice@CORP.EXAMPLE.COM";',
  ],
  'aurora-postgresql': [
    'CREATE USER "alice@CORP.EXAMPLE.COM" WITH LOGIN;',
    'GRANT rds_ad TO "alice@CORP.EXAMPLE.COM";',
  ],
  babelfish: ['CREATE LOGIN [CORP\\alice] FROM WINDOWS;'],
  sqlserver: ['CREATE LOGIN [CORP\\alice] FROM WINDOWS WITH DEFAULT_DATABASE = [master];'],
  oracle: [
    'CREATE USER "ALICE@CORP.EXAMPLE.COM" IDENTIFIED EXTERNALLY;',
    'GRANT CREATE SESSION TO "ALICE@CORP.EXAMPLE.COM";',
  ],
  db2: [
    'CONNECT TO rdsadmin;',
    `CALL rdsadmin.set_sid_group_mapping(?, '${alice.sid}', 'alice');`,
    '-- Then, connected to your database:',
    'GRANT CONNECT ON DATABASE TO GROUP "alice";',
  ],
};

test('each engine gets its own statements, with the realm in capitals', () => {
  for (const engine of sqlEngines)
    assert.deepEqual(statements({ ...alice, engine }), expected[engine], engine);
});

test('the engines of RDS lead to their dialect', () => {
  const pairs = [
    ['aurora', 'aurora-mysql'],
    ['oracle-se2-cdb', 'oracle'],
    ['custom-sqlserver-ee', 'sqlserver'],
    ['db2-se', 'db2'],
    ['postgres', 'postgres'],
    ['docdb', undefined],
  ] as const;
  for (const [engine, dialect] of pairs) assert.equal(sqlEngineOf(engine), dialect, engine);
});

/** Reads a quoted name or text back as the server's scanner does: doubled delimiters stand for themselves. */
function unquoted(sql: string, open: string, close: string): { value: string; rest: string } {
  assert.ok(sql.startsWith(open), sql);
  let value = '';
  for (let at = open.length; at < sql.length; at += 1) {
    const character = sql.charAt(at);
    if (character !== close) value += character;
    else if (sql.charAt(at + 1) === close) {
      value += close;
      at += 1;
    } else return { value, rest: sql.slice(at + 1) };
  }
  return assert.fail(`not terminated: ${sql}`);
}

const anyText = fc.string({
  unit: fc.constantFrom(...Array.from('`\'"[]\\;-/*%@ aA\u00e9\u{1F600}')),
});

test('whatever a name holds, it is read back as that name and nothing is left over', () => {
  fc.assert(
    fc.property(anyText, (name) => {
      const rows = [
        [quote.mysqlAccountPart, '`', '`'],
        [quote.delimited, '"', '"'],
        [quote.bracketed, '[', ']'],
        [quote.textLiteral, "'", "'"],
      ] as const;
      for (const [quoted, open, close] of rows)
        assert.deepEqual(unquoted(quoted(name), open, close), { value: name, rest: '' });
    }),
  );
});

const prefix: Partial<
  Record<SqlEngine, readonly [string, string, string, (name: string) => string]>
> = {
  'aurora-mysql': ['CREATE USER ', '`', '`', (name) => name],
  mysql: ['CREATE USER ', '`', '`', (name) => name],
  postgres: ['CREATE USER ', '"', '"', (name) => `${name}@CORP.EXAMPLE.COM`],
  sqlserver: ['CREATE LOGIN ', '[', ']', (name) => `CORP\\${name}`],
  oracle: ['CREATE USER ', '"', '"', (name) => `${name}@CORP.EXAMPLE.COM`.toUpperCase()],
};

test('a hostile user name stays one name in a whole statement, or is refused', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.string({ unit: 'binary' })), (user) => {
      for (const [engine, row] of Object.entries(prefix)) {
        const [words, open, close, wanted] = row;
        const sql = createUserSql({ ...alice, user, engine: engine as SqlEngine });
        if ('problem' in sql) continue;
        const [first = ''] = sql.statements;
        const { value, rest } = unquoted(first.slice(words.length), open, close);
        assert.equal(value, wanted(user), engine);
        assert.match(rest, /^(@`%`)? [A-Z].*;$/);
        assert.ok(!sqlText(sql).includes('\r'));
      }
    }),
    { numRuns: 2000 },
  );
});

test('what an engine cannot take is refused with a sentence', () => {
  const refused: readonly (readonly [Partial<SqlRequest> & { engine: SqlEngine }, RegExp])[] = [
    [{ engine: 'postgres', user: 'x'.repeat(50) }, /too long for PostgreSQL: 67, at most 63/],
    [{ engine: 'aurora-mysql', user: 'x'.repeat(33) }, /too long for MySQL/],
    [{ engine: 'oracle', user: 'a"b' }, /no way to write/],
    [{ engine: 'sqlserver', netbios: '' }, /NetBIOS/],
    [{ engine: 'sqlserver', user: 'CORP\\alice' }, /without its domain/],
    [{ engine: 'db2', sid: "S-1-5'; DROP" }, /SID of group/],
    [{ engine: 'mysql', user: 'alice@CORP' }, /without the part behind/],
    [{ engine: 'mysql', user: 'a\nb' }, /cannot be seen/],
    [{ engine: 'mysql', user: 'a\u202eb' }, /cannot be seen/],
    [{ engine: 'mysql', realm: "A'; DROP" }, /realm is not a name/],
  ];
  for (const [change, reason] of refused) {
    const sql = createUserSql({ ...alice, ...change });
    assert.match('problem' in sql ? sql.problem : '', reason);
  }
});

test('comments cannot be left', () => {
  const text = sqlText({ statements: ['SELECT 1;'], notes: ['a\nDROP TABLE b;\u2028c'] });
  assert.equal(text, '-- a?DROP TABLE b;?c\nSELECT 1;\n');
});
