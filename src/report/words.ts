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

const exchangeMarks: Readonly<Record<Outcome, Mark>> = {
  ok: { shape: '✔', word: 'answered' },
  failed: { shape: '◆', word: 'answered with a refusal' },
  timeout: { shape: '✖', word: 'no answer' },
  refused: { shape: '✖', word: 'refused' },
  unreachable: { shape: '✖', word: 'unreachable' },
  skipped: { shape: '·', word: 'not tried' },
  unexpected: { shape: '?', word: 'unexpected answer' },
};

/** What was read from AWS and judged offline did not answer a packet. */
const judgedMarks: Readonly<Record<string, Partial<Record<Outcome, string>>>> = {
  aws: { ok: 'read', skipped: 'not read' },
  'client-config': { ok: 'read', failed: 'refused by the library' },
  'config-lint': { ok: 'nothing wrong', failed: 'has errors' },
  'iam-role': { ok: 'sufficient', failed: 'not sufficient', skipped: 'not read' },
  'reported-error': { failed: 'recognised', unexpected: 'not known' },
  'kerberos-tools': { ok: 'found', failed: 'none found', skipped: 'not looked for' },
  reachability: { ok: 'allowed', failed: 'blocked', skipped: 'not known' },
  'service-ticket': { ok: 'got', failed: 'refused', skipped: 'not asked for' },
  tickets: { ok: 'read', failed: 'could not be read', skipped: 'not read' },
};

/** What a probe is called where people read; one that is not in the table keeps its name. */
const probeNames: Readonly<Record<string, string>> = {
  aws: 'AWS',
  'client-config': 'krb5.conf',
  'config-lint': 'linter',
  db2: 'Db2',
  dns: 'DNS',
  'iam-role': 'IAM',
  'kerberos-tools': 'Kerberos programs',
  kdc: 'KDC',
  mysql: 'MySQL',
  oracle: 'Oracle',
  postgresql: 'PostgreSQL',
  reachability: 'network rules',
  'realm-proof': 'realm',
  'reported-error': 'login',
  resolve: 'resolver',
  'service-ticket': 'service ticket',
  sqlserver: 'SQL Server',
  tickets: 'ticket cache',
  user: 'account',
};

export function probeName(probe: string): string {
  return (Object.hasOwn(probeNames, probe) ? probeNames[probe] : undefined) ?? probe;
}

/** How an observation ended, in a shape and words. */
export function outcomeMark({ probe, outcome }: Observation): Mark {
  const mark = exchangeMarks[outcome];
  const words = Object.hasOwn(judgedMarks, probe) ? judgedMarks[probe] : undefined;
  const word = words?.[outcome];
  if (word === undefined) return mark;
  return { shape: outcome === 'failed' ? '✖' : mark.shape, word };
}

/** How long it took; nothing for what took no time of its own. */
export function outcomeTime({ outcome, durationMs }: Observation): string {
  return outcome === 'skipped' || durationMs <= 0 ? '' : durationText(durationMs);
}
