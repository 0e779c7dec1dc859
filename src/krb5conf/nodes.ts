import { skipBlanks, trimBlanks } from './blank.ts';
import { closingQuote, decodeQuoted } from './quoted.ts';
import type * as tree from './tree.ts';

/**
 * The classes behind the interfaces of tree.ts. A node keeps offsets only; tokens, ranges and decoded values are made when
 * asked for, because a file of 100,000 relations is parsed on a keystroke and few of its tokens are ever looked at.
 */

/** The document while it is built, and afterwards. */
export class DocumentNode implements tree.Krb5Document {
  readonly kind = 'document';
  readonly text: string;
  readonly lineStarts: number[] = [];
  readonly lines: tree.LineOwner[] = [];
  readonly children: (tree.ItemNode | tree.SectionNode)[] = [];
  readonly sections: tree.SectionNode[] = [];
  readonly problems: tree.SyntaxProblem[] = [];

  constructor(text: string) {
    this.text = text;
  }
}

/** One reading of the library: a physical line, or a piece of an overlong one. `end` is where its text ends (line end, NUL). */
export interface Line {
  readonly number: number;
  readonly from: number;
  readonly to: number;
  readonly end: number;
}

abstract class LineNode {
  readonly document: DocumentNode;
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly end: number;

  constructor(document: DocumentNode, line: Line) {
    this.document = document;
    this.line = line.number;
    this.from = line.from;
    this.to = line.to;
    this.end = line.end;
  }

  get range(): tree.Range {
    const { text } = this.document;
    const start = skipBlanks(text, this.from, this.end);
    return this.rangeBetween(start, trimBlanks(text, start, this.end));
  }

  protected rangeBetween(from: number, to: number): tree.Range {
    return rangeInLine(this.document, this.line, from, to);
  }

  protected token(from: number, to: number): tree.Token {
    return { text: this.document.text.slice(from, to), range: this.rangeBetween(from, to) };
  }
}

/** The range of two offsets into one line. */
export function rangeInLine(
  document: tree.Krb5Document,
  line: number,
  from: number,
  to: number,
): tree.Range {
  const start = document.lineStarts[line] ?? 0;
  return {
    start: { line, character: from - start },
    end: { line, character: to - start },
  };
}

export class SectionLine extends LineNode implements tree.SectionNode {
  readonly kind = 'section';
  readonly parent: DocumentNode;
  readonly children: tree.ItemNode[] = [];
  readonly final: boolean;
  private readonly nameFrom: number;
  private readonly nameTo: number;

  constructor(
    document: DocumentNode,
    line: Line,
    nameFrom: number,
    nameTo: number,
    final: boolean,
  ) {
    super(document, line);
    this.parent = document;
    this.nameFrom = nameFrom;
    this.nameTo = nameTo;
    this.final = final;
  }

  get name(): tree.Token {
    return this.token(this.nameFrom, this.nameTo);
  }

  get header(): tree.Token {
    return this.token(this.nameFrom - 1, trimBlanks(this.document.text, this.nameTo, this.end));
  }

  /** A header that is final has its `]` right before the `*`. */
  get finalMarker(): tree.Range | undefined {
    return this.final ? this.rangeBetween(this.nameTo + 1, this.nameTo + 2) : undefined;
  }

  override get range(): tree.Range {
    return { start: this.header.range.start, end: (lastLine(this) ?? this.header).range.end };
  }
}

export type Container = SectionLine | BlockLine;
/** What may be moved into a block that is recognised late: that is why parents are not readonly here. */
export type AnyLine = RelationLine | BlockLine | DirectiveLine | TriviaLine | ErrorLine;

/** Where the parts of `tag = value` lie: offsets into the text. */
export interface RelationParts {
  readonly tagFrom: number;
  /** Where the tag ends for the library: at its first `*`, or at `tagTo`. */
  readonly tagCut: number;
  readonly tagTo: number;
  /** Negative in a block that lacks it. */
  readonly equals: number;
  readonly valueFrom: number;
  readonly valueTo: number;
}

abstract class TaggedLine extends LineNode {
  parent: Container;
  readonly parts: RelationParts;

  constructor(document: DocumentNode, line: Line, parent: Container, parts: RelationParts) {
    super(document, line);
    this.parent = parent;
    this.parts = parts;
  }

  get tag(): tree.Token {
    return this.token(this.parts.tagFrom, this.parts.tagCut);
  }

  get rawTag(): tree.Token {
    return this.token(this.parts.tagFrom, this.parts.tagTo);
  }

  get finalMarker(): tree.Range | undefined {
    const { tagCut, tagTo } = this.parts;
    return tagCut < tagTo ? this.rangeBetween(tagCut, tagCut + 1) : undefined;
  }

  /** The name as the library reads it, without the cost of a token. */
  get name(): string {
    return this.document.text.slice(this.parts.tagFrom, this.parts.tagCut);
  }
}

export class RelationLine extends TaggedLine implements tree.RelationNode {
  readonly kind = 'relation';

  get equals(): tree.Range {
    return this.rangeBetween(this.parts.equals, this.parts.equals + 1);
  }

  get final(): boolean {
    return this.parts.tagCut < this.parts.tagTo;
  }

  get value(): ValueText {
    return new ValueText(this.document, this.line, this.parts.valueFrom, this.parts.valueTo);
  }

