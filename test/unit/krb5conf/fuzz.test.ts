import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { differencesOf } from '../../../src/krb5conf/differences.ts';
import { effectiveConfiguration } from '../../../src/krb5conf/effectiveConfiguration.ts';
import { realmOfHost } from '../../../src/krb5conf/mapping.ts';
import { parseKrb5Conf } from '../../../src/krb5conf/parse.ts';
import { linesInOrder, printDocument } from '../../../src/krb5conf/print.ts';
import { profileOfText } from '../../../src/krb5conf/profile.ts';
import type { Krb5Document, Range } from '../../../src/krb5conf/tree.ts';
import { generateConfig } from '../../oracle/generate.ts';
import { mutate } from '../../oracle/mutate.ts';
import { Random } from '../../oracle/random.ts';

/** Inputs of a usual run; FUZZ_RUNS sets another number, FUZZ_SEED another sequence. */
const THOROUGH = process.env['FUZZ_RUNS'] !== undefined;
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 2000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 1);

const REPOSITORY = join(import.meta.dirname, '..', '..', '..');
const FIXTURES = join(REPOSITORY, 'test', 'fixtures', 'krb5conf', 'cases');
const CORPUS = join(REPOSITORY, '..', 'shared', 'corpus', 'krb5conf');

/** What must hold for any text whatever. */
function check(text: string): void {
  const document = parseKrb5Conf(text);
  assert.equal(printDocument(document), text, 'prints back');
  assert.equal(document.lineStarts.at(-1), text.lastIndexOf('\n') + 1, 'last line');
  let offset = 0;
  for (const node of linesInOrder(document)) {
    assert.equal(node.from, offset, 'lines follow each other');
    offset = node.to;
    checkRange(document, node.range);
    if (node.kind === 'relation') {
      checkRange(document, node.value.range);
      assert.equal(node.value.decoded, node.decoded);
      assert.equal(node.tag.text, node.name);
      assert.ok(node.trailing === undefined || node.value.quoted);
    } else if (node.kind === 'block') {
      assert.ok(node.parent.children.includes(node) || node.parent.children.length > 50);
      checkRange(document, node.openBrace?.range ?? node.tag.range);
    } else if (node.kind === 'section') {
      checkRange(document, node.header.range);
      checkRange(document, node.name.range);
    }
  }
  for (const problem of document.problems) checkRange(document, problem.range);
  const profile = profileOfText('k', text);
  effectiveConfiguration(profile);
  realmOfHost(profile, 'a.b.c');
  differencesOf(document, 'java');
}

/** Inside the document, on its lines, not backwards. */
function checkRange(document: Krb5Document, { start, end }: Range): void {
  for (const { line, character } of [start, end]) {
    const from = document.lineStarts[line];
    assert.ok(from !== undefined && character >= 0, 'on a line');
    const next = document.lineStarts[line + 1] ?? document.text.length;
    assert.ok(from + character <= next, 'within the line');
  }
  const backwards =
    end.line < start.line || (end.line === start.line && end.character < start.character);
  assert.ok(!backwards, 'forwards');
}

const PIECES = [
  ...['[', ']', '{', '}', '=', '*', '"', '\\', '#', ';', '\n', '\r\n', '\r', '\0', ' ', '\t'],
  ...[
    '[a]\n',
    ' = {\n',
    '\n}\n',
    'b = c\n',
    'include /x\n',
    'includedir k\n',
    'module ',
    'include',
  ],
  ...['\uFEFF', '\u00a0', '\ud800', '\udc00', '😀', 'é', 'x'.repeat(700), '='.repeat(2046)],
];

