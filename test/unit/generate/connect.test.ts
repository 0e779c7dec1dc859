import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { connectionsFor } from '../../../src/generate/connect/connections.ts';
import type { Connection, ConnectRequest } from '../../../src/generate/connect/connection.ts';
import { sqlEngines } from '../../../src/generate/sql/request.ts';
import type { SqlEngine } from '../../../src/generate/sql/request.ts';

const base = {
  host: 'db.abc.eu-west-1.rds.amazonaws.com',
  port: 5432,
  user: 'alice',
  realm: 'corp.example.com',
};

function connection(
  tool: string,
  request: Partial<ConnectRequest> & { engine: SqlEngine },
): Connection {
  const result = connectionsFor({ ...base, ...request });
  assert.ok('connections' in result, 'problem' in result ? result.problem : '');
  const found = result.connections.find((one) => one.tool === tool);
  assert.ok(found, tool);
  return found;
}

test('every engine has a client, and every client says what has to be known', () => {
  for (const engine of sqlEngines) {
    const result = connectionsFor({ ...base, engine });
    assert.ok('connections' in result && result.connections.length > 0, engine);
    for (const { text, notes, tool } of result.connections)
      assert.ok(text !== '' && notes.length > 0, tool);
  }
});

test('psql: the role is the principal', () => {
  assert.equal(
    connection('psql', { engine: 'postgres', database: 'sales' }).text,
    "psql 'host=db.abc.eu-west-1.rds.amazonaws.com port=5432 dbname=sales user=alice@CORP.EXAMPLE.COM sslmode=verify-full sslrootcert=global-bundle.pem'",
  );
});

test('mysql: the user goes without the realm, the ticket with it', () => {
  const { text, notes } = connection('mysql', { engine: 'aurora-mysql', port: 3306 });
  assert.match(text, /--user=alice /);
  assert.doesNotMatch(text, /@|--password/);
  assert.ok(notes.includes('Before: kinit alice@CORP.EXAMPLE.COM'));
});

const domainHost = 'db.abc.eu-west-1.awsmad.example.com';

test('Windows with a user of a trusted domain connects to the name in the directory’s domain', () => {
  const windows = { engine: 'aurora-postgresql', windows: true, domainHost } as const;
  const foreign = connection('psql', { ...windows, directoryRealm: 'AWSMAD.EXAMPLE.COM' });
  assert.match(foreign.text, new RegExp(`host=${domainHost} `));
  assert.match(foreign.text, /sslmode=verify-ca/);
  const own = connection('psql', { ...windows, directoryRealm: 'CORP.EXAMPLE.COM' });
  assert.match(own.text, /host=db\.abc\.eu-west-1\.rds/);
  const linux = connection('psql', {
    ...windows,
    windows: false,
    directoryRealm: 'AWSMAD.EXAMPLE.COM',
  });
  assert.match(linux.text, /host=db\.abc\.eu-west-1\.rds/);
});

test('SQL Server: the domain’s name has the principal, the certificate the endpoint’s', () => {
  const request = {
    engine: 'sqlserver',
    port: 1433,
    domainHost: 'db.awsmad.example.com',
    database: 'a;b}',
  } as const;
  assert.equal(
    connection('jdbc', request).text,
    'jdbc:sqlserver://db.awsmad.example.com:1433;databaseName={a;b}}};integratedSecurity=true;authenticationScheme=JavaKerberos;encrypt=true;hostNameInCertificate=db.abc.eu-west-1.rds.amazonaws.com',
  );
  assert.match(
    connection('odbc', request).text,
    /^Driver=\{ODBC Driver 18 for SQL Server\};Server=\{tcp:db|^Driver=\{ODBC Driver 18 for SQL Server\};Server=tcp:db/,
  );
  const without = connection('sqlcmd', { engine: 'sqlserver', port: 1433 });
  assert.match(without.notes.join(), /falls back to NTLM/);
});

test('addresses, hostile hosts and invisible characters are refused', () => {
  const refused: readonly Partial<ConnectRequest>[] = [
    { host: '10.0.0.1' },
    { host: 'fd00::1' },
    { host: 'a b' },
    { host: "x' or" },
    { port: 0 },
    { port: 70_000 },
    { user: 'a\nb' },
    { user: '' },
    { database: 'a\u202eb' },
    { realm: 'A B' },
    { user: 'alice@CORP' },
    { domainHost: 'a;b' },
  ];
  for (const change of refused) {
    const result = connectionsFor({ ...base, engine: 'postgres', ...change });
    assert.ok('problem' in result, JSON.stringify(change));
  }
  assert.ok(
    'problem' in connectionsFor({ ...base, engine: 'db2', database: 'x authentication server' }),
  );
});

/** libpq's conninfo_parse, by its manual: quotes and backslashes. */
function conninfo(text: string): Map<string, string> {
  const pairs = new Map<string, string>();
  const pair = /\s*(\w+)\s*=\s*(?:'((?:\\.|[^'\\])*)'|((?:\\.|[^\s'\\])*))/gsy;
  for (let match = pair.exec(text); match; match = pair.exec(text))
    pairs.set(match[1] ?? '', (match[2] ?? match[3] ?? '').replace(/\\(.)/gs, '$1'));
  return pairs;
}

test('what bash hands to psql says the same names again, whatever they hold', (t) => {
  const names = fc.sample(fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme-ascii' }), 60);
  let tried = 0;
  for (const name of names) {
    const result = connectionsFor({ ...base, engine: 'postgres', database: name });
    if ('problem' in result) continue;
    const [{ command } = { command: undefined }] = result.connections;
    const script = (command?.bash ?? '').replace(/^psql /, 'printf %s ');
    const { stdout } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
    assert.equal(conninfo(stdout).get('dbname'), name);
    assert.equal(conninfo(stdout).get('user'), 'alice@CORP.EXAMPLE.COM');
    tried += 1;
  }
  t.diagnostic(`${tried} names`);
  assert.ok(tried > 20);
});

test('a JDBC URL gives the names back', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (database) => {
      const result = connectionsFor({ ...base, engine: 'postgres', database });
      if ('problem' in result) return;
      const text = result.connections.find(({ tool }) => tool === 'jdbc')?.text ?? '';
      const url = new URL(text.replace(/^jdbc:postgresql/, 'http'));
      assert.equal(url.searchParams.get('user'), 'alice@CORP.EXAMPLE.COM');
      if (!/^\.{1,2}$/.test(database))
        assert.equal(decodeURIComponent(url.pathname.slice(1)), database);
    }),
  );
});
