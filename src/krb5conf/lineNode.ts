import { skipBlanks, trimBlanks } from './blank.ts';
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

export abstract class LineNode {
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
