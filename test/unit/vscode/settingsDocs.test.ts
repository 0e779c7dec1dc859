import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { renderSettings } from '../../../scripts/generate-settings-docs.ts';
import { settingDefaults } from '../../../src/vscode/ids.ts';

test('docs/settings.md is what the manifest says', async () => {
  const written = readFileSync('docs/settings.md', 'utf8');
  assert.equal(written, await renderSettings(), 'run npm run docs');
  for (const id of Object.keys(settingDefaults)) assert.ok(written.includes(`### \`${id}\``), id);
});
