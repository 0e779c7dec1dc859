import { skipBlanks, trimBlanks } from './blank.ts';
import { LineNode } from './lineNode.ts';
import type { DocumentNode, Line } from './lineNode.ts';
import type { Container } from './containerLines.ts';
import type * as tree from './tree.ts';

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

/**
 * What a relation and the head of a block have in common. The parts are kept as bare numbers, and what a glance at the
 * text tells is not kept at all: the memory of 100,000 lines is most of what parsing them costs.
 */
export abstract class TaggedLine extends LineNode {
  parent: Container;
  protected readonly tagCut: number;
  protected readonly equalsAt: number;
  protected readonly valueFrom: number;
  protected readonly valueTo: number;

  constructor(document: DocumentNode, line: Line, parent: Container, parts: RelationParts) {
    super(document, line);
    this.parent = parent;
    this.tagCut = parts.tagCut;
    this.equalsAt = parts.equals;
    this.valueFrom = parts.valueFrom;
    this.valueTo = parts.valueTo;
  }

  get parts(): RelationParts {
    const { tagCut, equalsAt: equals, valueFrom, valueTo } = this;
    const tagFrom = skipBlanks(this.document.text, this.from, this.end);
    const tagEnd = equals < 0 ? valueFrom : equals;
    const tagTo = trimBlanks(this.document.text, tagFrom, tagEnd);
    return { tagFrom, tagCut, tagTo, equals, valueFrom, valueTo };
  }

  get tag(): tree.Token {
    return this.token(this.parts.tagFrom, this.tagCut);
  }

  get rawTag(): tree.Token {
    const { tagFrom, tagTo } = this.parts;
    return this.token(tagFrom, tagTo);
  }

  get finalMarker(): tree.Range | undefined {
    return this.isMarkedFinal ? this.rangeBetween(this.tagCut, this.tagCut + 1) : undefined;
  }

  /** The name as the library reads it, without the cost of a token. */
  get name(): string {
    const { text } = this.document;
    return text.slice(skipBlanks(text, this.from, this.end), this.tagCut);
  }

  /** A tag is cut at its first `*`, and nowhere else before its end. */
  protected get isMarkedFinal(): boolean {
    return this.document.text.charCodeAt(this.tagCut) === STAR;
  }
}

const STAR = 42;
