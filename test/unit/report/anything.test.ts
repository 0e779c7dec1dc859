import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Hop, Severity, Verdict } from '../../../src/diagnosis/verdict.ts';
import { hops } from '../../../src/diagnosis/verdict.ts';
import type { Outcome } from '../../../src/probes/observation.ts';
import { renderHtml } from '../../../src/report/html.ts';
import { renderJson } from '../../../src/report/json.ts';
import { renderMarkdown } from '../../../src/report/markdown.ts';
import { redact } from '../../../src/report/redact.ts';
import { renderText } from '../../../src/report/text.ts';
import { rawControl } from './hostile.ts';

const runs = 100 * Number(process.env['FUZZ_RUNS'] ?? 1);
const outcomes: readonly Outcome[] = [
  ...(['ok', 'failed', 'timeout', 'refused', 'unreachable', 'skipped', 'unexpected'] as const),
];
const severities: readonly Severity[] = ['error', 'warning', 'info'];

const text = fc.string({ unit: 'binary', maxLength: 20 });
const finding = fc.record({
  id: text,
  hop: fc.constantFrom<Hop>(...hops),
  severity: fc.constantFrom(...severities),
  title: text,
  explanation: text,
  evidence: fc.array(text, { maxLength: 3 }),
  fixes: fc.array(
    fc.record({ title: text, command: text, doc: text }, { requiredKeys: ['title'] }),
    { maxLength: 3 },
  ),
  mutedBy: fc.option(text),
});
const observation = fc.record(
  {
    id: text,
    probe: fc.oneof(text, fc.constantFrom('kdc', 'dns', 'aws', 'reachability', '__proto__')),
    subject: text,
    outcome: fc.constantFrom(...outcomes),
    startedAt: text,
    durationMs: fc.nat(),
    facts: fc.dictionary(text, fc.jsonValue({ maxDepth: 3 })),
    error: text,
  },
  { requiredKeys: ['id', 'probe', 'subject', 'outcome', 'startedAt', 'durationMs', 'facts'] },
);
const verdict: fc.Arbitrary<Verdict> = fc.record({
  target: fc.record(
    {
      kind: fc.constantFrom('instance', 'cluster', 'endpoint', 'realm'),
      name: text,
      engine: text,
      region: text,
      arn: text,
      endpoint: text,
      realm: text,
    },
    { requiredKeys: ['kind', 'name'] },
  ),
  vantage: fc.record(
    { host: text, platform: text, remote: text },
    { requiredKeys: ['host', 'platform'] },
  ),
  startedAt: text,
  durationMs: fc.nat(),
  healthy: fc.boolean(),
  rootCause: fc.option(finding),
  findings: fc.array(finding, { maxLength: 4 }),
  observations: fc.array(observation, { maxLength: 6 }),
});

test('any verdict renders in every format, as it is and redacted, without a raw control character', () => {
  fc.assert(
    fc.property(verdict, (original) => {
      for (const one of [original, redact(original)]) {
        const texts = [
          renderText(one, { colour: false, width: 80 }),
          renderMarkdown(one),
          renderHtml(one, { commandLinks: true }),
        ];
        for (const rendered of texts) assert.doesNotMatch(rendered, rawControl);
        JSON.parse(renderJson(one));
      }
    }),
    { numRuns: runs },
  );
});
