import type { Fix } from './fix.ts';
import type { Range } from './tree.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Severities from the gravest to the slightest. */
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Another place in the same file that a problem refers to. */
export interface Related {
  readonly range: Range;
  readonly message: string;
}

/** One finding of the linter, ready for an editor or for `lint --format json`. */
export interface Problem {
  /** Id of the rule; docs/lint-rules.md has a section of this name. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, what a Kerberos client will make of it, what to do. */
  readonly message: string;
  readonly range: Range;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  /** For editors that can strike through or fade text. */
  readonly tag?: 'deprecated' | 'unnecessary';
}
