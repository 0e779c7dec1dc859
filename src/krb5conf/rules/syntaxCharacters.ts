import { lineText, replace } from '../fix.ts';
import type { Fix, TextEdit } from '../fix.ts';
import { parseKrb5Conf } from '../parse.ts';
import type { Krb5Document, Range } from '../tree.ts';
import type { Finding, Rule } from './rule.ts';
import { problemsOf, removeLine } from './syntaxHeaders.ts';

const strange = /[\u00a0\u2000-\u200f\u2018-\u201f\u202f\u205f\u2028\u2029\u3000\ufeff]/g;
const replacements: readonly (readonly [RegExp, string])[] = [
  [/[\u201c-\u201f]/, '"'],
  [/[\u2018-\u201b]/, "'"],
  [/[\u200b-\u200f\ufeff]/, ''],
];

function plain(character: string): string {
  return replacements.find(([pattern]) => pattern.test(character))?.[1] ?? ' ';
}

function nameOf(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0').toUpperCase();
  const kind = plain(character);
  if (kind === '"' || kind === "'") return `a typographic quote (U+${code})`;
  return kind === '' ? `an invisible character (U+${code})` : `a no-break space (U+${code})`;
}

/** All strange characters of the line at once: one alone would leave a half-quoted value. */
function plainLine(document: Krb5Document, line: number): Fix[] {
  const text = lineText(document, line);
  const edits: TextEdit[] = [...text.matchAll(strange)].map((match) =>
    replace(characterAt(line, match.index), plain(match[0])),
  );
  const result = text.replace(strange, plain);
  const broken = parseKrb5Conf(`[x]\n${result.trim()}\n`).problems.length > 0;
  return broken ? [] : [{ title: 'Use plain characters', edits }];
}

function characterAt(line: number, character: number): Range {
  return { start: { line, character }, end: { line, character: character + 1 } };
}

/** `syntax-smart-character`: what word processors and web pages make of quotes and blanks. */
export const syntaxSmartCharacter: Rule = {
  id: 'syntax-smart-character',
  severity: 'error',
  summary: 'Typographic quotes, no-break or zero-width spaces outside of comments.',
  consequence:
    'To the library they are letters like any other. A realm copied from a web page then has another name: \'Cannot find KDC for realm "“EXAMPLE.COM”"\'.',
  remedy: 'Replace them by plain quotes and blanks.',
  example: {
    bad: '[libdefaults]\n    default_realm = “EXAMPLE.COM”\n',
    good: '[libdefaults]\n    default_realm = "EXAMPLE.COM"\n',
  },
  explainsLine: true,
  triesFixes: true,
  *check({ document }) {
    if (!/[\u00a0\u2000-\u206f\u3000\ufeff]/.test(document.text)) return;
    let last = -1;
    let line = 0;
    for (const match of document.text.matchAll(strange)) {
      while ((document.lineStarts[line + 1] ?? Infinity) <= match.index) line++;
      // A mark at the very beginning has a rule of its own.
      if (line === last || match.index === 0) continue;
      const kind = document.lines[line]?.kind;
      if (kind === 'comment' || kind === 'blank' || kind === 'ignored') continue;
      last = line;
      yield {
        range: characterAt(line, match.index - (document.lineStarts[line] ?? 0)),
        message: `This is ${nameOf(match[0])}, which the library takes for a letter: the name or value differs from what you see.`,
        fixes: plainLine(document, line),
      };
    }
  },
};

function replaceAll(document: Krb5Document, line: number, what: RegExp, by: string): TextEdit[] {
  return [...lineText(document, line).matchAll(what)].map((match) =>
    replace(characterAt(line, match.index), by),
  );
}

function nulFinding(document: Krb5Document, range: Range): Finding {
  const edits = replaceAll(document, range.start.line, /\0/g, '');
  return {
    range,
    message: 'A NUL character ends the line for the library: what follows it is lost.',
    fixes: [{ title: 'Remove the NULs', edits }],
  };
}

