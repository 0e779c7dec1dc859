import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parseKrb5Conf } from '../../../src/krb5conf/parse.ts';
import { linesInOrder, printDocument } from '../../../src/krb5conf/print.ts';
import type { BlockNode, Krb5Document, RelationNode, Token } from '../../../src/krb5conf/tree.ts';

/** The text at a range, taken from the lines, to check a token against its place. */
function textAt(document: Krb5Document, { range }: Pick<Token, 'range'>): string {
  const offset = (line: number, character: number): number =>
    document.lineStarts[line]! + character;
  return document.text.slice(
    offset(range.start.line, range.start.character),
    offset(range.end.line, range.end.character),
  );
}

function find<K extends 'relation' | 'block'>(
  document: Krb5Document,
  kind: K,
  name: string,
): K extends 'relation' ? RelationNode : BlockNode {
  for (const node of linesInOrder(document)) {
    if (node.kind === kind && node.name === name) return node as never;
  }
  throw new Error(`No ${kind} ${name}.`);
}

suite('tree of a krb5.conf', () => {
  const text = [
    '# client',
    '[libdefaults]',
    '\tdefault_realm = EXAMPLE.COM  ',
    '  pkinit* = "FILE:\\ta b" tail',
    '',
    '[realms]*',
    '  EXAMPLE.COM* = {',
    '    kdc = dc1.example.com:88',
    '    auth_to_local_names =',
    '    {',
    '      alice = al',
    '    }',
    '  }*',
    'includedir /etc/krb5.conf.d/',
  ].join('\n');
  const document = parseKrb5Conf(text);

  test('sections hold what follows their header', () => {
    assert.deepEqual(
      document.sections.map((section) => [section.name.text, section.final, section.line]),
      [
        ['libdefaults', false, 1],
        ['realms', true, 5],
      ],
    );
    assert.equal(document.children[0]?.kind, 'comment');
    assert.equal(document.problems.length, 1, 'the text after the quote');
  });

  test('a relation knows the place of its tag, its equals sign and its value', () => {
    const relation = find(document, 'relation', 'default_realm');
    assert.deepEqual(relation.tag.range, {
      start: { line: 2, character: 1 },
      end: { line: 2, character: 14 },
    });
    assert.deepEqual(relation.equals.start, { line: 2, character: 15 });
    assert.equal(relation.value.text, 'EXAMPLE.COM');
    assert.equal(textAt(document, relation.value), 'EXAMPLE.COM');
    assert.equal(relation.final, false);
    assert.equal(relation.trailing, undefined);
    assert.deepEqual(relation.range.end, { line: 2, character: 28 });
  });

  test('a quoted value is decoded, its place includes the quotes', () => {
    const relation = find(document, 'relation', 'pkinit');
    assert.equal(relation.rawTag.text, 'pkinit*');
    assert.equal(relation.final, true);
    assert.deepEqual(relation.finalMarker?.start, { line: 3, character: 8 });
    assert.equal(relation.value.text, '"FILE:\\ta b"');
    assert.equal(relation.value.decoded, 'FILE:\ta b');
    assert.equal(relation.value.quoted, true);
    assert.equal(relation.value.terminated, true);
    assert.equal(relation.trailing?.text, 'tail');
  });

  test('a block spans its braces, and its parents can be walked', () => {
    const block = find(document, 'block', 'EXAMPLE.COM');
    assert.equal(block.final, true);
    assert.equal(block.openBrace?.text, '{');
    assert.deepEqual(block.closeBrace?.range.start, { line: 12, character: 2 });
    assert.deepEqual(block.range, {
      start: { line: 6, character: 2 },
      end: { line: 12, character: 4 },
    });
    const inner = find(document, 'block', 'auth_to_local_names');
    assert.deepEqual(inner.openBrace?.range.start, { line: 9, character: 4 });
    const alice = find(document, 'relation', 'alice');
    assert.equal(alice.parent, inner);
    assert.equal(inner.parent, block);
    assert.equal(block.parent, document.sections[1]);
    assert.equal(document.sections[1]?.parent, document);
  });

  test('every line has an owner, and prints back', () => {
    assert.deepEqual(
      document.lines.map((node) => node.kind),
      [
        'comment',
        'section',
        'relation',
        'relation',
        'blank',
        'section',
        'block',
        'relation',
        'block',
        'open-brace',
        'relation',
        'close-brace',
        'close-brace',
        'directive',
      ],
    );
    assert.equal(printDocument(document), text);
  });

  test('a directive keeps its argument as the library takes it', () => {
    const [node] = [...linesInOrder(parseKrb5Conf('include  /a b # c \r\n'))];
    assert.ok(node?.kind === 'directive');
    assert.equal(node.argument.text, '/a b # c ');
    assert.equal(node.separator, '  ');
  });

  test('positions count UTF-16 units', () => {
    const emoji = parseKrb5Conf('[a]\n😀 = €\n');
    const relation = find(emoji, 'relation', '😀');
    assert.deepEqual(relation.tag.range.end, { line: 1, character: 2 });
    assert.deepEqual(relation.value.range.start, { line: 1, character: 5 });
  });

  test('an empty text has one line and no owner', () => {
    const empty = parseKrb5Conf('');
    assert.deepEqual(empty.lineStarts, [0]);
    assert.deepEqual(empty.lines, []);
    assert.deepEqual(empty.problems, []);
  });
});
