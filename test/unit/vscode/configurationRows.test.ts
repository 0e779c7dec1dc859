import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lintKrb5Conf } from '../../../src/krb5conf/lint.ts';
import { parseKrb5Conf } from '../../../src/krb5conf/parse.ts';
import { configurationRows } from '../../../src/vscode/configuration/configurationRows.ts';
import { untranslated } from '../../../src/vscode/tree/translate.ts';

const problems = lintKrb5Conf(parseKrb5Conf('[libdefaults]\n default_realm = \n oops\n'));

test('a file tells how many problems it has, and each leads to its place', () => {
  assert.ok(problems.length > 0);
  const file = { path: '/etc/krb5.conf', role: 'named', status: 'read', problems } as const;
  const [row] = configurationRows([file], untranslated);
  assert.match(row?.description ?? '', /^\d+ (error|warning)/);
  assert.deepEqual(
    row?.children.map(({ opens }) => opens?.line),
    problems.map(({ range }) => range.start.line),
  );
  assert.equal(row.icon.name, 'error');
});

test('a clean file says so, an included one that it is included', () => {
  const file = {
    path: '/etc/krb5.conf.d/a',
    role: 'include',
    status: 'read',
    problems: [],
  } as const;
  const [row] = configurationRows([file], untranslated);
  assert.equal(row?.description, 'included · no problems · /etc/krb5.conf.d/');
});

test('what is not there comes last and opens nothing', () => {
  const absent = { path: '/a', role: 'named', status: 'missing', problems: [] } as const;
  const refused = { path: '/b', role: 'named', status: 'unreadable', problems: [] } as const;
  const rows = configurationRows([absent, refused], untranslated);
  assert.deepEqual(
    rows.map(({ label, description, opens }) => [label, description, opens]),
    [
      ['b', 'cannot be read · /', undefined],
      ['a', 'not there · /', undefined],
    ],
  );
});
