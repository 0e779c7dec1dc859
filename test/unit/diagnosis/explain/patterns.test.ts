import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explainText } from '../../../../src/diagnosis/explain/explainText.ts';
import { findTexts } from '../../../../src/diagnosis/explain/findTexts.ts';
import { patterns } from '../../../../src/diagnosis/explain/patterns.ts';
import { symptomOf, symptoms } from '../../../../src/diagnosis/explain/symptoms.ts';
import type { SymptomId } from '../../../../src/diagnosis/explain/symptoms.ts';
import { findingTable } from '../../../../src/diagnosis/findingTable.ts';

const symptomIds = Object.keys(symptoms) as SymptomId[];

describe('the table of error texts', () => {
  it('has more than 150 texts, each recognised by its own row', () => {
    assert.ok(patterns.length > 150, `${patterns.length}`);
    for (const row of patterns) {
      const hits = findTexts(row.example).filter((found) => found.row === row);
      assert.ok(hits.length > 0, row.example);
      if (row.wrapper === true) continue;
      assert.ok(
        explainText(row.example).explanations.some((one) => one.symptom === row.symptom),
        row.example,
      );
    }
  });

  it('recognises every example when a terminal has wrapped it, in any letter case', () => {
    for (const row of patterns) {
      const wrapped = row.example.replaceAll(' ', '\n   ').toUpperCase();
      const symptomsFound = findTexts(wrapped).map((found) => found.row.symptom);
      assert.ok(symptomsFound.includes(row.symptom), row.example);
    }
  });

  it('repeats nothing without a bound: a search is linear in the text', () => {
    for (const { pattern } of patterns) {
      const outsideClasses = pattern.source
        .replace(/\[(?:\\.|[^\]])*\]/g, '[]')
        .replace(/\\./g, '');
      assert.doesNotMatch(outsideClasses, /[*+]|\{\d+,\}/, pattern.source);
      assert.match(pattern.source, /^(?:[\w\\'(]|\(\?:)/, pattern.source);
      assert.doesNotMatch(pattern.source, /^\(\?</, 'a name in front makes every place a start');
    }
  });

  it('names causes of the vocabulary only, each with when it is that one', () => {
    const known = new Set(findingTable.map(({ id }) => id));
    for (const id of symptomIds) {
      const { causes, next, says } = symptomOf(id);
      assert.ok(causes.length > 0 || next !== undefined, id);
      for (const cause of causes) {
        assert.ok(known.has(cause.finding), `${id}: ${cause.finding}`);
        assert.doesNotMatch(cause.because, /\.$/);
      }
      assert.match(says({}), /^[A-Z].*\.$/, id);
    }
  });

  it('has a text for every symptom', () => {
    const used = new Set(patterns.map((row) => row.symptom));
    for (const id of symptomIds) assert.ok(used.has(id), id);
  });
});
