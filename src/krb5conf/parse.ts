import { skipBlanks, trimBlanks } from './blank.ts';
import type { BlockLine, Container } from './containerLines.ts';
import type { Line } from './lineNode.ts';
import type { RelationLine } from './relationLine.ts';
import type { RelationParts } from './taggedLine.ts';
import { Preamble } from './preamble.ts';
import { Readings } from './readings.ts';
import { scanBrokenHead, scanDirective, scanRelation } from './scan.ts';
import type { RelationError } from './scan.ts';
import { TreeBuilder } from './treeBuilder.ts';
import type * as tree from './tree.ts';
import { valueProblem } from './valueProblems.ts';

/**
 * Parses the text of a krb5.conf into its tree. Takes any string, never throws, takes time linear in its length.
 * The grammar is that of MIT's util/profile/prof_parse.c; where the library would stop, the problem is noted and the parser
 * goes on as a reader would: a header closes the open blocks, a line that is no relation is skipped.
 */
export function parseKrb5Conf(text: string): tree.Krb5Document {
  const parser = new Parser(text);
  parser.run();
  return parser.builder.document;
}

/** A `tag =` without a value: the very next line must be its `{`. */
interface Pending {
  readonly line: Line;
  readonly parts: RelationParts;
  readonly container: Container;
  /** Directives, which do not count as a line, and the blank lines and comments that should not be there. */
  readonly between: { line: Line; kind: tree.DirectiveNode['directive'] | 'blank' | 'comment' }[];
  problem: tree.SyntaxProblem | undefined;
}

class Parser {
  readonly builder: TreeBuilder;
  private readonly text: string;
  private readonly preamble: Preamble;
  private pending: Pending | undefined;
  /** The last `tag = { text`: a string for the library, it explains the `}` that follows. */
  private falseBrace: RelationLine | undefined;

  constructor(text: string) {
    this.text = text;
    this.builder = new TreeBuilder(text);
    this.preamble = new Preamble(text, this.builder);
  }

  run(): void {
    const take = (line: Line, terminated: number): void => this.reading(line, terminated);
    new Readings(this.text, this.builder, take).run();
    this.endOfText();
  }

  private reading(line: Line, terminated: number): void {
    const { text, builder } = this;
    const directive = scanDirective(text, line.from, terminated);
    if (directive !== undefined && (directive !== 'module' || builder.container === undefined)) {
      this.directive(line, directive);
    } else if (builder.container === undefined && text.charCodeAt(line.from) !== OPEN_BRACKET) {
      this.preamble.line(line);
    } else if (this.pending === undefined || !this.openingBrace(line, this.pending)) {
      this.standardLine(line);
    }
  }

  private standardLine(line: Line): void {
    const at = skipBlanks(this.text, line.from, line.end);
    const code = at < line.end ? this.text.charCodeAt(at) : NEWLINE;
    if (code === NEWLINE) this.builder.trivia(line, 'blank');
    else if (code === HASH || code === SEMICOLON) this.builder.trivia(line, 'comment');
    else if (code === OPEN_BRACKET) this.header(line, at);
    else if (this.builder.container === undefined) this.builder.trivia(line, 'ignored');
    else if (code === CLOSE_BRACE) this.closingBrace(line, at, this.builder.container);
    else this.relation(line, at, this.builder.container);
  }

  private directive(line: Line, directive: tree.DirectiveNode['directive']): void {
    if (directive === 'module') {
      const named = this.text.slice(line.from, line.end).includes(':');
      const code = named ? 'PROF_MODULE' : 'PROF_MODULE_SYNTAX';
      this.builder.problem(line, 'module', code, line.from, line.end);
    }
    if (this.pending !== undefined) this.pending.between.push({ line, kind: directive });
    else this.builder.directive(line, directive);
  }

  private header(line: Line, at: number): void {
    const { text, builder } = this;
    this.preamble.end();
    this.falseBrace = undefined;
    const textEnd = trimBlanks(text, at, line.end);
    if (builder.container?.kind === 'block') {
      const related = builder.container.openBrace?.range;
      builder.problem(line, 'section-in-block', 'PROF_SECTION_NOTOP', at, textEnd, { related });
    }
    let close = at + 1;
    while (close < textEnd && text.charCodeAt(close) !== CLOSE_BRACKET) close++;
    const final = close + 1 < textEnd && text.charCodeAt(close + 1) === STAR;
    builder.section(line, at + 1, close, final);
    if (close === textEnd) {
      builder.problem(line, 'section-unclosed', 'PROF_SECTION_SYNTAX', at, textEnd);
      return;
    }
    const rest = skipBlanks(text, close + (final ? 2 : 1), textEnd);
    if (rest < textEnd) {
      builder.problem(line, 'section-trailing-text', 'PROF_SECTION_SYNTAX', rest, textEnd);
    }
  }

