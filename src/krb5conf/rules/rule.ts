import type { Fix } from '../fix.ts';
import type { Related, Severity } from '../problem.ts';
import type { Range } from '../tree.ts';
import type { LintContext } from './context.ts';
import type { ConfigView } from './view.ts';

/** What a rule found at one place. `severity` is given only where it differs from the rule's own. */
export interface Finding {
  readonly range: Range;
  readonly message: string;
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  readonly tag?: 'deprecated' | 'unnecessary';
}

/** A file that shows a rule: `bad` makes it fire, `good` does not. */
export interface RuleExample {
  readonly bad: string;
  readonly good: string;
  /** Where the text alone does not show it. */
  readonly context?: LintContext;
}

/** One row of the linter's table. Ids are public and never change. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /** One sentence: what the rule reports. */
  readonly summary: string;
  /** Why it matters: who reads it how, and what the user sees. */
  readonly consequence: string;
  /** What to do about it. */
  readonly remedy: string;
  readonly example: RuleExample;
  /** What it finds explains whatever else is wrong on the same line, so that nothing else is said of it. */
  readonly explainsLine?: true;
  /** Its fixes move braces or lines, so they are tried before they are offered. */
  readonly triesFixes?: true;
  readonly check: (view: ConfigView) => Iterable<Finding>;
}
