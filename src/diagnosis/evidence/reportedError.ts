/** What the user's own login said, as evidence: the error text itself is not kept, only what was recognised in it. Types only. */
import type { Observation } from '../../probes/observation.ts';
import type { SymptomId } from '../explain/symptoms.ts';

export interface ReportedSymptom {
  readonly symptom: SymptomId;
  readonly sentence: string;
  /** Read from a KRB5_TRACE log, which tells who said it. */
  readonly fromTrace: boolean;
  /** Finding ids, the most likely first. */
  readonly causes: readonly string[];
  readonly realm?: string;
  readonly clientName?: string;
  readonly spn?: string;
  readonly host?: string;
  readonly user?: string;
  readonly plugin?: string;
  readonly enctype?: string;
}

/**
 * Who printed it: a program that asks for tickets only says nothing about the database.
 * `kdc`: kinit, kvno, klist and their like; `login`: everything else.
 */
export type ReportedPhase = 'kdc' | 'login';

export interface ReportedErrorFacts {
  readonly phase: ReportedPhase;
  readonly symptoms: readonly ReportedSymptom[];
}
export type ReportedErrorObservation = Observation<'reported-error', ReportedErrorFacts>;
