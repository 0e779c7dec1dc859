import { skipBlanks, trimBlanks } from './blank.ts';
import { LineNode } from './lineNode.ts';
import type { DocumentNode, Line } from './lineNode.ts';
import { TaggedLine } from './taggedLine.ts';
import type * as tree from './tree.ts';

export type Container = SectionLine | BlockLine;

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

export class BlockLine extends TaggedLine implements tree.BlockNode {
  readonly kind = 'block';
  readonly children: tree.ItemNode[] = [];
  opening: BraceLine | undefined;
  closing: BraceLine | undefined;

  get final(): boolean {
    return this.isMarkedFinal || this.closing?.final === true;
  }

  get equals(): tree.Range | undefined {
    const { equalsAt } = this;
    return equalsAt < 0 ? undefined : this.rangeBetween(equalsAt, equalsAt + 1);
  }

  get openBrace(): tree.Token | undefined {
    const { valueFrom, valueTo } = this;
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
