import { skipBlanks, trimBlanks } from './blank.ts';
import { rangeInLine } from './lineNode.ts';
import { closingQuote, decodeQuoted } from './quoted.ts';
import { TaggedLine } from './taggedLine.ts';
import type * as tree from './tree.ts';

export class RelationLine extends TaggedLine implements tree.RelationNode {
  readonly kind = 'relation';

  get equals(): tree.Range {
    return this.rangeBetween(this.equalsAt, this.equalsAt + 1);
  }

  get final(): boolean {
    return this.isMarkedFinal;
  }

  get value(): ValueText {
    return new ValueText(this.document, this.line, this.valueFrom, this.valueTo);
  }

  /** The value as the library reads it, without the cost of a token. */
  get decoded(): string {
    const { text } = this.document;
    const { valueFrom, valueTo } = this;
    return text.charCodeAt(valueFrom) === 34
      ? decodeQuoted(text, valueFrom + 1, valueTo)
      : text.slice(valueFrom, valueTo);
  }

  get trailing(): tree.Token | undefined {
    const { text } = this.document;
    const from = skipBlanks(text, this.valueTo, this.end);
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
