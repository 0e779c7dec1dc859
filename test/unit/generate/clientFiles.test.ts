import assert from 'node:assert/strict';
import { test } from 'node:test';
import ini from 'ini';
import { judgeClientFile } from '../../../src/generate/clientFiles/judge.ts';
import type { ClientFileKind } from '../../../src/generate/clientFiles/setting.ts';

function judge(kind: ClientFileKind, text: string): string[] {
  return judgeClientFile(kind, ini.parse(text)).map(({ section, key }) => `[${section}] ${key}`);
}

const defeating: readonly (readonly [ClientFileKind, string, string])[] = [
  ['my.cnf', '[client]\ndefault_auth=mysql_native_password', '[client] default-auth'],
  ['my.cnf', '[client]\npassword=secret', '[client] password'],
  ['my.cnf', '[mysql]\nuser=alice@CORP.EXAMPLE.COM', '[mysql] user'],
  ['my.cnf', '[client]\nhost=10.0.0.7', '[client] host'],
  ['my.cnf', '[client]\nskip-ssl', '[client] skip-ssl'],
  ['my.cnf', '[client]\nssl-mode=DISABLED', '[client] ssl-mode'],
  ['pg_service.conf', '[my.db]\nkrbsrvname=POSTGRESQL', '[my.db] krbsrvname'],
  ['pg_service.conf', '[a]\nhostaddr=10.0.0.7', '[a] hostaddr'],
  ['pg_service.conf', '[a]\nhost=10.0.0.7', '[a] host'],
  ['pg_service.conf', '[a]\nuser=alice', '[a] user'],
  ['pg_service.conf', '[a]\nrequire_auth=scram-sha-256', '[a] require-auth'],
  ['pg_service.conf', '[a]\nrequire_auth=!gss', '[a] require-auth'],
  ['pg_service.conf', '[a]\ngssencmode=require', '[a] gssencmode'],
  ['odbc.ini', '[a]\nTrusted_Connection=no', '[a] trusted-connection'],
  ['odbc.ini', '[a]\nTrusted_Connection=yes\nUID=sa', '[a] uid'],
  [
    'odbc.ini',
    '[a]\nDriver=ODBC Driver 18 for SQL Server\nServer=tcp:db.abc.eu-west-1.rds.amazonaws.com,1433',
    '[a] server',
  ],
  ['odbc.ini', '[a]\nServer=tcp:10.0.0.7,1433', '[a] server'],
  ['odbc.ini', '[a]\nPWD=secret', '[a] pwd'],
];

const harmless: readonly (readonly [ClientFileKind, string])[] = [
  [
    'my.cnf',
    '[client]\ndefault-auth=authentication_kerberos_client\nuser=alice\nhost=db.abc.rds.amazonaws.com\nssl-mode=VERIFY_CA',
  ],
  ['my.cnf', '[mysqld]\nuser=mysql@local\npassword=x\nskip-ssl'],
  [
    'pg_service.conf',
    '[a]\nhost=db\nhostaddr=10.0.0.7\nuser=alice@CORP.EXAMPLE.COM\nkrbsrvname=postgres\nrequire_auth=gss,scram-sha-256\ngssencmode=prefer',
  ],
  ['pg_service.conf', '[a]\nrequire_auth=!password'],
  [
    'odbc.ini',
    '[a]\nDriver=ODBC Driver 18 for SQL Server\nServer=db.awsmad.example.com\nTrusted_Connection=yes',
  ],
  [
    'odbc.ini',
    '[a]\nDriver=PostgreSQL Unicode\nServer=db.abc.eu-west-1.rds.amazonaws.com\nUID=alice',
  ],
];

test('each setting that defeats Kerberos is found at its place', () => {
  for (const [kind, text, place] of defeating) assert.deepEqual(judge(kind, text), [place], text);
});

test('settings that do no harm are not mentioned', () => {
  for (const [kind, text] of harmless) assert.deepEqual(judge(kind, text), [], text);
});

test('no sentence repeats a password', () => {
  for (const [kind, text] of defeating) {
    const sentences = judgeClientFile(kind, ini.parse(text)).map(({ sentence }) => sentence);
    assert.doesNotMatch(sentences.join(), /secret/);
  }
});

test('a file of any form is judged without an exception', () => {
  for (const text of [
    '',
    'key',
    '[__proto__]\na=1',
    'a[]=1\na[]=2',
    '[a.b.c]\nhost[]=x',
    '[client]\n__proto__=x',
  ])
    for (const kind of ['my.cnf', 'pg_service.conf', 'odbc.ini'] as const) judge(kind, text);
});
