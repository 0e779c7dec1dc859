/** What an error text means. Plain data; types only. */
import type { Hop, Severity } from '../verdict.ts';
import type { DecodedNumber } from './numbers.ts';
import type { Names } from './pattern.ts';
import type { SymptomId } from './symptoms.ts';

/** A place in the text: UTF-16 units, the end excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface CandidateCause {
  /** A finding id of docs/findings.md. */
  readonly finding: string;
  readonly hop: Hop;
  readonly severity: Severity;
  /** The cause in general, from docs/findings.md. */
  readonly cause: string;
  /** When it is this one. */
  readonly because: string;
  /** What `diagnose` looks at to confirm it. */
  readonly check: string;
}

export interface Explanation {
  readonly symptom: SymptomId;
  /** What happened, in one sentence. */
  readonly sentence: string;
  /** Who prints such a text. */
  readonly tools: readonly string[];
  readonly spans: readonly Span[];
  readonly names: Names;
  /** The most likely first. */
  readonly causes: readonly CandidateCause[];
  /** What to do, where no cause can be looked for. */
  readonly next?: string;
  /** Read from a KRB5_TRACE log, which tells more than an error text. */
  readonly fromTrace: boolean;
}

export interface ExplainedText {
  /** What counts most first. Empty: the text is not known. */
  readonly explanations: readonly Explanation[];
  /** Numbers in the text that are known, whether or not its words are. */
  readonly numbers: readonly DecodedNumber[];
  /** What a trace in the text shows when nothing failed in it. */
  readonly traceNote?: string;
  /** What to do next, always. */
  readonly next: string;
  /** Only so many characters were read; the text is longer. */
  readonly truncatedAt?: number;
}
