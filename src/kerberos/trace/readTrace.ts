/** Reads the log that MIT's library writes with KRB5_TRACE (texts: include/k5-trace.h of krb5 1.20). Pure. */
import { tracePatterns } from './tracePatterns.ts';
import type { TraceFact, TraceStep } from './traceStep.ts';

/** Lines beyond it are not read: a login takes a few hundred. */
const mostLines = 50_000;
/** Characters; the library cuts nothing, but no line of its own comes near. */
const longestLine = 4_096;

const lineHead = /^\s*\[\d{1,10}\] (\d{1,12})\.(\d{1,6}): /;

/** An encrypted timestamp: the password can be guessed from it. */
const longHex = /[0-9A-Fa-f]{16,}/g;

/**
 * The steps of a trace in their order; lines in another form, such as the program's own output, are left out.
 * Any text is read in linear time, and at most 50,000 lines of it.
 */
export function readTrace(text: string): readonly TraceStep[] {
  const steps: TraceStep[] = [];
  let line = 0;
  for (let start = 0; start < text.length && line < mostLines;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    line += 1;
    const step = stepOf(text.slice(start, Math.min(end, start + longestLine)), line);
    if (step !== undefined) steps.push(step);
    start = end + 1;
  }
  return steps;
}

function stepOf(raw: string, line: number): TraceStep | undefined {
  const head = lineHead.exec(raw);
  if (head === null) return undefined;
  const text = raw.slice(head[0].length).trimEnd().replace(longHex, '…');
  return { ...factOf(text), at: Number(`${head[1] ?? '0'}.${head[2] ?? '0'}`), text, line };
}

function factOf(text: string): TraceFact {
  for (const { prefix, pattern, read } of tracePatterns) {
    if (!text.startsWith(prefix)) continue;
    const match = pattern.exec(text);
    const fact =
      match === null
        ? undefined
        : read(match.slice(1).map((part: string | undefined) => part ?? ''));
    if (fact !== undefined) return fact;
  }
  return { kind: 'other' };
}
