/** Everything that VS Code shows can be translated, and the Japanese translation is complete. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { englishBundle } from '../../../scripts/generate-l10n.ts';

type Bundle = Readonly<Record<string, string>>;

const root = resolve(import.meta.dirname, '..', '..', '..');
const read = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8')) as Bundle;
const languages = readdirSync(join(root, 'l10n')).flatMap(
  (name) => /^bundle\.l10n\.([\w-]+)\.json$/.exec(name)?.[1] ?? [],
);

test('l10n/bundle.l10n.json holds the texts of the code as they are', async () => {
  assert.deepEqual(read('l10n/bundle.l10n.json'), await englishBundle(), 'run npm run docs');
});

test('there is a translation, for the code and for the manifest', () => {
  assert.ok(languages.includes('ja'));
  const manifests = readdirSync(root).flatMap(
    (name) => /^package\.nls\.([\w-]+)\.json$/.exec(name)?.[1] ?? [],
  );
  assert.deepEqual(manifests.sort(), languages.sort());
});

/** What a translation must carry over: values, commands, settings, code, and the links of welcome texts. */
function fixedParts(text: string): string[] {
  const parts =
    text.match(/\{\d+\}|\(command:[^)]*\)|\(https?:[^)]*\)|`[^`]*`|\$\([\w~-]+\)|#[\w.]+#/g) ?? [];
  return [...parts].sort();
}

for (const [english, translated] of [
  ['l10n/bundle.l10n.json', (language: string) => `l10n/bundle.l10n.${language}.json`],
  ['package.nls.json', (language: string) => `package.nls.${language}.json`],
] as const) {
  for (const language of languages) {
    test(`${translated(language)} has the same keys, placeholders, links and code`, () => {
      const source = read(english);
      const target = read(translated(language));
      assert.deepEqual(Object.keys(target).sort(), Object.keys(source).sort());
      for (const [key, text] of Object.entries(source)) {
        assert.deepEqual(fixedParts(target[key] ?? ''), fixedParts(text), key);
        assert.notEqual((target[key] ?? '').trim(), '', key);
      }
    });
  }
}

test('the Japanese texts are Japanese', () => {
  const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;
  for (const name of ['l10n/bundle.l10n.ja.json', 'package.nls.ja.json']) {
    const same = Object.entries(read(name)).filter(([, text]) => !japanese.test(text));
    // Names of products, libraries and formats are the same everywhere.
    for (const [key, text] of same) assert.match(text, /^[\w .,:、·↔/()+{}-]*$/, key);
    assert.ok(same.length < 25, same.map(([key]) => key).join(', '));
  }
});

test('a text to translate is a literal: what is put together cannot be found', () => {
  const files = readdirSync(join(root, 'src/vscode'), { recursive: true, encoding: 'utf8' });
  const computed = files
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const source = readFileSync(join(root, 'src/vscode', name), 'utf8');
      const calls = source.match(/l10n\.t\((?!\s*['"`{])[^)]*/g) ?? [];
      return calls.map((call) => `${name}: ${call}`);
    });
  assert.deepEqual(computed, []);
});
