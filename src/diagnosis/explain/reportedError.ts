/** Makes evidence of the error text that the user gave. Pure. */
import type { ReportedErrorObservation, ReportedSymptom } from '../evidence/reportedError.ts';
import { explainText } from './explainText.ts';
import type { Explanation } from './explanation.ts';

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
