import { skipBlanks, trimBlanks } from './blank.ts';
import { closingQuote } from './quoted.ts';
import type { Line } from './lineNode.ts';
import type { RelationParts } from './taggedLine.ts';
import type { SyntaxProblemKind } from './tree.ts';

/** A value that the library takes as it is, though its writer meant something else. */
export interface ValueProblem {
  readonly kind: SyntaxProblemKind;
  readonly from: number;
  readonly to: number;
  /** True when a later `}` was meant to close it. */
  readonly opens?: boolean;
}

/** Looks at the value of a relation; `inBlock` says whether a `}` could have been meant to close something. */
export function valueProblem(
  text: string,
  line: Line,
  parts: RelationParts,
  inBlock: boolean,
): ValueProblem | undefined {
  const { valueFrom: from, valueTo: to } = parts;
  const first = text.charCodeAt(from);
  if (first === QUOTE) return quoteProblem(text, line, from, to);
  if (first === OPEN_BRACE) {
    if (!LOOKS_LIKE_BLOCK.test(text.slice(from, to))) return undefined;
    return { kind: 'open-brace-text', from, to, opens: depthOf(text, from, to) > 0 };
  }
  if (inBlock && text.charCodeAt(to - 1) === CLOSE_BRACE && depthOf(text, from, to) < 0) {
    return { kind: 'close-brace-in-value', from: to - 1, to };
  }
  return undefined;
}

function quoteProblem(
  text: string,
  line: Line,
  from: number,
  to: number,
): ValueProblem | undefined {
  const rest = skipBlanks(text, to, line.end);
  if (rest < line.end) {
    return { kind: 'text-after-quote', from: rest, to: trimBlanks(text, rest, line.end) };
  }
  const closed = closingQuote(text, from + 1, to) >= 0;
  return closed ? undefined : { kind: 'unterminated-quote', from, to };
}

/** Open braces less closing ones. */
function depthOf(text: string, from: number, to: number): number {
  let depth = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === OPEN_BRACE) depth++;
    else if (code === CLOSE_BRACE) depth--;
  }
  return depth;
}

/** `{ # comment`, `{ a = b` and `{a = b }`; not `{x`, which nobody means as a block. */
const LOOKS_LIKE_BLOCK = /^\{(?:[\s#;]|[^=]*=)/;

const QUOTE = 34;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