  /** The value as the library reads it, without the cost of a token. */
  get decoded(): string {
    const { text } = this.document;
    const { valueFrom, valueTo } = this.parts;
    return text.charCodeAt(valueFrom) === 34
      ? decodeQuoted(text, valueFrom + 1, valueTo)
      : text.slice(valueFrom, valueTo);
  }

  get trailing(): tree.Token | undefined {
    const { text } = this.document;
    const from = skipBlanks(text, this.parts.valueTo, this.end);
    return from < this.end ? this.token(from, trimBlanks(text, from, this.end)) : undefined;
  }
}

class ValueText implements tree.ValueToken {
  readonly text: string;
  readonly range: tree.Range;
  readonly decoded: string;
  readonly quoted: boolean;
  readonly terminated: boolean;

  constructor(document: tree.Krb5Document, line: number, from: number, to: number) {
    this.text = document.text.slice(from, to);
    this.range = rangeInLine(document, line, from, to);
    this.quoted = this.text.startsWith('"');
    this.decoded = this.quoted ? decodeQuoted(this.text, 1, this.text.length) : this.text;
    this.terminated = !this.quoted || closingQuote(this.text, 1, this.text.length) >= 0;
  }
}

export class BlockLine extends TaggedLine implements tree.BlockNode {
  readonly kind = 'block';
  readonly children: tree.ItemNode[] = [];
  opening: BraceLine | undefined;
  closing: BraceLine | undefined;

  get final(): boolean {
    return this.parts.tagCut < this.parts.tagTo || this.closing?.final === true;
  }

  get equals(): tree.Range | undefined {
    const { equals } = this.parts;
    return equals < 0 ? undefined : this.rangeBetween(equals, equals + 1);
  }

  get openBrace(): tree.Token | undefined {
    const { valueFrom, valueTo } = this.parts;
    return valueFrom < valueTo ? this.token(valueFrom, valueFrom + 1) : this.opening?.brace;
  }

  get closeBrace(): tree.Token | undefined {
    return this.closing?.brace;
  }

  override get range(): tree.Range {
    const head = super.range;
    return { start: head.start, end: (lastLine(this)?.range ?? head).end };
  }
}

/** The last line inside a container that is not blank. A loop, because a hostile file nests as deep as it is long. */
function lastLine(container: Container): tree.ItemNode | undefined {
  let last: tree.ItemNode | undefined;
  let open: Container | undefined = container;
  while (open !== undefined) {
    const child: tree.ItemNode | undefined = open.children.findLast(
      (item) => item.kind !== 'blank',
    );
    open = child instanceof BlockLine && child.children.length > 0 ? child : undefined;
    last = child ?? last;
  }
  return last;
}

export class BraceLine extends LineNode implements tree.BraceNode {
  readonly kind: 'open-brace' | 'close-brace';
  readonly parent: BlockLine;

  constructor(
    document: DocumentNode,
    line: Line,
    parent: BlockLine,
    kind: 'open-brace' | 'close-brace',
  ) {
    super(document, line);
    this.parent = parent;
    this.kind = kind;
  }

  private get at(): number {
    return skipBlanks(this.document.text, this.from, this.end);
  }

  get brace(): tree.Token {
    return this.token(this.at, this.at + 1);
  }

  get final(): boolean {
    const after = this.at + 1;
    return (
      this.kind === 'close-brace' && after < this.end && this.document.text.charAt(after) === '*'
    );
  }

  get trailing(): tree.Token | undefined {
    const { text } = this.document;
    const from = skipBlanks(text, this.at + (this.final ? 2 : 1), this.end);
    return from < this.end ? this.token(from, trimBlanks(text, from, this.end)) : undefined;
  }
}

export class DirectiveLine extends LineNode implements tree.DirectiveNode {
  readonly kind = 'directive';
  parent: DocumentNode | Container;
  readonly directive: 'include' | 'includedir' | 'module';

  constructor(
    document: DocumentNode,
    line: Line,
    parent: DocumentNode | Container,
    directive: 'include' | 'includedir' | 'module',
  ) {
    super(document, line);
    this.parent = parent;
    this.directive = directive;
  }

  get keyword(): tree.Token {
    return this.token(this.from, this.from + this.directive.length);
  }

  get separator(): string {
    const { text } = this.document;
    const from = this.from + this.directive.length;
    return text.slice(from, skipBlanks(text, from, this.end));
  }

  get argument(): tree.Token {
    const from = skipBlanks(this.document.text, this.from + this.directive.length, this.end);
    return this.token(from, this.end);
  }
}

export class TriviaLine extends LineNode implements tree.TriviaNode {
  readonly kind: 'comment' | 'blank' | 'ignored';
  parent: DocumentNode | Container;

  constructor(
    document: DocumentNode,
    line: Line,
    parent: DocumentNode | Container,
    kind: 'comment' | 'blank' | 'ignored',
  ) {
    super(document, line);
    this.parent = parent;
    this.kind = kind;
  }
}

export class ErrorLine extends LineNode implements tree.ErrorNode {
  readonly kind = 'error';
  parent: Container;
  readonly problem: tree.SyntaxProblem;

  constructor(document: DocumentNode, line: Line, parent: Container, problem: tree.SyntaxProblem) {
    super(document, line);
    this.parent = parent;
    this.problem = problem;
  }
}
