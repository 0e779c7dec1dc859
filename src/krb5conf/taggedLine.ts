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

/** What a relation and the head of a block have in common. */
export abstract class TaggedLine extends LineNode {
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
