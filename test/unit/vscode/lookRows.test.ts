import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesBetween, type StateChange } from '../../../src/aws/liveness/changes.ts';
import { loaded } from '../../../src/aws/section.ts';
import type { AccountSnapshot } from '../../../src/aws/snapshot.ts';
import { accountOfRow, accountRows } from '../../../src/vscode/tree/accountRows.ts';
import { changeWords } from '../../../src/vscode/tree/changeWords.ts';
import { filterCount, inventoryRows } from '../../../src/vscode/tree/inventoryRows.ts';
import { plainLook, type Look } from '../../../src/vscode/tree/look.ts';
import { pageSize } from '../../../src/vscode/tree/pages.ts';
import type { Row } from '../../../src/vscode/tree/row.ts';
import { untranslated } from '../../../src/vscode/tree/translate.ts';
import { account, arnOf, directory, region } from '../aws/builders.ts';

function instance(name: string, status: string | undefined, Engine = 'postgres', where?: string) {
  return {
    DBInstanceIdentifier: name,
    DBInstanceArn: arnOf('db', name, where),
    DBInstanceStatus: 'available',
    Engine,
    DomainMemberships: status === undefined ? [] : [{ Domain: 'd-1', Status: status }],
  };
}

function member(name: string, status: string) {
  return { ...instance(name, status, 'aurora-mysql'), DBClusterIdentifier: 'shop' };
}

function world(alpha = 'kerberos-enabled'): AccountSnapshot {
  const here = region({
    directories: loaded([directory({ DirectoryId: 'd-1', Name: 'awsmad.example.com' })]),
    clusters: loaded([
      {
        DBClusterIdentifier: 'shop',
        DBClusterArn: arnOf('cluster', 'shop'),
        Engine: 'aurora-mysql',
        Status: 'available',
        DomainMemberships: [{ Domain: 'd-1', Status: 'kerberos-enabled' }],
      },
    ]),
    instances: loaded([
      instance('zeta', 'enable-kerberos-failed'),
      instance('alpha', alpha),
      instance('lonely', undefined, 'mysql'),
      member('shop-reader', 'kerberos-enabled'),
      member('shop-writer', 'kerberos-enabled'),
    ]),
  });
  const there = region({
    region: 'us-east-1',
    instances: loaded([instance('alpha-us', 'kerberos-enabled', 'postgres', 'us-east-1')]),
  });
  return account(here, there);
}

const rowsOf = (look: Partial<Look>, snapshot = world()) =>
  inventoryRows(snapshot, { ...plainLook, ...look });

function everyRow(rows: readonly Row[]): Row[] {
  return rows.flatMap((row) => [row, ...everyRow(row.children)]);
}

/** Labels by depth, without what every database has below it. */
function outline(rows: readonly Row[], depth = 0): string[] {
  return rows
    .filter(({ kind }) => kind !== 'network')
    .flatMap((row) => [
      `${'  '.repeat(depth)}${row.label} | ${row.description}`,
      ...outline(row.children, depth + 1),
    ]);
}

test('by Region: the databases with their domain, then the directories by themselves', () => {
  assert.deepEqual(outline(rowsOf({ grouping: 'region' })), [
    'eu-west-1 | Ireland · 4 databases · 1 failed',
    '  zeta | enabling Kerberos failed · RDS for PostgreSQL · awsmad.example.com',
    '  alpha | Kerberos enabled · RDS for PostgreSQL · awsmad.example.com',
    '  shop | Kerberos enabled · Aurora MySQL · awsmad.example.com',
    '    shop-reader | Kerberos enabled · Aurora MySQL · awsmad.example.com',
    '    shop-writer | Kerberos enabled · Aurora MySQL · awsmad.example.com',
    '  lonely | not joined · RDS for MySQL',
    '  Directories | 1',
    '    awsmad.example.com | active · AWS Managed Microsoft AD · 0 domain controllers · d-1',
    'us-east-1 | N. Virginia · 1 database',
    '  alpha-us | Kerberos enabled · RDS for PostgreSQL',
  ]);
});

