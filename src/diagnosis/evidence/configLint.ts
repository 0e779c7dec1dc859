/** What the linter says of the files that this login reads. Types only. */
import type { Observation } from '../../probes/observation.ts';
import type { ConfigProblem } from './clientView.ts';

export interface ConfigLintFacts {
  /** What the linter calls an error; `code` is the rule. */
  readonly problems: readonly ConfigProblem[];
}
export type ConfigLintObservation = Observation<'config-lint', ConfigLintFacts>;
