import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { READING_DIFFERENCES } from '../../../src/krb5conf/differenceTable.ts';
import { differencesOf } from '../../../src/krb5conf/differences.ts';
import { parseKrb5Conf } from '../../../src/krb5conf/parse.ts';

/** `heimdal: id@line …` and the same for Java, for a text; the measured cases are the numbers. */
const CASES: readonly [what: string, text: string, heimdal: string, java: string][] = [
  ['001', '[libdefaults]\ndefault_realm = A.COM\n', '', ''],
  ['004', '[a] # c\n', 'text-after-header@0', ''],
  ['005', '[a]\nb = { # c\nd = 1\n}\n', 'text-after-open-brace@1', ''],
  ['011', '[a]\nb = { c = d }\n', 'brace-opens-block@1', ''],
  ['068', '[a]\nb = {x\n', 'brace-opens-block@1', ''],
  ['007', '[a]\nb =\n{\nc = 1\n}\n', 'brace-on-next-line@2', ''],
  ['008', '[a]\nb =\n\n{\nc = 1\n}\n', 'brace-on-next-line@3', 'brace-after-blank@1'],
  ['013', '[a]\nb = {\nc = 1\n', 'unclosed-block@1', 'unclosed-block@1'],
  ['019', '[a]\n= b\n', 'empty-tag@1', 'empty-tag@1'],
  ['020', '[a]\nb c = d\n', '', 'blank-in-tag@1'],
  ['022', '[a]\nb = ""\n', 'quoted-value@1', ''],
  ['025', '[a]\nb = "c\n', 'quoted-value@1', 'unterminated-quote@1'],
  ['026', "[a]\nb = 'c'\n", '', 'single-quotes@1'],
  ['escape', '[a]\nb = "c\\td"\n', 'quoted-value@1', 'escape@1'],
  ['031', '[ libdefaults ]\n', '', 'section-name-form@0'],
  ['032', '[LIBDEFAULTS]\n', '', 'section-name-form@0'],
  ['033', ' [libdefaults]\n', 'first-header-indented@0', 'first-header-indented@0'],
  ['035', '[libdefaults]*\n', 'final-section@0', 'final-section@0'],
  ['037', '[realms]\nA* = {\n}\n', 'final-tag@1', 'final-tag@1'],
  ['038', '[realms]\nA = {\n}*\n', '', 'text-after-brace@2'],
  ['041', '[domain_realm]\n*.a = B\n', 'final-tag@1', 'final-tag@1'],
  ['043', '[r]\nA = {\n}\n[x]\n[r]\nA = {\n}\n', '', 'repeated-block@5'],
  ['046', 'a = b\n[x]\n', 'text-before-section@0', ''],
  ['048', '\uFEFF[libdefaults]\n', 'byte-order-mark@0', ''],
  ['055', '[a]\nb = c\0d\n', '', 'nul@1'],
  ['085', 'include /x\n', 'include@0', ''],
  ['086', '[a]\ninclude /x\n', 'include@1', 'include-late@1'],
  ['078', 'include x\n', 'include@0 include-relative@0', 'include-relative@0'],
  ['twice', 'include /x\ninclude /x\n', 'include@0 include@1', 'include-repeated@1'],
  ['101', 'include /x \n', 'include@0', 'include-trailing-blank@0'],
  ['103', 'include\t/x\n', 'include@0', 'include-tab@0'],
  ['064', `[a]\n# ${'x'.repeat(3000)}\n`, '', 'long-line@1'],
];

suite('what other implementations read differently', () => {
  for (const [what, text, ...expected] of CASES) {
    test(`${what}: ${JSON.stringify(text).slice(0, 50)}`, () => {
      const document = parseKrb5Conf(text);
      const found = (['heimdal', 'java'] as const).map((implementation) =>
        differencesOf(document, implementation)
          .map(({ difference, range }) => `${difference.id}@${range.start.line}`)
          .join(' '),
      );
      assert.deepEqual(found, expected);
    });
  }

  test('MIT differs from itself nowhere', () => {
    assert.deepEqual(differencesOf(parseKrb5Conf('[ a ]*\n= b\n'), 'mit'), []);
  });

  test('every row is met by a case here', () => {
    const met = CASES.flatMap(([, , ...both]) => both.join(' ').match(/[a-z-]+(?=@)/g) ?? []);
    assert.deepEqual(
      READING_DIFFERENCES.map(({ id }) => id).filter((id) => !met.includes(id)),
      [],
    );
  });
});
