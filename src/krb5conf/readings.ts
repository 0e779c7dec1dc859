import { trimBlanks } from './blank.ts';
import type { Line } from './lineNode.ts';
import { endOfReading, fitsOneReading } from './physicalLines.ts';
import { NextOccurrence } from './scan.ts';
import type { TreeBuilder } from './treeBuilder.ts';

/** Takes one reading; `terminated` is where its text ends for C: after its line end, or at a NUL. */
type Take = (line: Line, terminated: number) => void;

/**
 * Hands over a text as the library's fgets does: line by line, lines of more than 2047 bytes in pieces.
 * Notes the start of every line, and what is odd about it whatever it says.
 */
export class Readings {
  private readonly text: string;
  private readonly builder: TreeBuilder;
  private readonly take: Take;
  private readonly nuls: NextOccurrence;
  private readonly returns: NextOccurrence;

  constructor(text: string, builder: TreeBuilder, take: Take) {
    this.text = text;
    this.builder = builder;
    this.take = take;
    this.nuls = new NextOccurrence(text, '\0');
    this.returns = new NextOccurrence(text, '\r');
  }

  run(): void {
    const { text } = this;
    const { lineStarts } = this.builder.document;
    let from = 0;
    while (from < text.length) {
      const newline = text.indexOf('\n', from);
      const to = newline < 0 ? text.length : newline + 1;
      lineStarts.push(from);
      const number = lineStarts.length - 1;
      if (fitsOneReading(from, to)) this.reading(number, from, to);
      else this.longLine(number, from, to);
      from = to;
    }
    if (from === 0 || text.charCodeAt(from - 1) === NEWLINE) lineStarts.push(from);
  }

  private longLine(number: number, from: number, to: number): void {
    const { text } = this;
    let piece = endOfReading(text, from, to, 0);
    if (piece.to < to) {
      const end = trimBlanks(text, piece.to, to);
      this.builder.problem({ number, from, to, end }, 'line-too-long', undefined, piece.to, end);
    }
    this.reading(number, from, piece.to);
    while (piece.to < to) {
      const start = piece.to;
      piece = endOfReading(text, start, to, piece.spill);
      this.reading(number, start, piece.to);
    }
  }

  private reading(number: number, from: number, to: number): void {
    const { text, builder } = this;
    const nul = this.nuls.within(from, to);
    const terminated = nul < 0 ? to : nul;
    let end = terminated;
    while (end > from && isLineEnd(text.charCodeAt(end - 1))) end--;
    const line = { number, from, to, end };
    if (nul >= 0) builder.problem(line, 'nul', undefined, nul, nul + 1);
    const lone = this.returns.within(from, end);
    if (lone >= 0) builder.problem(line, 'lone-carriage-return', undefined, lone, lone + 1);
    this.take(line, terminated);
  }
}

function isLineEnd(code: number): boolean {
  return code === NEWLINE || code === RETURN;
}

const NEWLINE = 10;
const RETURN = 13;