test('by engine: all Regions together, the engine with trouble first', () => {
  assert.deepEqual(outline(rowsOf({ grouping: 'engine' })), [
    'RDS for PostgreSQL | 3 databases · 1 failed',
    '  zeta | enabling Kerberos failed · awsmad.example.com · eu-west-1',
    '  alpha | Kerberos enabled · awsmad.example.com · eu-west-1',
    '  alpha-us | Kerberos enabled · us-east-1',
    'Aurora MySQL | 1 database',
    '  shop | Kerberos enabled · awsmad.example.com · eu-west-1',
    '    shop-reader | Kerberos enabled · awsmad.example.com · eu-west-1',
    '    shop-writer | Kerberos enabled · awsmad.example.com · eu-west-1',
    'RDS for MySQL | 1 database',
    '  lonely | not joined · eu-west-1',
    'Directories | 1',
    '  awsmad.example.com | active · AWS Managed Microsoft AD · 0 domain controllers · eu-west-1 · d-1',
  ]);
});

test('by name: trouble keeps its icon and its words, not its place', () => {
  const [here] = rowsOf({ order: 'name' });
  const names = here?.children[0]?.children.map((row) => row.label);
  assert.deepEqual(names, ['alpha', 'shop', 'zeta', 'Network']);
});

test('ids are unique in every grouping, with and without a filter', () => {
  for (const grouping of ['directory', 'region', 'engine'] as const) {
    for (const filter of ['', 'a']) {
      const ids = everyRow(rowsOf({ grouping, filter })).map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length, `${grouping} ${filter}: ${ids.join('\n')}`);
    }
  }
});

/** What is typed → the databases that stay. */
const filters: readonly (readonly [typed: string, stay: readonly string[]])[] = [
  ['ALPHA', ['alpha', 'alpha-us']],
  ['alpha us-east', ['alpha-us']],
  ['failed', ['zeta']],
  ['not-there', []],
  ['aurora', ['shop', 'shop-reader', 'shop-writer']],
  ['shop-writer', ['shop', 'shop-writer']],
  ['awsmad postgresql', ['alpha', 'zeta']],
  ['rds for mysql', ['lonely']],
];
for (const [filter, stay] of filters) {
  test(`the filter “${filter}” leaves ${stay.join(', ') || 'nothing'} in every grouping`, () => {
    for (const grouping of ['directory', 'region', 'engine'] as const) {
      const rows = everyRow(rowsOf({ grouping, filter }));
      const labels = rows.filter(({ kind }) => kind === 'database').map(({ label }) => label);
      assert.deepEqual(labels.sort(), [...stay].sort(), grouping);
      if (stay.length === 0) assert.deepEqual(rows, [], 'the welcome text shows');
    }
  });
}

test('the count says how many databases the filter lets through', () => {
  assert.deepEqual(filterCount(world(), { ...plainLook, filter: 'alpha' }), { shown: 2, all: 5 });
});

test('a filter opens what is folded otherwise', () => {
  const find = (filter: string) =>
    everyRow(rowsOf({ filter })).find(({ label }) => label === 'Not joined to a directory');
  assert.deepEqual([find('')?.fold, find('lonely')?.fold], ['closed', 'open']);
  assert.notEqual(find('')?.id, find('lonely')?.id, 'the editor remembers folding by id');
});

test('what moved says in its row from where', () => {
  const before = world('enabling-kerberos');
  const after = world();
  const changes = changesBetween(before, after);
  const rows = everyRow(accountRows([{ snapshot: after, changes }], plainLook));
  const alpha = rows.find(({ label }) => label === 'alpha');
  assert.equal(alpha?.description, 'Kerberos enabled · was enabling-kerberos · RDS for PostgreSQL');
  assert.match(alpha.spoken, /was enabling-kerberos/);
  assert.equal(rows.filter(({ description }) => description.includes('was ')).length, 1);
});

test('what moved alike is named together, and much of it is counted', () => {
  const change = (subject: string, from: string): StateChange => ({
    ...{ key: subject, subject, region: 'eu-west-1', from, to: 'joined' },
    ...{ tone: 'ok', text: '' },
  });
  const words = (...changes: StateChange[]) => changeWords(changes, untranslated);
  assert.equal(words(), '');
  assert.equal(
    words(change('a', 'joining'), change('b', 'failed'), change('c', 'joining')),
    'a, c: joining → joined; b: failed → joined',
  );
  assert.equal(
    words(...['a', 'b', 'c', 'd', 'e'].map((name) => change(name, 'joining'))),
    'a, b, c and 2 more: joining → joined',
  );
  assert.match(
    words(...['1', '2', '3', '4', '5'].map((from) => change('a', from))),
    /; and 2 more$/,
  );
});

