import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { lintKrb5Conf } from '../../../src/krb5conf/lint.ts';
import { parseKrb5Conf } from '../../../src/krb5conf/parse.ts';

/** Published configuration files, which may not be copied here: only what the linter says of them is. */
const corpus = '../shared/corpus/krb5conf';
const golden = 'test/fixtures/krb5conf-corpus-findings.json';

interface Golden {
  /** By `severity rule`: why such a finding is right in a file that works, or what is broken there. */
  readonly why: Readonly<Record<string, string>>;
  /** By file: how many of each. */
  readonly files: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

const expected = JSON.parse(readFileSync(golden, 'utf8')) as Golden;

function findings(file: string): Record<string, number> {
  const document = parseKrb5Conf(readFileSync(join(corpus, file), 'utf8'));
  const counts: Record<string, number> = {};
  for (const { severity, rule } of lintKrb5Conf(document)) {
    const kind = `${severity} ${rule}`;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(counts).sort());
}

test('every kind of finding in the corpus is accounted for', () => {
  const kinds = new Set(Object.values(expected.files).flatMap((counts) => Object.keys(counts)));
  assert.deepEqual([...kinds].sort(), Object.keys(expected.why).sort());
  for (const [kind, why] of Object.entries(expected.why)) assert.ok(why.length > 20, kind);
});

test('published files get the findings that were judged, and no other', (t) => {
  if (!existsSync(corpus)) {
    t.skip(`${corpus} is not here: the linter was not run on published files`);
    return;
  }
  const files = readdirSync(corpus).filter((name) => name.endsWith('.conf'));
  const actual = Object.fromEntries(files.sort().map((file) => [file, findings(file)]));
  // To judge anew after a change of the rules: UPDATE_CORPUS_FINDINGS=1, then read the difference.
  if (process.env['UPDATE_CORPUS_FINDINGS'])
    writeFileSync(golden, `${JSON.stringify({ ...expected, files: actual }, null, 2)}\n`);
  for (const file of files) assert.deepEqual(actual[file], expected.files[file] ?? {}, file);
});
