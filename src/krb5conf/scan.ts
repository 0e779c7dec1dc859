import { isBlank, skipBlanks, trimBlanks } from './blank.ts';
import { closingQuote } from './quoted.ts';
import type { RelationParts } from './taggedLine.ts';

export type RelationError = 'relation-no-equals' | 'relation-empty-tag' | 'relation-blank-in-tag';

/**
 * Finds the parts of `tag = value` between two offsets, as parse_std_line of MIT's prof_parse.c does:
 * the tag ends at the first blank and, for its name, at the first `*`; only blanks may stand between it and the `=`.
 * Returns the name of the violation instead where the library would refuse the line.
 */
export function scanRelation(
  text: string,
  from: number,
  end: number,
): RelationParts | RelationError {
  const tagFrom = from;
  let tagTo = -1;
  let tagCut = -1;
  let blankInTag = false;
  let equals = tagFrom;
  for (; equals < end; equals++) {
    const code = text.charCodeAt(equals);
    if (code === EQUALS) break;
    if (isBlank(code)) {
      if (tagTo < 0) tagTo = equals;
    } else if (tagTo >= 0) {
      blankInTag = true;
    } else if (code === STAR && tagCut < 0) {
      tagCut = equals;
    }
  }
  if (equals === end) return 'relation-no-equals';
  if (equals === tagFrom) return 'relation-empty-tag';
  if (blankInTag) return 'relation-blank-in-tag';
  if (tagTo < 0) tagTo = equals;
  const valueFrom = skipBlanks(text, equals + 1, end);
  return {
    tagFrom,
    tagCut: tagCut < 0 ? tagTo : tagCut,
    tagTo,
    equals,
    valueFrom,
    valueTo: endOfValue(text, valueFrom, end),
  };
}

/** The parts of a line that ends in `{` at `to` but is no relation: all before its last `=`, or before the brace, is the tag. */
export function scanBrokenHead(text: string, from: number, to: number): RelationParts {
  const brace = to - 1;
  let before = trimBlanks(text, from, brace);
  const equals = before > from && text.charCodeAt(before - 1) === EQUALS ? before - 1 : -1;
  if (equals >= 0) before = trimBlanks(text, from, equals);
  return { tagFrom: from, tagCut: before, tagTo: before, equals, valueFrom: brace, valueTo: to };
}

/** A quoted value ends with its closing quote (or the line, trailing blanks included); any other before its trailing blanks. */
function endOfValue(text: string, from: number, end: number): number {
  if (text.charCodeAt(from) !== QUOTE || from >= end) return trimBlanks(text, from, end);
  const quote = closingQuote(text, from + 1, end);
  return quote < 0 ? end : quote + 1;
}

/** The directive of a line and whether it stands in column 0, where alone the library sees it; `to` includes the line end. */
export function scanDirective(
  text: string,
  from: number,
  to: number,
): 'include' | 'includedir' | 'module' | undefined {
  const first = text.charCodeAt(from);
  if (first !== LETTER_I && first !== LETTER_M) return undefined;
  for (const word of DIRECTIVES) {
    const after = from + word.length;
    if (after < to && isBlank(text.charCodeAt(after)) && text.startsWith(word, from)) return word;
  }
  return undefined;
}

/** Looks for one character line by line without ever searching the same stretch twice. */
export class NextOccurrence {
  private readonly text: string;
  private readonly wanted: string;
  private next: number;

  constructor(text: string, wanted: string) {
    this.text = text;
    this.wanted = wanted;
    this.next = text.indexOf(wanted);
  }

  /** The first occurrence from `from` on and before `to`, or -1. Calls must come with growing `from`. */
  within(from: number, to: number): number {
    if (this.next < 0 || this.next >= to) return -1;
    if (this.next < from) this.next = this.text.indexOf(this.wanted, from);
    return this.next < to ? this.next : -1;
  }
}

const EQUALS = 61;
const STAR = 42;
const QUOTE = 34;
const LETTER_I = 105;
const LETTER_M = 109;
const DIRECTIVES = ['include', 'includedir', 'module'] as const;
