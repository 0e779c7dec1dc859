import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { effectiveConfiguration } from '../../../../src/krb5conf/effectiveConfiguration.ts';
import { formatDocument } from '../../../../src/krb5conf/features/format.ts';
import { applyEdits } from '../../../../src/krb5conf/fix.ts';
import { parseKrb5Conf } from '../../../../src/krb5conf/parse.ts';
import { profileOfText } from '../../../../src/krb5conf/profile.ts';

const options = { indent: '    ' };

function format(text: string): string {
  const document = parseKrb5Conf(text);
  return applyEdits(document, formatDocument(document, options));
}

/** What a library reads, and what it refuses: lines may move sideways, nothing else may change. */
function meaning(text: string): string {
  const { relations, errors } = effectiveConfiguration(profileOfText('f', text));
  return JSON.stringify([relations, errors.map(({ code, line }) => [code, line])]);
}

test('indents by nesting, spaces around "=", and keeps comments and blank lines', () => {
  const text =
    '[libdefaults]\n\n  # why\ndefault_realm=A.COM\n\tdns_lookup_kdc =   true  \n# next\n[realms]*\nA.COM = {\nkdc=dc.a.com\n# last\n    }*\n';
  assert.equal(
    format(text),
    '[libdefaults]\n\n    # why\n    default_realm = A.COM\n    dns_lookup_kdc = true\n# next\n[realms]*\n    A.COM = {\n        kdc = dc.a.com\n    # last\n    }*\n'.replace(
      '    # last',
      '        # last',
    ),
  );
});

test('leaves alone what it must not touch', () => {
  for (const text of [
    'include /etc/a.conf \n', // a trailing blank is part of the name
    'text before\n  [libdefaults]\n  a = b\n', // the first header is lost, and stays lost
    '[a]\n    b = "no end \n',
    '[a]\n    nonsense here\n',
    `[a]\n    b = ${'x'.repeat(2040)}\n`,
  ]) {
    assert.equal(meaning(format(text)), meaning(text), text);
    assert.equal(format(text), text);
  }
});

test('CRLF stays', () => {
  assert.equal(format('[a]\r\nb=c\r\n'), '[a]\r\n    b = c\r\n');
});

test('a range formats its lines only', () => {
  const document = parseKrb5Conf('[a]\nb=c\nd=e\n');
  const edits = formatDocument(document, options, {
    start: { line: 1, character: 0 },
    end: { line: 2, character: 0 },
  });
  assert.equal(applyEdits(document, edits), '[a]\n    b = c\nd=e\n');
});

const line = fc.oneof(
  fc.constantFrom(
    '[libdefaults]',
    ' [realms]*',
    '[a] # x',
    'A.COM = {',
    '  }',
    '}*',
    '} x',
    'B =',
    '{',
    ' { y',
    'k=v',
    ' t* = "q\\"x" junk',
    'u = "open ',
    '# c',
    '  ; d',
    '',
    '  \t',
    'include /nowhere ',
    ' include /x',
    'module a:b',
    'no equals',
    '= v',
    'a b = c',
    'z = v \f',
    '\u00a0k = v',
    'n = a\0b',
    'r = a\rb',
    '* = x',
  ),
  fc.string({ maxLength: 12 }),
);
const file = fc
  .tuple(fc.array(line, { maxLength: 14 }), fc.constantFrom('\n', '\r\n'))
  .map(([lines, end]) => lines.join(end));

test('never changes the meaning, and is idempotent', () => {
  fc.assert(
    fc.property(file, (text) => {
      const once = format(text);
      assert.equal(meaning(once), meaning(text));
      assert.equal(format(once), once);
    }),
    { numRuns: 3000 * Number(process.env['FUZZ_RUNS'] ?? 1) },
  );
});

test('the same for every recorded case', (t) => {
  const folder = join(import.meta.dirname, '../../../fixtures/krb5conf/cases');
  let count = 0;
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.conf'))) {
    const text = readFileSync(join(folder, name), 'utf8');
    assert.equal(meaning(format(text)), meaning(text), name);
    assert.equal(format(format(text)), format(text), name);
    count += 1;
  }
  t.diagnostic(`${count} files`);
  assert.ok(count > 50);
});
