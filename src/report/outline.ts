/** What every format says, in the order in which it says it: the first screen, then the rest. */
import type { Finding, Severity, Verdict } from '../diagnosis/verdict.ts';
import type { Observation } from '../probes/observation.ts';
import { chainOf, hopOrder } from './chain.ts';
import type { Chain } from './chain.ts';
import { headlineOf } from './headline.ts';
import type { Headline } from './headline.ts';

export interface Outline {
  readonly headline: Headline;
  readonly rootCause: Finding | null;
  /** The observations that prove the root cause. */
  readonly evidence: readonly Observation[];
  readonly chain: Chain;
  /** Not the cause, and not explained by it: gravest and most upstream first. */
  readonly alsoSeen: readonly Finding[];
  /** Explained by a finding upstream. */
  readonly symptoms: readonly Finding[];
}

const gravity: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

export function outlineOf(verdict: Verdict): Outline {
  const root = verdict.rootCause;
  const ordered = verdict.findings
    .filter((finding) => !isSame(finding, root))
    .toSorted(
      (one, other) =>
        gravity[one.severity] - gravity[other.severity] || hopOrder(one.hop) - hopOrder(other.hop),
    );
  return {
    headline: headlineOf(verdict),
    rootCause: root,
    evidence: root === null ? [] : evidenceOf(root, verdict.observations),
    chain: chainOf(verdict),
    alsoSeen: ordered.filter((finding) => finding.mutedBy === null),
    symptoms: ordered.filter((finding) => finding.mutedBy !== null),
  };
}

/** The observations that a finding names, in its order; ids that are not in the verdict are left out. */
export function evidenceOf(
  finding: Finding,
  observations: readonly Observation[],
): readonly Observation[] {
  const byId = new Map(observations.map((observation) => [observation.id, observation]));
  return finding.evidence.flatMap((id) => byId.get(id) ?? []);
}

/** One id can stand for several findings (two controllers, two causes): the title tells them apart. */
function isSame(finding: Finding, root: Finding | null): boolean {
  return root !== null && finding.id === root.id && finding.title === root.title;
}
