/** An error text or a KRB5_TRACE log → what happened, what may have caused it, and what would confirm it. Pure. */
import { readTrace } from '../../kerberos/trace/readTrace.ts';
import type { TraceStep } from '../../kerberos/trace/traceStep.ts';
import { findingTable } from '../findingTable.ts';
import { checkFor } from './checks.ts';
import { explainTrace } from './explainTrace.ts';
import type { CandidateCause, ExplainedText, Explanation, Span } from './explanation.ts';
import { findTexts } from './findTexts.ts';
import type { FoundText } from './findTexts.ts';
import { decodeNumbers } from './numbers.ts';
import type { DecodedNumber } from './numbers.ts';
import type { Names } from './pattern.ts';
import { causeByName } from './serviceName.ts';
import { symptomOf } from './symptoms.ts';
import type { Cause, SymptomId } from './symptoms.ts';

/** Characters. A trace of a login has about 30,000. */
const longestText = 1_000_000;

/** Explains any text in linear time; never throws. What is not known is said to be so. */
export function explainText(given: string): ExplainedText {
  const text = given.slice(0, longestText);
  const steps = readTrace(text);
  const trace = explainTrace(steps);
  const words = steps.length === 0 ? text : withoutTrace(text);
  const found = findTexts(words);
  const numbers = decodeNumbers(words);
  const explanations = merged([
    ...(trace === undefined ? [] : [ofTrace(text, trace)]),
    ...ofTexts(found),
  ]);
  const all = explanations.length > 0 ? explanations : ofNumbers(numbers);
  return {
    explanations: all,
    numbers,
    ...(steps.length > 0 && trace === undefined ? { traceNote: traceNote(steps) } : {}),
    next: nextStep(all, numbers, steps.length > 0),
    ...(given.length > longestText ? { truncatedAt: longestText } : {}),
  };
}

/** Trace lines are read by their own parser; blanks keep every place in the text. */
function withoutTrace(text: string): string {
  return text.replace(/^\s*\[\d{1,10}\] \d{1,12}\.\d{1,6}: .*$/gm, (line) =>
    ' '.repeat(line.length),
  );
}

function ofTexts(found: readonly FoundText[]): readonly Explanation[] {
  const telling = found.filter(({ row }) => row.wrapper !== true);
  return (telling.length > 0 ? telling : found).map(({ row, span, names }) =>
    explanation(row.symptom, names, {
      tools: [row.tool],
      spans: [span],
      first: byNames(row.symptom, names),
    }),
  );
}

function ofNumbers(numbers: readonly DecodedNumber[]): readonly Explanation[] {
  return merged(
    numbers.flatMap(({ symptom, start, text }) =>
      symptom === undefined
        ? []
        : [explanation(symptom, {}, { tools: [], spans: [{ start, end: start + text.length }] })],
    ),
  );
}

function ofTrace(
  text: string,
  { symptom, cause, names, lines }: NonNullable<ReturnType<typeof explainTrace>>,
): Explanation {
  return explanation(symptom, names, {
    tools: ['KRB5_TRACE'],
    spans: [spanOfLines(text, lines.first, lines.last)],
    ...(cause === undefined ? {} : { first: cause }),
    fromTrace: true,
  });
}

/** A name in the text often tells which of several causes it is. */
function byNames(symptom: SymptomId, { server }: Names): Cause | undefined {
  return symptom === 'server-unknown' || symptom === 'trust-not-followed'
    ? causeByName(server)
    : undefined;
}

function explanation(
  symptom: SymptomId,
  names: Names,
  more: {
    readonly tools: readonly string[];
    readonly spans: readonly Span[];
    readonly first?: Cause | undefined;
    readonly fromTrace?: boolean;
  },
): Explanation {
  const { says, causes, next } = symptomOf(symptom);
  const { first } = more;
  const ordered =
    first === undefined
      ? causes
      : [first, ...causes.filter((one) => one.finding !== first.finding)];
  return {
    symptom,
    sentence: says(names),
    tools: more.tools,
    spans: more.spans,
    names,
    causes: ordered.flatMap(candidate),
    ...(next === undefined ? {} : { next }),
    fromTrace: more.fromTrace ?? false,
  };
}

const rows = new Map(findingTable.map((row) => [row.id, row]));

function candidate({ finding, because }: Cause): readonly CandidateCause[] {
  const row = rows.get(finding);
  if (row === undefined) return [];
  const { hop, severity, cause } = row;
  return [{ finding, hop, severity, cause, because, check: checkFor(finding, hop) }];
}

/** One explanation for each symptom: the first keeps its order of causes, the others add names and places. */
function merged(explanations: readonly Explanation[]): readonly Explanation[] {
  const bySymptom = new Map<SymptomId, Explanation>();
  for (const one of explanations) {
    const before = bySymptom.get(one.symptom);
    if (before === undefined) {
      bySymptom.set(one.symptom, one);
      continue;
    }
    const names = { ...one.names, ...before.names };
    bySymptom.set(one.symptom, {
      ...before,
      names,
      sentence: symptomOf(one.symptom).says(names),
      tools: [...new Set([...before.tools, ...one.tools])],
      spans: [...before.spans, ...one.spans],
      causes: before.causes,
    });
  }
  return [...bySymptom.values()];
}

function spanOfLines(text: string, first: number, last: number): Span {
  let start = 0;
  for (let line = 1; line < first; line += 1) start = text.indexOf('\n', start) + 1;
  let end = start;
  for (let line = first; line <= last; line += 1) {
    const newline = text.indexOf('\n', line === first ? end : end + 1);
    end = newline < 0 ? text.length : newline;
  }
  return { start, end };
}

function traceNote(steps: readonly TraceStep[]): string {
  const got = steps.findLast((step) => step.kind === 'receivedCredentials');
  return got === undefined
    ? 'The trace shows no failure: what went wrong happened before or after what the Kerberos library did.'
    : `The trace shows no failure: the ticket for ${got.server} was issued. What went wrong happened at the database.`;
}

function nextStep(
  explanations: readonly Explanation[],
  numbers: readonly DecodedNumber[],
  traced: boolean,
): string {
  const [first] = explanations;
  if (first?.next !== undefined) return first.next;
  if (first !== undefined) {
    return 'Run the diagnosis of the database or the realm: it looks at each of these causes and names the one.';
  }
  if (traced) return 'Explain the message that the program printed beside the trace.';
  const known = numbers.length > 0 ? 'Only its numbers are known. ' : 'This text is not known. ';
  return `${known}Run the client again with KRB5_TRACE=/dev/stderr (Java: -Dsun.security.krb5.debug=true) and explain what it prints, or run the diagnosis.`;
}
