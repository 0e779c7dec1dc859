/** Short assertions on what a piece of evidence concludes to. */
import assert from 'node:assert/strict';
import { conclude } from '../../../src/diagnosis/conclude.ts';
import type { Finding } from '../../../src/diagnosis/verdict.ts';
import type { Given } from './given.ts';
import { evidence } from './given.ts';

/** The root cause's id is `id`; returns the finding for a closer look. */
export function expectRootCause(given: Given, id: string | null): Finding | null {
  const { rootCause, findings } = conclude(evidence(given));
  assert.equal(
    rootCause?.id ?? null,
    id,
    `found: ${findings.map((each) => `${each.id}${each.mutedBy === null ? '' : ` (by ${each.mutedBy})`}`).join(', ')}`,
  );
  return rootCause;
}

/** Every finding above information, muted or not. */
export function findingsOf(given: Given): readonly Finding[] {
  return conclude(evidence(given)).findings.filter((each) => each.severity !== 'info');
}
