import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import type { Finding, Verdict } from '../../../src/diagnosis/verdict.ts';
import type { Observation, Outcome } from '../../../src/probes/observation.ts';
import { compareVerdicts } from '../../../src/report/comparison.ts';
import { renderComparison } from '../../../src/report/comparisonMarkdown.ts';
import { attacks } from './hostile.ts';

function finding(id: string, more: Partial<Finding> = {}): Finding {
  return {
    id,
    hop: 'kdc-reachable',
    severity: 'error',
    title: `${id} is the cause.`,
    explanation: '',
    evidence: [],
    fixes: [],
    mutedBy: null,
    ...more,
  };
}

function answer(id: string, outcome: Outcome): Observation {
  return {
    ...{ id, probe: 'kdc', subject: `udp ${id}`, outcome },
    ...{ startedAt: '', durationMs: 0, facts: {} },
  };
}

function run(more: Partial<Verdict>): Verdict {
  const rootCause = more.findings?.[0] ?? null;
  return {
    target: { kind: 'instance', name: 'mydb', arn: 'arn:aws:rds:eu-west-1:1:db:mydb' },
    vantage: { host: 'bastion', platform: 'linux' },
    startedAt: '2026-11-20T10:00:00.000Z',
    durationMs: 10,
    healthy: rootCause === null,
    rootCause,
    findings: [],
    observations: [],
    ...more,
  };
}

test('findings that came and went are told apart, information is left out', () => {
  const before = run({ findings: [finding('a'), finding('b', { severity: 'info' })] });
  const after = run({ findings: [finding('c'), finding('d', { severity: 'info' })] });
  const { appeared, gone } = compareVerdicts(before, after);
  assert.deepEqual([appeared.map(({ id }) => id), gone.map(({ id }) => id)], [['c'], ['a']]);
});

test('answers that turned are found whatever the order of the runs', () => {
  const before = run({ observations: [answer('x', 'ok'), answer('y', 'ok'), answer('z', 'ok')] });
  const after = run({ observations: [answer('y', 'timeout'), answer('x', 'ok')] });
  const changed = compareVerdicts(before, after).changed.map(({ before: old, after: now }) => [
    old?.id,
    old?.outcome,
    now?.outcome,
  ]);
  assert.deepEqual(changed, [
    ['y', 'ok', 'timeout'],
    ['z', 'ok', undefined],
  ]);
});

test('the first sentence says what the change means', () => {
  const bad = run({ findings: [finding('a')] });
  const first = (before: Verdict, after: Verdict) => renderComparison(before, after).split('\n')[2];
  assert.match(first(run({}), bad) ?? '', /It worked before\. Now: a is the cause/);
  assert.match(first(bad, run({})) ?? '', /What was in the way is gone/);
  assert.match(first(bad, bad) ?? '', /still the same/);
  assert.match(first(bad, run({ findings: [finding('b')] })) ?? '', /another one now: b/);
  assert.match(first(run({}), run({})) ?? '', /Neither run/);
});

test('another machine is said, because it may explain everything', () => {
  const there = run({ vantage: { host: 'laptop', platform: 'darwin' } });
  assert.match(renderComparison(run({}), there), /different machines \\?\(bastion, laptop\\?\)/);
  assert.doesNotMatch(renderComparison(run({}), run({})), /different machines/);
});

test('hostile names add no markup', () => {
  const MarkdownIt = createRequire(import.meta.url)('markdown-it') as new (options: object) => {
    render(markdown: string): string;
  };
  const reader = new MarkdownIt({ html: true, linkify: true });
  for (const attack of attacks) {
    const hostile = run({
      findings: [finding('a', { title: attack })],
      observations: [{ ...answer('x', 'ok'), subject: attack }],
      vantage: { host: attack, platform: 'linux' },
    });
    const html = reader.render(renderComparison(run({}), hostile));
    assert.doesNotMatch(html, /<(script|img|a|iframe|svg)\b/i, attack);
  }
});
