/** Words and shapes for severities and outcomes: a report never tells them apart by colour alone. */
import type { Severity } from '../diagnosis/verdict.ts';
import type { Observation, Outcome } from '../probes/observation.ts';
import { durationText } from './duration.ts';

export interface Mark {
  readonly shape: string;
  readonly word: string;
}

export const severityMarks: Readonly<Record<Severity, Mark>> = {
  error: { shape: '✖', word: 'error' },
  warning: { shape: '▲', word: 'warning' },
  info: { shape: 'ℹ', word: 'information' },
};

export const outcomeMarks: Readonly<Record<Outcome, Mark>> = {
  ok: { shape: '✔', word: 'answered' },
  failed: { shape: '◆', word: 'answered with a refusal' },
  timeout: { shape: '✖', word: 'no answer' },
  refused: { shape: '✖', word: 'refused' },
  unreachable: { shape: '✖', word: 'unreachable' },
  skipped: { shape: '·', word: 'not tried' },
  unexpected: { shape: '?', word: 'unexpected answer' },
};

/** `kdc udp 10.0.1.10:88: no answer after 2.0 s (…)`. */
export function evidenceLine(observation: Observation): string {
  const { probe, subject, outcome, durationMs, error } = observation;
  const preposition = outcome === 'timeout' ? 'after' : 'in';
  const time = outcome === 'skipped' ? '' : ` ${preposition} ${durationText(durationMs)}`;
  const reason = error === undefined ? '' : ` (${error})`;
  return `${probe} ${subject}: ${outcomeMarks[outcome].word}${time}${reason}`;
}
