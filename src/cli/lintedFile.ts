import type { Problem } from '../krb5conf/problem.ts';

/** One file with its problems, ready to be printed. Types only. */
export interface LintedFile {
  /** As it was named on the command line; `-` is standard input. */
  readonly file: string;
  readonly text: string;
  readonly problems: readonly Problem[];
}
