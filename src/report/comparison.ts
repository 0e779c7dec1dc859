/** What changed between two diagnoses of one target: findings that came and went, answers that turned. */
import { targetKey } from '../diagnosis/targetKey.ts';
import type { Finding, Verdict } from '../diagnosis/verdict.ts';
import type { Observation } from '../probes/observation.ts';

/** One question and what it got in each run; undefined where it was not asked. */
export interface ChangedAnswer {
  readonly before: Observation | undefined;
  readonly after: Observation | undefined;
}

export interface Comparison {
  readonly sameTarget: boolean;
  readonly sameMachine: boolean;
  readonly rootCause: { readonly before: Finding | null; readonly after: Finding | null };
  /** Findings above information, explained or not, that only the later run has. */
  readonly appeared: readonly Finding[];
  readonly gone: readonly Finding[];
  readonly changed: readonly ChangedAnswer[];
}

/** Compares by finding (id and title) and by observation id; the order of both runs is irrelevant. */
export function compareVerdicts(before: Verdict, after: Verdict): Comparison {
  const had = new Set(before.findings.map(keyOf));
  const has = new Set(after.findings.map(keyOf));
  return {
    sameTarget: targetKey(before.target) === targetKey(after.target),
    sameMachine: before.vantage.host === after.vantage.host,
    rootCause: { before: before.rootCause, after: after.rootCause },
    appeared: after.findings.filter((finding) => matters(finding) && !had.has(keyOf(finding))),
    gone: before.findings.filter((finding) => matters(finding) && !has.has(keyOf(finding))),
    changed: changedAnswers(before.observations, after.observations),
  };
}

function changedAnswers(
  before: readonly Observation[],
  after: readonly Observation[],
): readonly ChangedAnswer[] {
  const earlier = new Map(before.map((each) => [each.id, each]));
  const later = new Map(after.map((each) => [each.id, each]));
  const ids = [...new Set([...earlier.keys(), ...later.keys()])];
  return ids.flatMap((id): ChangedAnswer[] => {
    const [old, now] = [earlier.get(id), later.get(id)];
    return old?.outcome === now?.outcome ? [] : [{ before: old, after: now }];
  });
}

function matters({ severity }: Finding): boolean {
  return severity !== 'info';
}

function keyOf({ id, title }: Finding): string {
  return `${id}\n${title}`;
}
