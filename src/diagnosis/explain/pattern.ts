/** A text that some program prints when a login fails. Types, and how a row becomes an expression. */
import type { SymptomId } from './symptoms.ts';

/** What a text names; each is as the program printed it. */
export const nameKinds = [
  'realm',
  'client',
  'server',
  'host',
  'address',
  'port',
  'user',
  'file',
  'enctype',
  'plugin',
  'reason',
] as const;
export type NameKind = (typeof nameKinds)[number];
export type Names = Partial<Readonly<Record<NameKind, string>>>;

export interface ErrorPattern {
  /** Who prints it: `MIT Kerberos`, `psql`, `JDBC`. */
  readonly tool: string;
  /**
   * The text, without regard to letter case. A space stands for any run of blanks and line breaks: terminals wrap. Every
   * repetition has a bound and every row begins with a literal, so that any text is searched in linear time.
   */
  readonly pattern: RegExp;
  readonly symptom: SymptomId;
  /** A text as it was seen; the tests hold the row to it. */
  readonly example: string;
  /** Where the text comes from: a source file, a manual, an issue, or `lab` with the reference's fault. */
  readonly source: string;
  /** It says that something failed and not what: any other text in it or beside it counts more. */
  readonly wrapper?: boolean;
}

/** The expression to search with: spaces are elastic, case does not matter. */
export function compiled({ pattern }: ErrorPattern): RegExp {
  return new RegExp(pattern.source.replaceAll(' ', '\\s{1,80}'), 'gi');
}
