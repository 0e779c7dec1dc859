/**
 * The syntax tree of one krb5.conf. Every character of the text belongs to exactly one line of one node,
 * so that the tree prints back to the identical text. Positions are UTF-16, as in LSP. Types only.
 *
 * Lines end at "\n" alone, as for MIT's fgets: a lone carriage return is white space inside its line.
 * Nodes are immutable to their readers; tokens and ranges are made on demand, so compare their contents, not identity.
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

/** A value as written (`text`, with its quotes) and as the library reads it (`decoded`). */
export interface ValueToken extends Token {
  readonly decoded: string;
  readonly quoted: boolean;
  /** False only for a quoted value whose closing quote is missing; the library accepts that. */
  readonly terminated: boolean;
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

/**
 * What is wrong with a piece of syntax, finer than MIT's codes.
 * The kinds up to `module` make the library refuse the file; from `first-header-lost` on it reads on, mostly to the user's surprise.
 */
export type SyntaxProblemKind =
  | 'section-unclosed' //           [libdefaults
  | 'section-trailing-text' //      [libdefaults] # comment
  | 'section-in-block' //           a header while a block is open; `related` is the unclosed `{`
  | 'relation-no-equals' //         default_realm EXAMPLE.COM
  | 'relation-empty-tag' //         = EXAMPLE.COM
  | 'relation-blank-in-tag' //      default realm = EXAMPLE.COM
  | 'missing-value' //              `tag =` that no `{` follows on the very next line
  | 'extra-close-brace' //          `}` with nothing open; `related` is the line that looked like its `{`, if there is one
  | 'directive-indented' //         include, includedir not in column 0
  | 'module-late' //                module after the first header
  | 'module' //                     module: the configuration comes from a plug-in
  | 'first-header-lost' //          byte-order mark or indentation before the first header: its whole section is dropped
  | 'ignored-before-section' //     text before the first header; one problem for all of it
  | 'unclosed-brace' //             end of file inside a block
  | 'value-lost-at-end' //          `tag =` on the last line: the relation disappears
  | 'open-brace-text' //            `{ # c`, `{ a = b }`: a string, not a block
  | 'text-after-open-brace' //      text after a `{` on its own line is lost
  | 'close-brace-in-value' //       `kdc = host }`: the brace is part of the value
  | 'text-after-close-brace' //     `} B.COM = {`: what follows the brace is lost
  | 'text-after-quote' //           `"a" b`: what follows the quote is lost
  | 'unterminated-quote'
  | 'line-too-long' //              over 2047 bytes: the rest is read as another line
  | 'nul' //                        ends the line for the library
  | 'lone-carriage-return';

/** One syntax problem. `code` is MIT's, `undefined` where MIT accepts the file. */
export interface SyntaxProblem {
  readonly kind: SyntaxProblemKind;
  readonly code: ProfileErrorCode | undefined;
  readonly range: Range;
  readonly related: Range | undefined;
  /** Offset of the line at which the library notices (a missing `{` is noticed one line after `range`). */
  readonly noticedAt: number;
}

interface NodeBase {
  /** From the first to the last character that is not blank; a block ends with its `}`, a section with its last child. */
  readonly range: Range;
  /** Zero-based number of the node's first line. */
  readonly line: number;
  /** Offsets into the document's text of the node's first line, line end included. */
  readonly from: number;
  readonly to: number;
}

export interface Krb5Document {
  readonly kind: 'document';
  readonly text: string;
  /** Offset of the first character of every line. A text that ends in "\n" has an empty last line. */
  readonly lineStarts: readonly number[];
  /** The node that owns each line, by line number (the first one, where an overlong line was cut into several). */
  readonly lines: readonly LineOwner[];
  /** What stands before the first header, then the sections. */
  readonly children: readonly (ItemNode | SectionNode)[];
  readonly sections: readonly SectionNode[];
  /** In the order in which the library would meet them. */
  readonly problems: readonly SyntaxProblem[];
}

/** `[name]`, with everything up to the next header. */
export interface SectionNode extends NodeBase {
  readonly kind: 'section';
  readonly parent: Krb5Document;
  /** Exactly what stands between the brackets. */
  readonly name: Token;
  /** The header alone, from `[` to the end of its text. */
  readonly header: Token;
  readonly final: boolean;
  readonly finalMarker: Range | undefined;
  readonly children: readonly ItemNode[];
}

interface Tagged {
  /** The text of `tag`, without the cost of its range. */
  readonly name: string;
  /** The name as the library reads it: cut at the first `*`. */
  readonly tag: Token;
  /** The name as written. */
  readonly rawTag: Token;
  readonly finalMarker: Range | undefined;
}

/** `tag = value` on one line. */
export interface RelationNode extends NodeBase, Tagged {
  readonly kind: 'relation';
  readonly parent: ContainerNode;
  readonly final: boolean;
  readonly equals: Range;
  readonly value: ValueToken;
  /** The decoded text of `value`, without the cost of its range. */
  readonly decoded: string;
  /** What follows the closing quote, which the library drops. */
  readonly trailing: Token | undefined;
}

/** `tag = {` … `}`. Its children hold the lines of a separate `{` and of the `}` as nodes of their own. */
export interface BlockNode extends NodeBase, Tagged {
  readonly kind: 'block';
  readonly parent: ContainerNode;
  /** `tag* = {` or `}*`. */
  readonly final: boolean;
  /** Undefined in `tag {`, which is an error. */
  readonly equals: Range | undefined;
  /** Undefined only when the text ends right after `tag =`. */
  readonly openBrace: Token | undefined;
  readonly closeBrace: Token | undefined;
  readonly children: readonly ItemNode[];
}

/** A line that holds nothing but the `{` of the block that it is a child of, or the `}` that ends it; `trailing` is dropped by the library. */
export interface BraceNode extends NodeBase {
  readonly kind: 'open-brace' | 'close-brace';
  readonly parent: BlockNode;
  readonly brace: Token;
  readonly final: boolean;
  readonly trailing: Token | undefined;
}

/** include, includedir or module in column 0, wherever it stands. */
export interface DirectiveNode extends NodeBase {
  readonly kind: 'directive';
  readonly parent: Krb5Document | ContainerNode;
  readonly directive: 'include' | 'includedir' | 'module';
  readonly keyword: Token;
  /** The blanks between keyword and argument. */
  readonly separator: string;
  /** As the library takes it: not unquoted, trailing blanks and comments included. */
  readonly argument: Token;
}

/** A comment, a blank line, or a line before the first header (`ignored`). */
export interface TriviaNode extends NodeBase {
  readonly kind: 'comment' | 'blank' | 'ignored';
  readonly parent: Krb5Document | ContainerNode;
}

/** A line that is no relation, and for which the library refuses the file. */
export interface ErrorNode extends NodeBase {
  readonly kind: 'error';
  readonly parent: ContainerNode;
  readonly problem: SyntaxProblem;
}

export type ContainerNode = SectionNode | BlockNode;
export type ItemNode =
  RelationNode | BlockNode | BraceNode | DirectiveNode | TriviaNode | ErrorNode;
/** Who may own a line: any node that starts on it, or the brace node that is alone on it. */
export type LineOwner = SectionNode | ItemNode;
