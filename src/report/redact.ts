/**
 * A verdict for people outside: account ids, host names, realms, user names and addresses are replaced,
 * the same one always by the same substitute, so that the diagnosis still reads. Finding ids, probe names,
 * resource ids (`sg-…`, `d-…`), times and numbers stay.
 */
import type { Finding, Verdict } from '../diagnosis/verdict.ts';
import type { Observation } from '../probes/observation.ts';
import { substituteAddresses } from './redactAddresses.ts';
import { harvestNames } from './redactHarvest.ts';
import { substituteNames } from './redactNames.ts';

export function redact(verdict: Verdict): Verdict {
  const names = substituteNames(harvestNames(verdict));
  const addresses = substituteAddresses();
  const accounts = numbered((index) => index.toString().padStart(12, '0'));
  const text = (original: string): string =>
    names(addresses(original.replace(/(?<!\d)\d{12}(?!\d)/g, accounts)));
  const deep = deepMap(text);
  return {
    ...verdict,
    target: { ...deep(verdict.target), kind: verdict.target.kind },
    vantage: { ...verdict.vantage, host: text(verdict.vantage.host) },
    rootCause: verdict.rootCause === null ? null : redactFinding(verdict.rootCause, deep),
    findings: verdict.findings.map((finding) => redactFinding(finding, deep)),
    observations: verdict.observations.map((seen) => redactObservation(seen, deep)),
  };
}

type Deep = <T>(value: T) => T;

function redactFinding(finding: Finding, deep: Deep): Finding {
  const { title, explanation, evidence, fixes } = finding;
  return {
    ...finding,
    ...deep({ title, explanation, evidence }),
    fixes: fixes.map((fix) => {
      // A documentation page names nobody, and must stay readable.
      const { doc, ...rest } = fix;
      return doc === undefined ? deep(rest) : { ...deep(rest), doc };
    }),
  };
}

function redactObservation(observation: Observation, deep: Deep): Observation {
  const { id, subject, facts, error } = observation;
  return {
    ...observation,
    ...deep({ id, subject, facts }),
    ...(error === undefined ? {} : { error: deep(error) }),
  };
}

/** Maps every string in a value of plain data; keys stay. Raw bytes in hexadecimal are cut out whole. */
function deepMap(text: (original: string) => string): Deep {
  const stringFor = (key: string, value: string): string => {
    if (key.endsWith('Hex')) return '';
    // A version of four numbers is no address.
    return /version$/i.test(key) ? value : text(value);
  };
  const visit = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return stringFor(key, value);
    if (Array.isArray(value)) return value.map((item) => visit(item, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, visit(part, name)]),
    );
  };
  // The shape does not change, only the text of its strings.
  return <T>(value: T): T => visit(value, '') as T;
}

/** First come, first numbered. */
function numbered(format: (index: number) => string): (original: string) => string {
  const known = new Map<string, string>();
  return (original) => {
    const substitute = known.get(original) ?? format(known.size + 1);
    known.set(original, substitute);
    return substitute;
  };
}
