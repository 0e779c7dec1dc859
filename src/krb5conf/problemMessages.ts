import type { SyntaxProblemKind } from './tree.ts';

const REFUSED =
  'Every Kerberos program fails with "Improper format of Kerberos configuration file".';

const MESSAGES: Partial<Record<SyntaxProblemKind, string>> = {
  'section-unclosed': `The section header has no "]". ${REFUSED} Close it.`,
  'section-trailing-text': `Only one "*" and blanks may follow a section header. ${REFUSED} Put a comment on a line of its own.`,
  'section-in-block': `A section begins while a "{" is still open. ${REFUSED} Close the block with "}" before this line.`,
  'relation-no-equals': `The line is no relation: it has no "=". ${REFUSED} Write it as "tag = value", or comment it out.`,
  'relation-empty-tag': `There is no name before the "=". ${REFUSED} Write it as "tag = value".`,
  'relation-blank-in-tag': `There is a blank inside the name before the "=". ${REFUSED} Write it as "tag = value".`,
  'missing-value': `The name has no value, and the next line does not open a block. ${REFUSED} Give it a value ("" for an empty one), or put "{" after the "=".`,
  'extra-close-brace': `The "}" closes nothing. ${REFUSED} Remove it, or see whether a "{" above has text behind it, which makes it an ordinary value.`,
  'directive-indented': `include and includedir count only at the very start of a line. ${REFUSED} Remove the blanks before it.`,
  'module-late': `module counts only before the first section header. ${REFUSED} Move it to the top of the file.`,
  module:
    'A module line hands the whole configuration to a plug-in: nothing else in this file is read, and what the plug-in answers cannot be shown here.',
};

/** One sentence or three for a syntax problem that makes the library refuse a file: what, with which effect, what to do. */
export function problemMessage(kind: SyntaxProblemKind): string {
  return MESSAGES[kind] ?? `The line is not what the library expects. ${REFUSED}`;
}
