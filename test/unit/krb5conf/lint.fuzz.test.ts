import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyEdits } from '../../../src/krb5conf/fix.ts';
import type { TextEdit } from '../../../src/krb5conf/fix.ts';
import { lintKrb5Conf } from '../../../src/krb5conf/lint.ts';
import { parseKrb5Conf } from '../../../src/krb5conf/parse.ts';
import type { LintContext } from '../../../src/krb5conf/rules/context.ts';
import type { Krb5Document, Position } from '../../../src/krb5conf/tree.ts';

const factor = Number(process.env['FUZZ_RUNS'] ?? 1);

const directory = {
  realm: 'AWS.EXAMPLE.COM',
  dnsName: 'aws.example.com',
  dnsAddresses: ['10.0.1.10'],
  trustedRealms: ['CORP.EXAMPLE.COM'],
  domainControllerNames: ['dc1.aws.example.com'],
};

const contexts: fc.Arbitrary<LintContext> = fc.record({
  implementation: fc.constantFrom('mit', 'heimdal', 'java', 'all'),
  directories: fc.constantFrom([], [directory]),
});

const realms = ['AWS.EXAMPLE.COM', 'CORP.EXAMPLE.COM', 'corp.example.com', 'A.COM'];
const oneRealm = fc.constantFrom(...realms);

const values = fc.oneof(
  oneRealm,
  fc.constantFrom(
    'true',
    'flase',
    '1w',
    '24H',
    '5m',
    '300',
    '10:00',
    '"quoted"',
    '"open',
    "'single'",
    '“smart”',
    'FILE:/tmp/x',
    'FLIE:/tmp/%{usr}',
    'rc4-hmac des-cbc-crc aes256-cts',
    'aes265-cts',
    'aes256-cts, aes128-cts rc4-hmac',
    'dc1.a.com:88',
    'dc1.a.com, dc2.a.com:750',
    'http://dc1.a.com/x',
    'tcp/dc1.a.com',
    '2001:db8::1',
    'dc1:kerberos',
    'dc1.a.com:88 # first',
    'x # comment',
    '300 ; comment',
    'host }',
    '{ kdc = x }',
    '{ # c',
    '.',
    'A.COM B.COM',
    '',
  ),
);

const tags = fc.constantFrom(
  'default_realm',
  'default_relm',
  'ticket_lifetime',
  'clockskew',
  'rdns',
  'forwardable',
  'dns_lookup_kdc',
  'dns_lookup_realm',
  'default_ccache_name',
  'default_tkt_enctypes',
  'permitted_enctypes',
  'allow_weak_crypto',
  'udp_preference_limit',
  'pkinit_anchors',
  'master_kdc',
  'kdc',
  'admin_server',
  'auth_to_local',
  'krb4_config',
  'max_renewable_life',
  '.a.com',
  'a.com',
  '.A.com',
  '*.a.com',
  '.rds.amazonaws.com',
  'default realm',
);

const relation = fc.tuple(tags, values).map(([tag, value]) => `  ${tag} = ${value}`);
const oddLine = fc.constantFrom(
  '',
  '# comment',
  '  default_realm: A.COM',
  '  rdns false',
  '  include /etc/x',
  'include "/etc/x"',
  '  }',
  '} # c',
  '  realm {',
  '\u00a0rdns = no',
  '  kdc = a\0b',
  '  rdns = \rno',
);
const line = fc.oneof({ weight: 6, arbitrary: relation }, { weight: 1, arbitrary: oddLine });

const block = fc
  .record({
    name: oneRealm,
    open: fc.constantFrom(' = {', ' = {', ' = {', ' = { # c', ' =\n  {', ' ='),
    lines: fc.array(line, { maxLength: 4 }),
    close: fc.constantFrom('  }', '  }', '  }', '', '  }*', '  } X.COM = {'),
  })
  .map(({ name, open, lines, close }) => [`  ${name}${open}`, ...lines, close].join('\n'));