  private relation(line: Line, at: number, container: Container): void {
    const { text, builder } = this;
    const parts = scanRelation(text, at, line.end);
    if (typeof parts === 'string') {
      this.brokenRelation(line, at, container, parts);
    } else if (parts.valueFrom === parts.valueTo) {
      this.pending = { line, parts, container, between: [], problem: undefined };
    } else if (isBrace(text, parts)) {
      builder.openBlock(line, container, parts);
    } else {
      const relation = builder.relation(line, container, parts);
      const problem = valueProblem(text, line, parts, container.kind === 'block');
      if (problem === undefined) return;
      builder.problem(line, problem.kind, undefined, problem.from, problem.to);
      if (problem.opens) this.falseBrace = relation;
    }
  }

  private brokenRelation(line: Line, at: number, container: Container, error: RelationError): void {
    const { text, builder } = this;
    const word = scanDirective(text, at, line.end);
    const kind = word === undefined ? error : LATE_DIRECTIVE[word];
    const to = trimBlanks(text, at, line.end);
    const problem = builder.problem(line, kind, 'PROF_RELATION_SYNTAX', at, to);
    // A block with a bad head is still a block to its reader, and its `}` no second error.
    if (text.charCodeAt(to - 1) === OPEN_BRACE) {
      builder.openBlock(line, container, scanBrokenHead(text, at, to));
    } else {
      builder.error(line, container, problem);
    }
  }

  /** A line after `tag =`. False when it opens no block: then the tag has no value, and the line is read anew. */
  private openingBrace(line: Line, pending: Pending): boolean {
    const { text, builder } = this;
    const at = skipBlanks(text, line.from, line.end);
    const code = at < line.end ? text.charCodeAt(at) : NEWLINE;
    if (code === OPEN_BRACE) {
      const block = builder.openBlock(pending.line, pending.container, pending.parts);
      this.resolve(pending);
      const { trailing } = builder.openingBrace(line, block);
      if (trailing !== undefined) {
        builder.problemAt('text-after-open-brace', undefined, trailing.range, line.from);
      }
      return true;
    }
    pending.problem ??= this.missingValue(pending, 'missing-value', 'PROF_MISSING_OBRACE', line);
    if (code === NEWLINE || code === HASH || code === SEMICOLON) {
      // The library has given up by now; a reader would still take a `{` further down for this tag's.
      pending.between.push({ line, kind: code === NEWLINE ? 'blank' : 'comment' });
      return true;
    }
    builder.error(pending.line, pending.container, pending.problem);
    this.resolve(pending);
    return false;
  }

  private missingValue(
    { line, parts }: Pending,
    kind: 'missing-value' | 'value-lost-at-end',
    code: 'PROF_MISSING_OBRACE' | undefined,
    noticed: Line,
  ): tree.SyntaxProblem {
    const context = { noticedAt: noticed.from };
    return this.builder.problem(line, kind, code, parts.tagFrom, parts.equals + 1, context);
  }

  /** Adds what was held back behind `tag =`, now that its own node is in the tree. */
  private resolve(pending: Pending): void {
    this.pending = undefined;
    for (const { line, kind } of pending.between) {
      if (kind === 'blank' || kind === 'comment') this.builder.trivia(line, kind);
      else this.builder.directive(line, kind);
    }
  }

  private closingBrace(line: Line, at: number, container: Container): void {
    const { builder, falseBrace } = this;
    let block = container;
    if (container.kind === 'section') {
      const to = trimBlanks(this.text, at, line.end);
      const context = { related: falseBrace?.value.range };
      const problem = builder.problem(
        line,
        'extra-close-brace',
        'PROF_EXTRA_CBRACE',
        at,
        to,
        context,
      );
      this.falseBrace = undefined;
      if (falseBrace?.parent !== container) {
        builder.error(line, container, problem);
        return;
      }
      block = builder.adopt(falseBrace);
    }
    const { trailing } = builder.closingBrace(line, block as BlockLine);
    if (trailing === undefined || /^[#;]/.test(trailing.text)) return;
    builder.problemAt('text-after-close-brace', undefined, trailing.range, line.from);
  }

  private endOfText(): void {
    const { builder, pending } = this;
    this.preamble.end();
    if (pending !== undefined) {
      const { line, parts, container } = pending;
      if (pending.problem === undefined) {
        this.missingValue(pending, 'value-lost-at-end', undefined, line);
        builder.openBlock(line, container, parts);
      } else {
        builder.error(line, container, pending.problem);
      }
      this.resolve(pending);
    }
    for (let open = builder.container; open?.kind === 'block'; open = open.parent) {
      const range = open.openBrace?.range;
      if (range === undefined) continue;
      builder.problemAt('unclosed-brace', undefined, range, this.text.length);
    }
  }
}

function isBrace(text: string, parts: RelationParts): boolean {
  return parts.valueTo === parts.valueFrom + 1 && text.charCodeAt(parts.valueFrom) === OPEN_BRACE;
}

const LATE_DIRECTIVE = {
  include: 'directive-indented',
  includedir: 'directive-indented',
  module: 'module-late',
} as const;

const NEWLINE = 10;
const HASH = 35;
const STAR = 42;
const SEMICOLON = 59;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
