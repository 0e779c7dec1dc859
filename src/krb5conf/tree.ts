/**
 * The syntax tree of one krb5.conf: every character of the text belongs to exactly one line node,
 * so that the tree prints back to the identical text. Positions are UTF-16, as in LSP. Types only.
 */

/** Zero-based line, zero-based UTF-16 code unit in that line. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Half open: `end` is the first position after the text. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A piece of text with its place: a name, a tag, a value. */
export interface Token {
  readonly text: string;
  readonly range: Range;
}

/** The codes of MIT's util/profile/prof_err.et for what makes the library refuse a file. */
export type ProfileErrorCode =
  | 'PROF_SECTION_SYNTAX'
  | 'PROF_SECTION_NOTOP'
  | 'PROF_RELATION_SYNTAX'
  | 'PROF_MISSING_OBRACE'
  | 'PROF_EXTRA_CBRACE'
  | 'PROF_FAIL_INCLUDE_FILE'
  | 'PROF_FAIL_INCLUDE_DIR'
  | 'PROF_MODULE'
  | 'PROF_MODULE_SYNTAX';