test('an account that shows nothing says so', () => {
  const accounts = [world(), account(region())].map((snapshot, index) => ({
    snapshot: { ...snapshot, profile: `p${index}` },
    changes: [],
  }));
  const describe = (look: Partial<Look>) =>
    accountRows(accounts, { ...plainLook, ...look }).map((row) => `${row.fold} ${row.description}`);
  assert.deepEqual(describe({}), ['open 111122223333', 'leaf 111122223333 · nothing here']);
  assert.match(describe({ filter: 'not-there' })[0] ?? '', /^leaf .* · no match$/);
});

test('several accounts are rows of their own, and each row knows its account', () => {
  const accounts = ['dev', 'dev-2'].map((profile) => ({
    snapshot: { ...world(), profile },
    changes: [],
  }));
  const rows = accountRows(accounts, plainLook);
  assert.deepEqual(
    rows.map(({ label, description }) => `${label} ${description}`),
    ['dev 111122223333', 'dev-2 111122223333'],
  );
  const ids = everyRow(rows).map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const [index, row] of rows.entries()) {
    for (const each of everyRow(row.children)) {
      assert.equal(accountOfRow(each, accounts), accounts[index], each.id);
    }
  }
  const zeta = everyRow(rows[1]?.children ?? []).find(({ label }) => label === 'zeta');
  assert.match(zeta?.copy?.cli ?? '', /--profile dev-2$/);
});

test('a row has its page of the console and the command that shows the same', () => {
  const rows = everyRow(rowsOf({}));
  const of = (label: string) => rows.find((row) => row.label === label);
  assert.equal(
    of('shop')?.consoleUrl,
    'https://eu-west-1.console.aws.amazon.com/rds/home?region=eu-west-1#database:id=shop;is-cluster=true',
  );
  assert.equal(
    of('shop')?.copy?.cli,
    'aws rds describe-db-clusters --db-cluster-identifier shop --region eu-west-1',
  );
  assert.equal(
    of('awsmad.example.com')?.consoleUrl,
    'https://eu-west-1.console.aws.amazon.com/directoryservicev2/home?region=eu-west-1#!/directories/d-1',
  );
});

function crowd(count: number): AccountSnapshot {
  const instances = Array.from({ length: count }, (_, index) =>
    instance(`db-${index}`, index % 3 === 0 ? 'enable-kerberos-failed' : 'kerberos-enabled'),
  );
  const directories = loaded([directory({ DirectoryId: 'd-1', Name: 'awsmad.example.com' })]);
  return account(region({ directories, instances: loaded(instances) }));
}

test('a long list is shown a page at a time, troubled ones first, and grows on request', () => {
  const snapshot = crowd(2 * pageSize + 7);
  const list = (shown: ReadonlyMap<string, number>) =>
    rowsOf({ shown }, snapshot)[0]?.children[0]?.children ?? [];
  const first = list(new Map());
  const databases = first.filter(({ kind }) => kind === 'database');
  assert.equal(databases.length, pageSize);
  assert.match(databases[0]?.description ?? '', /failed/);
  const more = first.find(({ kind }) => kind === 'more');
  assert.deepEqual(
    [more?.label, more?.description, more?.action?.command],
    [`Show ${pageSize} more`, `${pageSize + 7} not shown`, 'kerberosDoctor.showMore'],
  );
  const grown = list(new Map([[more?.list ?? '', 3 * pageSize]]));
  assert.equal(grown.filter(({ kind }) => kind === 'database').length, 2 * pageSize + 7);
  assert.ok(!grown.some(({ kind }) => kind === 'more'));
});

test('a closed row costs nothing below it', () => {
  let made = 0;
  const t: Look['t'] = (message) => {
    if (message === 'Network') made += 1;
    return message;
  };
  const [here] = rowsOf({ t }, crowd(300));
  assert.equal(here?.children[0]?.children.filter(({ kind }) => kind === 'database').length, 300);
  // The one of the directory, which is open.
  assert.equal(made, 1);
});
