/** The public contract of `diagnose --format json`: exactly these fields, in this order. */
import type { Finding, Verdict } from '../diagnosis/verdict.ts';
import type { Observation } from '../probes/observation.ts';
import { jsonText } from './jsonText.ts';

/** A JSON document that ends with a line feed. */
export function renderJson(verdict: Verdict): string {
  const document = {
    target: verdict.target,
    vantage: verdict.vantage,
    startedAt: verdict.startedAt,
    durationMs: verdict.durationMs,
    healthy: verdict.healthy,
    rootCause: verdict.rootCause === null ? null : findingFields(verdict.rootCause),
    findings: verdict.findings.map(findingFields),
    observations: verdict.observations.map(observationFields),
  };
  return jsonText(document);
}

function findingFields(finding: Finding): Finding {
  const { id, hop, severity, title, explanation, evidence, fixes, mutedBy } = finding;
  return { id, hop, severity, title, explanation, evidence, fixes, mutedBy };
}

function observationFields(observation: Observation): Observation {
  const { id, probe, subject, outcome, startedAt, durationMs, facts, error } = observation;
  const fields = { id, probe, subject, outcome, startedAt, durationMs, facts };
  return error === undefined ? fields : { ...fields, error };
}
