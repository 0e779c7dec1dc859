import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parseKrb5Conf } from '../../../src/krb5conf/parse.ts';
import type { SyntaxProblem } from '../../../src/krb5conf/tree.ts';

/** `kind[:code] line:from-to`, with `< line:column` for the related place. */
function describe(problem: SyntaxProblem): string {
  const { start, end } = problem.range;
  const code = problem.code === undefined ? '' : `:${problem.code.slice(5)}`;
  const to = end.line === start.line ? `${end.character}` : `${end.line}:${end.character}`;
  const { related } = problem;
  const cause = related ? ` < ${related.start.line}:${related.start.character}` : '';
  return `${problem.kind}${code} ${start.line}:${start.character}-${to}${cause}`;
}

const CASES: readonly (readonly [text: string, ...problems: string[]])[] = [
  ['[a\n', 'section-unclosed:SECTION_SYNTAX 0:0-2'],
  ['[a] # c\n', 'section-trailing-text:SECTION_SYNTAX 0:4-7'],
  ['[a]** \n', 'section-trailing-text:SECTION_SYNTAX 0:4-5'],
  ['[a]\nb = {\n[c]\nd = 1\n', 'section-in-block:SECTION_NOTOP 2:0-3 < 1:4'],
  ['[a]\nb c\n', 'relation-no-equals:RELATION_SYNTAX 1:0-3'],
  ['[a]\n = c\n', 'relation-empty-tag:RELATION_SYNTAX 1:1-4'],
  ['[a]\nb c = d\n', 'relation-blank-in-tag:RELATION_SYNTAX 1:0-7'],
  ['[a]\nb * = d\n', 'relation-blank-in-tag:RELATION_SYNTAX 1:0-7'],
  ['[a]\nb =\nc = d\n', 'missing-value:MISSING_OBRACE 1:0-3'],
  ['[a]\nb =\n\n# x\n{\nc = d\n}\n', 'missing-value:MISSING_OBRACE 1:0-3'],
  ['[a]\nb =\n\n', 'missing-value:MISSING_OBRACE 1:0-3'],
  ['[a]\nb =\n', 'value-lost-at-end 1:0-3'],
  ['[a]\nb =\ninclude /x\n{\n}\n'],
  ['[a]\n}\n', 'extra-close-brace:EXTRA_CBRACE 1:0-1'],
  [
    '[a]\nb = { # c\nd = 1\n}\n',
    'open-brace-text 1:4-9',
    'extra-close-brace:EXTRA_CBRACE 3:0-1 < 1:4',
  ],
  ['[a]\nb = { c = d }\n', 'open-brace-text 1:4-13'],
  ['[a]\nb = {x\n'],
  ['[a]\nb c = {\nd = e\n}\n', 'relation-blank-in-tag:RELATION_SYNTAX 1:0-7'],
  ['[a]\nb {\nd = e\n}\n', 'relation-no-equals:RELATION_SYNTAX 1:0-3'],
  ['[a]\n include /x\n', 'directive-indented:RELATION_SYNTAX 1:1-11'],
  ['[a]\n includedir /x\n', 'directive-indented:RELATION_SYNTAX 1:1-14'],
  ['[a]\nmodule /x:y\n', 'module-late:RELATION_SYNTAX 1:0-11'],
  ['module /x:y\n', 'module:MODULE 0:0-11'],
  ['module /x\n', 'module:MODULE_SYNTAX 0:0-9'],
  [' [a]\nb = c\n[d]\n', 'first-header-lost 0:1-4'],
  ['\uFEFF[a]\nb = c\n[d]\n', 'first-header-lost 0:1-4'],
  ['\uFEFF# c\n[d]\n'],
  ['x\n# c\ny\n[d]\n', 'ignored-before-section 0:0-2:1'],
  ['x', 'ignored-before-section 0:0-1'],
  ['[a]\nb = {\nc = {\n', 'unclosed-brace 2:4-5', 'unclosed-brace 1:4-5'],
  ['[a]\nb =\n{ c = d\n}\n', 'text-after-open-brace 2:2-7'],
  [
    '[a]\nb = {\nc = d }\n[e]\n',
    'close-brace-in-value 2:6-7',
    'section-in-block:SECTION_NOTOP 3:0-3 < 1:4',
  ],
  ['[a]\nb = {\nc = K:%{uid}\n}\n'],
  ['[a]\nb = {\n} c = {\n', 'text-after-close-brace 2:2-7'],
  ['[a]\nb = {\n} # end\n'],
  ['[a]\nb = "c" # d\n', 'text-after-quote 1:8-11'],
  ['[a]\nb = "c\\"\n', 'unterminated-quote 1:4-8'],
  ['[a]\nb = c\0d\n', 'nul 1:5-6'],
  ['[a]\nb = c\rd\r\n', 'lone-carriage-return 1:5-6'],
  ['[a]\rb = c', 'lone-carriage-return 0:3-4', 'section-trailing-text:SECTION_SYNTAX 0:4-9'],
  [
    `[a]\n# ${'x'.repeat(2050)}\n`,
    'line-too-long 1:2047-2052',
    'relation-no-equals:RELATION_SYNTAX 1:2047-2052',
  ],
];

suite('syntax problems', () => {
  for (const [text, ...expected] of CASES) {
    test(JSON.stringify(text).slice(0, 60), () => {
      assert.deepEqual(parseKrb5Conf(text).problems.map(describe), expected);
    });
  }

  test('a header ends the blocks that are still open', () => {
    const document = parseKrb5Conf('[a]\nb = {\nc = {\n[d]\ne = f\n');
    assert.deepEqual(
      document.sections.map((section) => section.name.text),
      ['a', 'd'],
    );
    assert.equal(document.sections[1]?.children[0]?.kind, 'relation');
  });

  test('a block whose brace has text behind it is a block once its end is met', () => {
    const document = parseKrb5Conf('[a]\nb = { # c\nd = 1\n}\ne = 2\n');
    const [block, after] = document.sections[0]!.children;
    assert.ok(block?.kind === 'block');
    assert.equal(block.openBrace?.text, '{');
    assert.deepEqual(
      block.children.map((child) => child.kind),
      ['relation', 'close-brace'],
    );
    assert.equal(block.children[0]?.parent, block);
    assert.ok(after?.kind === 'relation');
    assert.equal(document.lines[1], block);
  });

  test('the bytes of a line are counted, not its characters', () => {
    const fits = `[a]\nb = ${'é'.repeat(1021)}\nc = d\n`;
    assert.deepEqual(parseKrb5Conf(fits).problems, []);
    const over = `[a]\nb = ${'é'.repeat(1022)}\nc = d\n`;
    assert.equal(parseKrb5Conf(over).problems[0]?.kind, 'line-too-long');
  });
});
