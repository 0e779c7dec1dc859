import { skipBlanks, trimBlanks } from './blank.ts';
import type { Line } from './lineNode.ts';
import type { TreeBuilder } from './treeBuilder.ts';
import type * as tree from './tree.ts';

/**
 * The lines before the first header, all of which the library drops. A header among them, indented or behind a byte-order
 * mark, loses its section; any other text is reported once, unless such a header explains it.
 */
export class Preamble {
  private readonly text: string;
  private readonly builder: TreeBuilder;
  private ignored: { first: tree.Range; last: tree.Range; from: number } | undefined;
  private headerLost = false;

  constructor(text: string, builder: TreeBuilder) {
    this.text = text;
    this.builder = builder;
  }

  line(line: Line): void {
    const { text, builder } = this;
    const mark = line.from === 0 && text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
    const at = skipBlanks(text, line.from + mark, line.end);
    const first = at < line.end ? text.charAt(at) : '';
    builder.trivia(line, first === '' ? 'blank' : '#;'.includes(first) ? 'comment' : 'ignored');
    if (first === '' || '#;'.includes(first)) return;
    const to = trimBlanks(text, at, line.end);
    if (first === '[') {
      this.headerLost = true;
      builder.problem(line, 'first-header-lost', undefined, at, to);
    } else if (!this.headerLost) {
      const range = builder.rangeOf(line, at, to);
      this.ignored ??= { first: range, last: range, from: line.from };
      this.ignored.last = range;
    }
  }

  /** At the first header, or at the end of the text. */
  end(): void {
    const { ignored } = this;
    if (ignored === undefined) return;
    this.ignored = undefined;
    const range = { start: ignored.first.start, end: ignored.last.end };
    this.builder.problemAt('ignored-before-section', undefined, range, ignored.from);
  }
}

const BYTE_ORDER_MARK = 0xfeff;
