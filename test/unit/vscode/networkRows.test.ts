import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DatabaseTarget } from '../../../src/aws/databases.ts';
import type { Directory } from '../../../src/aws/snapshot.ts';
import type { SummaryLine } from '../../../src/reachability/summary.ts';
import { databaseNetwork, directoryNetwork } from '../../../src/vscode/tree/networkRow.ts';
import { pathRow } from '../../../src/vscode/tree/pathRows.ts';
import { untranslated } from '../../../src/vscode/tree/translate.ts';

const directory = { description: { DirectoryId: 'd-1' } } as Directory;
const database = { identifier: 'mydb', arn: 'arn:mydb', directory } as DatabaseTarget;
const wanted = { from: 'arn:mydb', to: 'd-1', label: 'to its directory' };

function line(result: SummaryLine['result'], more: Partial<SummaryLine> = {}): SummaryLine {
  return {
    result,
    flowKind: 'database-to-directory',
    required: true,
    sentence: `88/tcp is ${result}`,
    flowIds: [],
    ...more,
  };
}

const answer = (...summary: SummaryLine[]) => ({ verdicts: [], warnings: [], summary });
const fix = { title: 'Allow 88/tcp', cli: 'aws ec2 …', terraform: '', cloudFormation: '' };

test('a database is judged towards its directory and from this machine, and only when opened', () => {
  const [row] = databaseNetwork(database, 'p', untranslated);
  assert.deepEqual(
    row?.paths?.map(({ from, to }) => `${from} > ${to}`),
    ['arn:mydb > d-1', 'client > arn:mydb'],
  );
  assert.deepEqual(row.children, []);
});

test('a database without a directory has one path', () => {
  const alone = { identifier: 'mydb', arn: 'arn:mydb' } as DatabaseTarget;
  assert.equal(databaseNetwork(alone, 'p', untranslated)[0]?.paths?.length, 1);
});

test('a directory is judged for its databases, up to ten', () => {
  const many = Array.from({ length: 30 }, (_, index) => ({ ...database, arn: `arn:${index}` }));
  assert.equal(directoryNetwork(directory, many, 'p', untranslated)[0]?.paths?.length, 11);
});

test('a path is as bad as its worst required port, in words, icon and speech', () => {
  const blocked = pathRow(
    wanted,
    answer(line('blocked', { fix }), line('allowed')),
    'p',
    untranslated,
  );
  assert.equal(blocked.description, 'blocked');
  assert.equal(blocked.icon.name, 'error');
  assert.equal(blocked.spoken, 'to its directory, blocked');
  assert.equal(blocked.fold, 'open');
  assert.equal(blocked.children[0]?.copy?.nextStep, 'aws ec2 …');
  const unknown = pathRow(wanted, answer(line('unknown'), line('allowed')), 'p', untranslated);
  assert.equal(unknown.description, 'unknown');
  const recommended = pathRow(
    wanted,
    answer(line('blocked', { required: false }), line('allowed')),
    'p',
    untranslated,
  );
  assert.equal(recommended.description, 'allowed');
  assert.match(recommended.children[0]?.description ?? '', /recommended/);
});

test('what cannot be asked says why', () => {
  const row = pathRow(wanted, { error: 'There is no d-1 in eu-west-1.' }, 'p', untranslated);
  assert.equal(row.description, 'There is no d-1 in eu-west-1.');
});
