import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shellLine } from '../../../src/report/shellLine.ts';
import { attacks } from './hostile.ts';

test('a continued command becomes one line', () => {
  assert.equal(
    shellLine('aws ds verify-trust \\\n  --trust-id t-1'),
    'aws ds verify-trust --trust-id t-1',
  );
});

test('nothing that a terminal would act upon gets through', () => {
  for (const text of ['a\nb', 'a\rb', 'a\u001b[31m', 'a\u0003', 'a\u0085b', '', ' ', 'a \\\n\nb']) {
    assert.equal(shellLine(text), undefined, JSON.stringify(text));
  }
  for (const attack of attacks) {
    assert.doesNotMatch(shellLine(attack) ?? '', /\p{Cc}/u);
  }
});

test('SQL, JSON and parts of files are no commands', () => {
  assert.equal(shellLine('GRANT rds_ad TO "alice@CORP";'), undefined);
  assert.equal(shellLine('{ "a": 1 }'), undefined);
  assert.equal(shellLine('[libdefaults]'), undefined);
});
