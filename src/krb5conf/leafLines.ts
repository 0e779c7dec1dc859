import { skipBlanks } from './blank.ts';
import type { BlockLine, Container } from './containerLines.ts';
import { LineNode } from './lineNode.ts';
import type { DocumentNode, Line } from './lineNode.ts';
import type { RelationLine } from './relationLine.ts';
import type * as tree from './tree.ts';

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

/** What may be moved into a block that is recognised late: that is why parents are not readonly here. */
export type AnyLine = RelationLine | BlockLine | DirectiveLine | TriviaLine | ErrorLine;
