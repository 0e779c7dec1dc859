import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import type { ConfigFiles } from '../../../src/krb5conf/configFiles.ts';
import { effectiveConfiguration } from '../../../src/krb5conf/effectiveConfiguration.ts';
import { buildProfile } from '../../../src/krb5conf/profile.ts';

/** Measured with two versions of MIT's library; `@DIR@` in a case stands for the folder of the cases. */
const FIXTURES = join(import.meta.dirname, '..', '..', 'fixtures', 'krb5conf');
const CASES = join(FIXTURES, 'cases');

const files: ConfigFiles = {
  read: (path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return { error: 'missing' };
    if (stat.isDirectory()) return { error: 'directory' };
    return { text: readFileSync(path, 'utf8').replaceAll('@DIR@', CASES) };
  },
  list: (path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat?.isDirectory() === true ? { names: readdirSync(path) } : { error: 'missing' };
  },
};

/** The form of expected.tsv. */
function outcome(path: string, mitVersion: string): string {
  const profile = buildProfile([path], files, { mitVersion });
  const error = profile.errors[0];
  if (error !== undefined) return `ERR ${error.code}`;
  const pairs = effectiveConfiguration(profile).relations.flatMap(({ path: names, values }) =>
    values.map(({ value }) => `${names.join('/')}=${abbreviate(value)}`),
  );
  return pairs.length === 0 ? 'OK (empty)' : `OK ${pairs.join('; ')}`;
}

function abbreviate(value: string): string {
  return value.length > 200 ? `${value.slice(0, 20)}...(${value.length})` : value;
}

/**
 * Order within a path counts; the order of paths is the library's sorting, which we do not keep.
 * Blanks around names were lost when the cases were measured.
 */
function byPath(text: string): string[] {
  const path = (pair: string): string => pair.slice(0, pair.indexOf('='));
  const trimmed = (pair: string): string =>
    path(pair)
      .split('/')
      .map((name) => name.trim())
      .join('/') + pair.slice(path(pair).length);
  return text
    .replace(/^OK /, '')
    .split('; ')
    .map(trimmed)
    .sort((a, b) => (path(a) < path(b) ? -1 : path(a) > path(b) ? 1 : 0));
}

suite('what MIT makes of the hand-made cases', () => {
  const [, ...rows] = readFileSync(join(FIXTURES, 'expected.tsv'), 'utf8').trimEnd().split('\n');
  for (const row of rows) {
    const [name = '', purpose = '', mit120 = '', mit123 = ''] = row.split('\t');
    test(`${name}: ${purpose}`, () => {
      const path = join(CASES, `${name}.conf`);
      assert.deepEqual(byPath(outcome(path, '1.20.1')), byPath(mit120), 'MIT 1.20.1');
      assert.deepEqual(byPath(outcome(path, '1.23-prerelease')), byPath(mit123), 'MIT 1.23');
    });
  }
  test('there are cases', () => {
    assert.ok(rows.length > 60);
  });
});
