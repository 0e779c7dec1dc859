import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { renderFindings } from '../../../scripts/generate-findings-docs.ts';
import { ownFindings } from '../../../scripts/ownFindings.ts';
import { findingTable } from '../../../src/diagnosis/findingTable.ts';
import { rules } from '../../../src/diagnosis/rules/rules.ts';
import { hops } from '../../../src/diagnosis/verdict.ts';

const known = new Map(findingTable.map((row) => [row.id, row]));

test('ids are unique, kebab-case, and in the order of the chain', () => {
  assert.equal(known.size, findingTable.length);
  for (const { id } of findingTable) assert.match(id, /^[a-z0-9]+(-[a-z0-9]+)+$/);
  const order = findingTable.map((row) => hops.indexOf(row.hop));
  assert.deepEqual(
    order,
    [...order].sort((a, b) => a - b),
  );
});

test('every rule has its row, in its hop, and is not announced as missing', () => {
  for (const rule of rules) {
    const row = known.get(rule.id);
    assert.ok(row, `${rule.id} has no row`);
    assert.equal(row.hop, rule.hop, rule.id);
    assert.equal(row.notYet, undefined, rule.id);
  }
});

test('every row is found by a rule, or says what it would take', () => {
  const found = new Set(rules.map((rule) => rule.id));
  for (const row of findingTable) {
    assert.ok(found.has(row.id) !== (row.notYet !== undefined), row.id);
  }
});

test('what a rule explains exists', () => {
  for (const rule of rules)
    for (const id of rule.explains) assert.ok(known.has(id), `${rule.id} explains ${id}`);
});

test('docs/findings.md is what the table says (npm run docs)', () => {
  const page = readFileSync(new URL('../../../docs/findings.md', import.meta.url), 'utf8');
  assert.equal(page, renderFindings());
});

test('what is told in full exists, and names what a user of each client sees', () => {
  for (const { id, known: how, fix, looks } of ownFindings) {
    assert.ok(known.has(id), id);
    for (const text of [how, fix, looks]) assert.match(text, /^[A-Za-z“].{20,}[.)]$/s, id);
  }
});
