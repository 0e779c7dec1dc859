/** One idea of what is worth asking, given what is known so far. Types only. */
import type { Observation } from '../../probes/observation.ts';
import type { ClientView } from '../evidence/clientView.ts';
import type { DiagnosisRequest } from '../request.ts';
import type { Subject } from '../subject.ts';
import type { Step, Workstation } from './step.ts';

/** Everything a planner may look at; `observations` grows while the run goes on. */
export interface Situation {
  readonly request: DiagnosisRequest;
  readonly subject: Subject;
  readonly client: ClientView;
  /** In the order of their arrival. */
  readonly observations: readonly Observation[];
  readonly workstation: Workstation;
}

export interface Planner {
  /** What its steps are about, for people: `name resolution`, `KDCs`, … */
  readonly stage: string;
  /** What it waits for and why it asks, in one sentence: the plan that is shown before a run. */
  readonly purpose: string;
  /**
   * The steps that are worth taking now. Asked again after every observation: a step whose id was started before is
   * not started again, so a planner may simply name all that it wants.
   */
  readonly plan: (situation: Situation) => readonly Step[];
}
