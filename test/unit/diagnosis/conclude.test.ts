import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { conclude } from '../../../src/diagnosis/conclude.ts';
import type { Rule } from '../../../src/diagnosis/rules/rule.ts';
import { changed, controllers, evidence, healthyObservations, kdc, mysql } from './given.ts';

const hit = { severity: 'error', title: 't', explanation: 'e', evidence: [], fixes: [] } as const;
function rule(
  id: string,
  over: Partial<Rule> & {
    readonly scope?: string;
    readonly severity?: 'error' | 'warning' | 'info';
  } = {},
): Rule {
  const { scope, severity, ...rest } = over;
  return {
    id,
    hop: 'kdc-reachable',
    explains: [],
    check: () => [
      { ...hit, ...(scope === undefined ? {} : { scope }), severity: severity ?? 'error' },
    ],
    ...rest,
  };
}

test('a healthy login has no finding above information and no root cause', () => {
  const { healthy, rootCause, findings } = conclude(evidence());
  assert.deepEqual(
    findings.filter((each) => each.severity !== 'info'),
    [],
  );
  assert.equal(rootCause, null);
  assert.equal(healthy, true);
});

test('the most upstream unmuted error is the root cause, whatever its place in the table', () => {
  const table = [
    rule('down', { hop: 'membership' }),
    rule('up', { hop: 'name-resolution' }),
    rule('warn', { hop: 'client-config', severity: 'warning' }),
  ];
  assert.equal(conclude(evidence(), table).rootCause?.id, 'up');
});

test('without an error the most upstream warning is the root cause, and the login is not healthy', () => {
  const { rootCause, healthy } = conclude(evidence(), [
    rule('w', { severity: 'warning' }),
    rule('i', { severity: 'info' }),
  ]);
  assert.equal(rootCause?.id, 'w');
  assert.equal(healthy, false);
});

test('a cause mutes the symptom it explains, and only that one', () => {
  const { findings, rootCause } = conclude(evidence(), [
    rule('cause', { hop: 'iam-role', explains: ['symptom'] }),
    rule('symptom', { hop: 'kdc-reachable' }),
    rule('other', { hop: 'membership' }),
  ]);
  assert.equal(findings.find((each) => each.id === 'symptom')?.mutedBy, 'cause');
  assert.equal(findings.find((each) => each.id === 'other')?.mutedBy, null);
  assert.equal(
    rootCause?.id,
    'cause',
    'a muted finding is no root cause, however far upstream its hop is',
  );
});

test('a cause in one realm does not explain a symptom in another', () => {
  const { findings } = conclude(evidence(), [
    rule('cause', { explains: ['symptom'], scope: 'A' }),
    rule('symptom', { scope: 'B' }),
  ]);
  assert.equal(findings.find((each) => each.id === 'symptom')?.mutedBy, null);
});

test('a warning does not explain an error away', () => {
  const { findings } = conclude(evidence(), [
    rule('cause', { explains: ['symptom'], severity: 'warning' }),
    rule('symptom'),
  ]);
  assert.equal(findings.find((each) => each.id === 'symptom')?.mutedBy, null);
});

test('the same observations in any order give the same verdict', () => {
  const faults = [
    ...changed(
      (each) => each.probe === 'kdc',
      (each) =>
        each.id.includes(controllers[0])
          ? kdc(controllers[0], each.id.includes('udp') ? 'udp' : 'tcp', {}, 'timeout')
          : each,
    ),
    mysql({ address: '10.20.2.5' }, 'timeout'),
  ];
  const expected = conclude(evidence({ observations: faults }));
  fc.assert(
    fc.property(fc.shuffledSubarray(faults, { minLength: faults.length }), (observations) => {
      assert.deepEqual(conclude(evidence({ observations })), expected);
    }),
    { numRuns: 50 },
  );
});

test('any subset of observations is concluded upon without an exception', () => {
  fc.assert(
    fc.property(fc.subarray(healthyObservations()), (observations) => {
      conclude(evidence({ observations }));
    }),
    { numRuns: 100 },
  );
});
