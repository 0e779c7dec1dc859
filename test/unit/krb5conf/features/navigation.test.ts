import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldingRanges } from '../../../../src/krb5conf/features/folding.ts';
import { documentLinks } from '../../../../src/krb5conf/features/links.ts';
import { realmLenses } from '../../../../src/krb5conf/features/codeLenses.ts';
import {
  findDefinitions,
  findReferences,
  prepareRename,
  renameRealm,
} from '../../../../src/krb5conf/features/navigation.ts';
import { selectionRanges } from '../../../../src/krb5conf/features/selectionRanges.ts';
import { documentSymbols } from '../../../../src/krb5conf/features/symbols.ts';
import { applyEdits } from '../../../../src/krb5conf/fix.ts';
import { parseKrb5Conf } from '../../../../src/krb5conf/parse.ts';
import { atCursor } from './cursor.ts';

const text = `[libdefaults]
    default_realm = A.COM
# both
# realms
[realms]
    A.COM = {
        kdc = dc.a.com
    }
    B.COM = {
        kdc = dc.b.com
    }
[domain_realm]
    .a.com = A.COM
    .rds.amazonaws.com = "A.COM"
[capaths]
    A.COM = {
        B.COM = .
    }
include /etc/krb5.conf.d/a.conf
`;

const withCursor = (line: string, at: string) =>
  atCursor(text.replace(line, line.replace(at, `|${at}`)));

test('definition and references of a realm, from any mention', () => {
  for (const [line, word] of [
    ['default_realm = A.COM', 'A.COM'],
    ['.a.com = A.COM', 'A.COM'],
    ['"A.COM"', 'A.COM'],
  ] as const) {
    const { document, position } = withCursor(line, word);
    assert.deepEqual(
      findDefinitions(document, position).map(({ start }) => start.line),
      [5],
      line,
    );
    assert.deepEqual(
      findReferences(document, position, false).map(({ start }) => start.line),
      [1, 12, 13, 15],
      line,
    );
    assert.equal(findReferences(document, position, true).length, 5);
  }
});

test('nothing to find where no realm is', () => {
  const { document, position } = withCursor('kdc = dc.a.com', 'dc');
  assert.deepEqual(findDefinitions(document, position), []);
  assert.equal(prepareRename(document, position), undefined);
});

test('rename changes every mention, keeps quotes, and nothing else', () => {
  const { document, position } = withCursor('default_realm = A.COM', 'A.COM');
  const renamed = renameRealm(document, position, 'NEW.EXAMPLE.COM');
  assert.ok(renamed.kind === 'edits');
  const expected = text.replaceAll('A.COM', 'NEW.EXAMPLE.COM');
  assert.equal(applyEdits(document, renamed.edits), expected);
});

test('rename refuses what cannot be a realm', () => {
  const { document, position } = withCursor('default_realm = A.COM', 'A.COM');
  for (const name of ['', 'A B', 'A{', 'A/B', 'x=y', '"A"']) {
    const renamed = renameRealm(document, position, name);
    assert.equal(renamed.kind, 'refused', name);
  }
});

test('symbols: sections, realms and their relations', () => {
  const symbols = documentSymbols(parseKrb5Conf(text));
  assert.deepEqual(
    symbols.map(({ name }) => name),
    ['[libdefaults]', '[realms]', '[domain_realm]', '[capaths]'],
  );
  const [realm] = symbols[1]?.children ?? [];
  assert.equal(realm?.kind, 'realm');
  assert.deepEqual(
    realm.children.map(({ name, detail }) => `${name}=${detail}`),
    ['kdc=dc.a.com'],
  );
  assert.equal(symbols.at(-1)?.children[0]?.kind, 'block');
});

test('folding: sections, blocks, runs of comments', () => {
  const folds = foldingRanges(parseKrb5Conf(text)).map(
    ({ startLine, endLine, kind }) => `${startLine}-${endLine} ${kind}`,
  );
  assert.deepEqual(folds, [
    '0-3 region',
    '2-3 comment',
    '4-10 region',
    '5-7 region',
    '8-10 region',
    '11-13 region',
    '14-18 region',
    '15-17 region',
  ]);
});

test('expand selection goes from the value to the file', () => {
  const { document, position } = withCursor('kdc = dc.b.com', 'dc.b');
  const starts = selectionRanges(document, position).map(
    ({ start, end }) => `${start.line}:${start.character}-${end.line}`,
  );
  assert.deepEqual(starts, ['9:14-9', '9:8-9', '8:4-10', '4:0-10', '0:0-19']);
});

test('links lead to included files; a relative path is none', () => {
  assert.deepEqual(
    documentLinks(parseKrb5Conf(text)).map(({ path }) => path),
    ['/etc/krb5.conf.d/a.conf'],
  );
  assert.deepEqual(documentLinks(parseKrb5Conf('include a.conf\nmodule x:y\n')), []);
});

test('one lens for each realm', () => {
  assert.deepEqual(
    realmLenses(parseKrb5Conf(text)).map(({ realm }) => realm),
    ['A.COM', 'B.COM'],
  );
});