const section = fc
  .record({
    header: fc.constantFrom(
      '[libdefaults]',
      '[libdefaults]',
      '[realms]',
      '[realms]',
      '[domain_realm]',
      '[capaths]',
      '[appdefaults]',
      '[ realms ]',
      '[domain_realms]',
      '[libdefaults] # c',
      '[libdefaults]*',
      '[login]',
      '  [libdefaults]',
      '[kdc',
    ),
    items: fc.array(fc.oneof(line, block), { maxLength: 5 }),
  })
  .map(({ header, items }) => [header, ...items].join('\n'));

const files = fc
  .record({
    mark: fc.constantFrom('', '', '', '\ufeff'),
    sections: fc.array(section, { maxLength: 4 }),
    end: fc.constantFrom('\n', '\n', ''),
    newline: fc.constantFrom('\n', '\n', '\r\n'),
  })
  .map(({ mark, sections, end, newline }) =>
    (mark + sections.join('\n') + end).replace(/\r?\n/g, newline),
  );

test('the linter takes any text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc
      .array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 20 }), line, section), {
        maxLength: 20,
      })
      .map((parts) => parts.join('\n')),
    fc
      .array(
        fc.constantFrom(
          '[',
          ']',
          '{',
          '}',
          '=',
          '*',
          '#',
          '"',
          '\n',
          ' ',
          'a',
          '\\',
          '%{',
          '{{',
          '}}',
          '{%',
          '%}',
          '$A',
        ),
        { maxLength: 60 },
      )
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, contexts, (input, context) => {
      const document = parseKrb5Conf(input);
      const { lineStarts } = document;
      for (const { range, message, fixes } of lintKrb5Conf(document, context)) {
        assert.ok(range.start.line < lineStarts.length && range.end.line < lineStarts.length);
        assert.ok(message.length > 10);
        for (const fix of fixes) applyEdits(document, fix.edits);
      }
    }),
    { numRuns: 200 * factor },
  );
});

function offsetIn(document: Krb5Document, { line, character }: Position): number {
  return (document.lineStarts[line] ?? 0) + character;
}

/** Where a place of the old text is in the new one; -1 if its line is gone. Text inserted there pushes it on. */
function offsetAfter(document: Krb5Document, edits: readonly TextEdit[], place: Position): number {
  const offset = offsetIn(document, place);
  const gone = edits.some(
    ({ range, newText }) =>
      newText === '' &&
      offsetIn(document, range.start) <= offset &&
      offset < offsetIn(document, range.end),
  );
  if (gone) return -1;
  const shift = edits
    .filter(({ range }) => offsetIn(document, range.end) <= offset)
    .reduce((sum, { range, newText }) => {
      const removed = offsetIn(document, range.end) - offsetIn(document, range.start);
      return sum + newText.length - removed;
    }, 0);
  return offset + shift;
}

/** Problems for which the library refuses the file. */
function refusals(document: Krb5Document): number {
  return document.problems.filter(({ code }) => code !== undefined).length;
}

/** Fixes that make the library read text that it passed over, with whatever is wrong in it. */
const revealing = new Set(['syntax-first-header-lost', 'syntax-ignored-before-section']);

test('each fix cures its own problem, and the library refuses no line it took before', () => {
  let applied = 0;
  fc.assert(
    fc.property(files, contexts, (text, context) => {
      const document = parseKrb5Conf(text);
      const before = lintKrb5Conf(document, context);
      for (const problem of before)
        for (const fix of problem.fixes) {
          applied++;
          const fixed = parseKrb5Conf(applyEdits(document, fix.edits));
          const at = offsetAfter(document, fix.edits, problem.range.start);
          const stays = lintKrb5Conf(fixed, context).some(
            (p) =>
              p.rule === problem.rule &&
              p.message === problem.message &&
              offsetIn(fixed, p.range.start) === at,
          );
          const place = `${problem.rule} (${fix.title}) in\n${text}\n---\n${fixed.text}`;
          assert.ok(!stays, `still there: ${place}`);
          if (revealing.has(problem.rule)) continue;
          assert.ok(refusals(fixed) <= refusals(document), `breaks the file: ${place}`);
        }
    }),
    { numRuns: 120 * factor },
  );
  assert.ok(applied > 100, `only ${applied} fixes were tried`);
});
