/** A diagnosis that runs or has run, as the view knows it. Types only. */
import type { StepEvent } from '../../diagnosis/request.ts';
import type { Verdict } from '../../diagnosis/verdict.ts';

/** Under way: its steps, the newest state of each. */
export interface RunningDiagnosis {
  readonly name: string;
  readonly steps: readonly StepEvent[];
}

/** Ended: the verdict is everything. */
export interface PastRun {
  /** Sorts by time; the name of its file. */
  readonly id: string;
  readonly verdict: Verdict;
}