/** Old Macs ended lines so; a single one among ordinary lines is a slip, and a blank to the library. */
function returnFinding(document: Krb5Document, range: Range): Finding {
  const { text } = document;
  const isLineEnd = text.split('\r').length > 2 * text.split('\n').length;
  const edits = replaceAll(document, range.start.line, /\r(?!\n|$)/g, isLineEnd ? '\n' : ' ');
  return {
    range,
    message: 'A carriage return alone is no line end for the library: both lines are read as one.',
    fixes: [{ title: isLineEnd ? 'Use ordinary line ends' : 'Use blanks', edits }],
  };
}

/** `syntax-control-character`: NUL and a carriage return without line feed. */
export const syntaxControlCharacter: Rule = {
  id: 'syntax-control-character',
  severity: 'error',
  summary: 'A NUL, or a carriage return that does not end a line.',
  consequence:
    'A NUL ends the line for the library. A lone carriage return is a blank, so in a file with the line ends of old Macs everything is one line.',
  remedy: 'Remove the character, or save the file with ordinary line ends.',
  example: {
    bad: '[libdefaults]\n    default_realm = EXAMPLE.COM\r    rdns = false\n',
    good: '[libdefaults]\n    default_realm = EXAMPLE.COM\n',
  },
  explainsLine: true,
  *check(view) {
    const { document } = view;
    // An overlong line is read in pieces; one remark does for all of it.
    const seen = new Set<number>();
    for (const { range, kind } of problemsOf(view, 'nul', 'lone-carriage-return')) {
      if (seen.has(range.start.line)) continue;
      seen.add(range.start.line);
      yield kind === 'nul' ? nulFinding(document, range) : returnFinding(document, range);
    }
  },
};

/** `syntax-line-too-long`: MIT reads into 2048 bytes. */
export const syntaxLineTooLong: Rule = {
  id: 'syntax-line-too-long',
  severity: 'error',
  summary: 'A line has more than 2046 bytes.',
  consequence:
    'MIT reads lines into a buffer of that size and takes the rest for another line, which then is no "tag = value": the file is refused. This holds for comments too.',
  remedy: 'Shorten the line; repeatable options can be written on several lines.',
  example: {
    bad: `[libdefaults]\n    # ${'-'.repeat(2050)}\n`,
    good: '[libdefaults]\n    # -\n',
  },
  explainsLine: true,
  triesFixes: true,
  *check(view) {
    for (const { range } of problemsOf(view, 'line-too-long')) {
      const comment = view.document.lines[range.start.line]?.kind === 'comment';
      yield {
        range,
        message:
          'MIT reads at most 2047 bytes of a line and takes the rest for a line of its own, for which it refuses the file.',
        fixes: comment ? [removeLine(view.document, range.start.line, 'Remove the comment')] : [],
      };
    }
  },
};

/** `syntax-single-quotes`: ' has no meaning. */
export const syntaxSingleQuotes: Rule = {
  id: 'syntax-single-quotes',
  severity: 'warning',
  summary: 'A value stands in single quotes.',
  consequence:
    'Only " quotes. Single quotes stay in the value, so a realm or path gets a wrong name.',
  remedy: 'Use double quotes, or none.',
  example: {
    bad: "[libdefaults]\n    default_realm = 'EXAMPLE.COM'\n",
    good: '[libdefaults]\n    default_realm = EXAMPLE.COM\n',
  },
  *check({ entries }) {
    const quoted = entries.filter(
      ({ value }) => value.length >= 2 && value.startsWith("'") && value.endsWith("'"),
    );
    for (const { node, value } of quoted) {
      const bare = value.slice(1, -1);
      const safe = bare.trim() !== '' && !/^["{]/.test(bare.trim());
      yield {
        range: node.value.range,
        message: `Single quotes do not quote: the value is ${value}, with the quotes. Leave them out.`,
        fixes: safe
          ? [{ title: 'Remove the quotes', edits: [replace(node.value.range, bare)] }]
          : [],
      };
    }
  },
};
