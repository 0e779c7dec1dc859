/** Observations that differ in one word only (the port, the transport) as one row: a list that people read to its end. */
import type { Observation } from '../probes/observation.ts';
import { durationText } from './duration.ts';
import { outcomeMark, probeName } from './words.ts';
import type { Mark } from './words.ts';

export interface CondensedRow {
  /** In the words of people. */
  readonly probe: string;
  /** `mydb → controller 10.0.1.10 53/tcp, 53/udp, 88/tcp`. */
  readonly subject: string;
  readonly mark: Mark;
  /** Of the slowest; empty for what took no time of its own. */
  readonly time: string;
  /** Empty where the mark's word says it all. */
  readonly reason: string;
}

/** In the order of first appearance; nothing that went wrong in its own way is merged with anything else. */
export function condense(observations: readonly Observation[]): readonly CondensedRow[] {
  const groups = new Map<string, Observation[]>();
  for (const observation of observations) {
    const { probe, outcome, subject } = observation;
    const key = JSON.stringify([probe, outcome, wordsBeforeLast(subject), reasonOf(observation)]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [observation]);
    else group.push(observation);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [rowOf(first, group)];
  });
}

function rowOf(first: Observation, group: readonly Observation[]): CondensedRow {
  const slowest = Math.max(...group.map((observation) => observation.durationMs));
  const further = group
    .slice(1)
    .map(({ subject }) => subject.slice(wordsBeforeLast(subject).length));
  return {
    probe: probeName(first.probe),
    subject: [first.subject, ...new Set(further.map((word) => word.trim()))].join(', '),
    mark: outcomeMark(first),
    time: first.outcome === 'skipped' || slowest <= 0 ? '' : durationText(slowest),
    reason: reasonOf(first),
  };
}

/** The server's own code where it gave one; the sentence of the probe where the outcome alone does not say why. */
function reasonOf({ outcome, error = '', facts }: Observation): string {
  if (outcome === 'timeout' || outcome === 'refused') return '';
  const { rcode, errorName }: { readonly rcode?: unknown; readonly errorName?: unknown } = facts;
  if (outcome === 'failed' && typeof rcode === 'string') return rcode;
  if (outcome === 'failed' && typeof errorName === 'string') return errorName;
  return error.replace(/\.$/, '');
}

/** Everything up to the last blank; the whole of a single word, which then stays alone. */
function wordsBeforeLast(subject: string): string {
  const end = subject.lastIndexOf(' ');
  return end < 0 ? subject : subject.slice(0, end);
}

/** `KDC udp 10.0.1.10:88: no answer after 2.0 s (…)`. */
export function evidenceLines(observations: readonly Observation[]): readonly string[] {
  return condense(observations).map(({ probe, subject, mark, time, reason }) => {
    const preposition = mark.word === 'no answer' ? 'after' : 'in';
    const took = time === '' ? '' : ` ${preposition} ${time}`;
    return `${probe} ${subject}: ${mark.word}${took}${reason === '' ? '' : ` (${reason})`}`;
  });
}
