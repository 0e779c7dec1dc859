import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { renderLintRules } from '../../../scripts/generate-lint-docs.ts';
import { rules } from '../../../src/krb5conf/rules/table.ts';

test('docs/lint-rules.md is what the table of rules says', async () => {
  const written = readFileSync('docs/lint-rules.md', 'utf8');
  assert.equal(written, await renderLintRules(), 'run node scripts/generate-lint-docs.ts');
  for (const { id } of rules) assert.ok(written.includes(`\n## ${id}\n`), id);
});
