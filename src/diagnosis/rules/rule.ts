/** A rule: one cause that a person can act on, recognised in the evidence. Types only. */
import type { Evidence } from '../evidence/evidence.ts';
import type { Fix, Hop, Severity } from '../verdict.ts';

/** One occurrence of a rule's cause. */
export interface Hit {
  readonly severity: Severity;
  /** One sentence: what is broken, and where. */
  readonly title: string;
  /** How we know. */
  readonly explanation: string;
  /** Ids of observations. */
  readonly evidence: readonly string[];
  readonly fixes: readonly Fix[];
  /** The realm, host or Region that it is about; a cause explains only symptoms of its own scope. */
  readonly scope?: string;
}

export interface Rule {
  /** Stable and public: docs/findings.md. */
  readonly id: string;
  readonly hop: Hop;
  /** Ids of findings downstream that this cause brings about. */
  readonly explains: readonly string[];
  readonly check: (evidence: Evidence) => readonly Hit[];
}