suite('any text at all', () => {
  test('strings from the pieces of the language', () => {
    const text = fc
      .array(fc.constantFrom(...PIECES), { maxLength: 60 })
      .map((list) => list.join(''));
    fc.assert(fc.property(text, check), { numRuns: Math.ceil(RUNS / 4), seed: SEED });
  });

  test('arbitrary UTF-16, lone surrogates included', () => {
    const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
    const text = fc.string({ unit, maxLength: 300 });
    fc.assert(fc.property(text, check), { numRuns: Math.ceil(RUNS / 4), seed: SEED });
  });

  test('generated files, and byte mutations of them, of the cases and of the corpus', (t) => {
    const originals = [FIXTURES, CORPUS].flatMap((folder) => {
      if (!existsSync(folder)) {
        t.diagnostic(`No mutations of the corpus: ${folder} is missing.`);
        return [];
      }
      const names = readdirSync(folder).filter((name) => name.endsWith('.conf'));
      return names.map((name) => readFileSync(join(folder, name)));
    });
    const random = new Random(SEED);
    for (let run = 0; run < RUNS / 2; run++) {
      const generated = random.chance(0.5);
      const bytes = generated
        ? Buffer.from(generateConfig(random, ['/x', 'k']))
        : random.pick(originals);
      const text = mutate(random, bytes).toString(random.chance(0.5) ? 'utf8' : 'latin1');
      try {
        check(text);
      } catch (error) {
        t.diagnostic(`seed ${SEED}, run ${run}: ${JSON.stringify(text)}`);
        throw error;
      }
    }
  });
});

/** A usual run cuts at every eleventh character only, a thorough one everywhere. */
const STEP = THOROUGH ? 1 : 11;

suite('every file cut off anywhere', () => {
  for (const folder of [FIXTURES, CORPUS]) {
    test(folder === CORPUS ? 'corpus' : 'cases', (t) => {
      if (!existsSync(folder)) {
        t.skip(`${folder} is missing`);
        return;
      }
      for (const name of readdirSync(folder)) {
        if (!name.endsWith('.conf')) continue;
        const text = readFileSync(join(folder, name), 'utf8');
        for (let at = 0; at < text.length; at += STEP) {
          const cut = text.slice(0, at);
          const document = parseKrb5Conf(cut);
          assert.equal(printDocument(document), cut);
          const open = document.problems.filter(({ kind }) => kind === 'unclosed-brace');
          assert.ok(open.every(({ code }) => code === undefined));
        }
      }
    });
  }
});

suite('size and depth', () => {
  /** Time cannot be asserted here; what is quadratic does not come back at this size. */
  const MANY = THOROUGH ? 200_000 : 20_000;
  const hostile: readonly [what: string, text: string][] = [
    ['one line of many characters', `[a]\nb = ${'x'.repeat(4 * MANY)}\n`],
    ['many empty lines', '\n'.repeat(MANY)],
    ['blocks within blocks', `[a]\n${'b = {\n'.repeat(MANY)}`],
    ['blocks within blocks, closed', `[a]\n${'b = {\n'.repeat(MANY)}${'}\n'.repeat(MANY)}`],
    ['strings that look like blocks', `[a]\n${'b = { #\n'.repeat(MANY)}${'}\n'.repeat(MANY)}`],
    ['tags without values', `[a]\n${'b =\n'.repeat(MANY)}`],
    ['a tag without value, and includes', `[a]\nb =\n${'include x\n'.repeat(MANY)}`],
    ['one relation again and again', `[a]\n${'b = c\n'.repeat(MANY)}`],
    ['one section again and again', '[a]\nb = c\n'.repeat(MANY)],
    ['headers without end', '[a\n'.repeat(MANY)],
    ['no equals sign', `[a]\n${'b\n'.repeat(MANY)}`],
    ['one NUL at the end', `[a]\n${'b = c\n'.repeat(MANY)}\0`],
    ['one carriage return at the end', `[a]\n${'b = c\n'.repeat(MANY)}\rx`],
    ['text before the first section', 'x\n'.repeat(MANY)],
    ['nothing but NUL', '\0'.repeat(MANY)],
    ['quotes and backslashes', `[a]\nb = "${'\\'.repeat(MANY)}\n`],
  ];
  for (const [what, text] of hostile) {
    test(what, () => {
      const document = parseKrb5Conf(text);
      assert.equal(printDocument(document), text);
      assert.ok(document.sections.every((section) => section.range.end.line >= section.line));
      effectiveConfiguration(profileOfText('k', text));
    });
  }
});
