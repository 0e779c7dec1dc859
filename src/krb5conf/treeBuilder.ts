import { BlockLine, BraceLine, SectionLine } from './containerLines.ts';
import type { Container } from './containerLines.ts';
import { DirectiveLine, ErrorLine, TriviaLine } from './leafLines.ts';
import type { AnyLine } from './leafLines.ts';
import { DocumentNode, rangeInLine } from './lineNode.ts';
import type { Line } from './lineNode.ts';
import { RelationLine } from './relationLine.ts';
import type { RelationParts } from './taggedLine.ts';
import type * as tree from './tree.ts';

/** The document under construction: where the next node goes, and what went wrong so far. */
export class TreeBuilder {
  readonly document: DocumentNode;
  /** The innermost open block, or the section; undefined until the first header is met. */
  container: Container | undefined;

  constructor(text: string) {
    this.document = new DocumentNode(text);
  }

  section(line: Line, nameFrom: number, nameTo: number, final: boolean): void {
    const section = new SectionLine(this.document, line, nameFrom, nameTo, final);
    this.document.children.push(section);
    this.document.sections.push(section);
    this.document.lines[line.number] ??= section;
    this.container = section;
  }

  relation(line: Line, container: Container, parts: RelationParts): RelationLine {
    const relation = new RelationLine(this.document, line, container, parts);
    this.add(line, relation);
    return relation;
  }

  openBlock(line: Line, container: Container, parts: RelationParts): BlockLine {
    const block = new BlockLine(this.document, line, container, parts);
    this.add(line, block);
    this.container = block;
    return block;
  }

  openingBrace(line: Line, block: BlockLine): BraceLine {
    const brace = new BraceLine(this.document, line, block, 'open-brace');
    block.opening = brace;
    this.add(line, brace);
    return brace;
  }

  closingBrace(line: Line, block: BlockLine): BraceLine {
    const brace = new BraceLine(this.document, line, block, 'close-brace');
    block.closing = brace;
    this.add(line, brace);
    this.container = block.parent;
    return brace;
  }

  /**
   * Makes the block of a relation whose value was `{ text`, with all that follows it in its container as children:
   * what its writer meant, once the `}` shows it.
   */
  adopt(relation: RelationLine): BlockLine {
    const { document } = this;
    const { parent } = relation;
    const { from, to, end } = relation;
    const line = { number: relation.line, from, to, end };
    const block = new BlockLine(document, line, parent, relation.parts);
    const at = parent.children.lastIndexOf(relation);
    for (const child of parent.children.splice(at)) {
      if (child === relation) continue;
      (child as AnyLine).parent = block;
      block.children.push(child);
    }
    parent.children.push(block);
    if (document.lines[relation.line] === relation) document.lines[relation.line] = block;
    this.container = block;
    return block;
  }

  directive(line: Line, directive: tree.DirectiveNode['directive']): void {
    const parent = this.container ?? this.document;
    this.add(line, new DirectiveLine(this.document, line, parent, directive));
  }

  trivia(line: Line, kind: tree.TriviaNode['kind']): void {
    const parent = this.container ?? this.document;
    this.add(line, new TriviaLine(this.document, line, parent, kind));
  }

  error(line: Line, container: Container, problem: tree.SyntaxProblem): void {
    this.add(line, new ErrorLine(this.document, line, container, problem));
  }

  /** Notes a problem with the text between two offsets of a line. `code` is undefined where the library reads on. */
  problem(
    line: Line,
    kind: tree.SyntaxProblemKind,
    code: tree.ProfileErrorCode | undefined,
    from: number,
    to: number,
    context: { related?: tree.Range | undefined; noticedAt?: number } = {},
  ): tree.SyntaxProblem {
    const range = this.rangeOf(line, from, to);
    return this.problemAt(kind, code, range, context.noticedAt ?? line.from, context.related);
  }

  problemAt(
    kind: tree.SyntaxProblemKind,
    code: tree.ProfileErrorCode | undefined,
    range: tree.Range,
    noticedAt: number,
    related?: tree.Range,
  ): tree.SyntaxProblem {
    const problem = { kind, code, range, related, noticedAt };
    this.document.problems.push(problem);
    return problem;
  }

  rangeOf(line: Line, from: number, to: number): tree.Range {
    return rangeInLine(this.document, line.number, from, to);
  }

  private add(line: Line, node: tree.ItemNode): void {
    (this.container ?? this.document).children.push(node);
    this.document.lines[line.number] ??= node;
  }
}
