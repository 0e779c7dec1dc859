import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderJson } from '../../../src/report/json.ts';
import { jsonText } from '../../../src/report/jsonText.ts';
import { samples } from '../../fixtures/reports/samples.ts';
import { attacks, rawControl, verdictOf } from './hostile.ts';

test('the document is the verdict, field by field', () => {
  for (const verdict of Object.values(samples))
    assert.deepEqual(JSON.parse(renderJson(verdict)), JSON.parse(JSON.stringify(verdict)));
});

test('fields that are not in the contract stay out', () => {
  const verdict = samples['wrong-realm']!;
  const secret = {
    ...verdict,
    findings: [{ ...verdict.findings[0]!, scope: 'secret' }],
    password: 'secret',
  };
  assert.doesNotMatch(renderJson(secret), /secret/);
});

test('any text survives, and none of it can drive a terminal', () => {
  for (const attack of attacks) {
    const text = renderJson(verdictOf(attack));
    assert.doesNotMatch(text, rawControl);
    const { target } = JSON.parse(text) as { target: { name: string } };
    assert.equal(target.name, attack);
  }
});

test('a 64-bit number becomes a string', () => {
  assert.equal(jsonText({ serial: 2n ** 60n }), '{\n  "serial": "1152921504606846976"\n}\n');
});
