/** What the user's own login said, as evidence: the error text itself is not kept, only what was recognised in it. */
import type { Observation } from '../../probes/observation.ts';
import { explainText } from '../explain/explainText.ts';
import type { Explanation } from '../explain/explanation.ts';
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

const ticketPrograms =
  /\b(?:okinit|kinit|kvno|kgetcred|klist|kpasswd)\b|while getting (?:initial )?credentials/i;

/** @param text as the user gave it; @param at when the run began */
export function reportedErrorObservation(text: string, at: Date): ReportedErrorObservation {
  const { explanations } = explainText(text);
  const [first] = explanations;
  const phase = ticketPrograms.test(text.slice(0, 10_000)) ? 'kdc' : 'login';
  return {
    id: 'reported-error',
    probe: 'reported-error',
    subject: 'the error that the user reported',
    outcome: first === undefined ? 'unexpected' : 'failed',
    startedAt: at.toISOString(),
    durationMs: 0,
    facts: { phase, symptoms: explanations.map(symptomFacts) },
    error: first?.sentence ?? 'The text is not known; the diagnosis goes on without it.',
  };
}

function symptomFacts({
  symptom,
  sentence,
  fromTrace,
  causes,
  names,
}: Explanation): ReportedSymptom {
  const { realm, client, server, host, user, plugin, enctype } = names;
  return {
    symptom,
    sentence,
    fromTrace,
    causes: causes.map(({ finding }) => finding),
    ...(realm === undefined ? {} : { realm }),
    ...(client === undefined ? {} : { clientName: client }),
    ...(server === undefined ? {} : { spn: server }),
    ...(host === undefined ? {} : { host }),
    ...(user === undefined ? {} : { user }),
    ...(plugin === undefined ? {} : { plugin }),
    ...(enctype === undefined ? {} : { enctype }),
  };
}
