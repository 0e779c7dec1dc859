import { nodes, problems, repeatedBlocks, repeatedIncludes } from './differencePlaces.ts';
import type { FindRanges } from './differencePlaces.ts';

/** What another implementation does with text that MIT reads in its own way. */
export type Effect =
  /** It refuses the file: Java fails to log in; Heimdal goes on with an empty configuration, without a word. */
  | 'refused'
  /** It reads something else than MIT. */
  | 'different'
  /** MIT refuses the file, this implementation reads it. */
  | 'accepted';

/** A kind of text that implementations read differently, and how to find it in a document. */
export interface ReadingDifference {
  readonly id: string;
  /** How MIT reads it, for comparison. */
  readonly mit: string;
  readonly heimdal?: Reading;
  readonly java?: Reading;
  readonly find: FindRanges;
}

export interface Reading {
  readonly effect: Effect;
  /** What it does, as the end of a sentence that begins with its name. */
  readonly does: string;
}

const refused = (does: string): Reading => ({ effect: 'refused', does });
const different = (does: string): Reading => ({ effect: 'different', does });
const accepted = (does: string): Reading => ({ effect: 'accepted', does });

const ANY_CASE = ['libdefaults', 'realms', 'domain_realm', 'capaths', 'appdefaults', 'logging'];

/** Measured with MIT 1.20, Heimdal 7.8, OpenJDK 17 and 25; the sources are prof_parse.c, config_file.c and Config.java. */
export const READING_DIFFERENCES: readonly ReadingDifference[] = [
  {
    id: 'section-name-form',
    mit: 'takes the name as it stands: another section, which nothing reads',
    java: accepted('ignores letter case and blanks, and reads the section'),
    find: nodes('section', ({ name }) => {
      const plain = name.text.trim().toLowerCase();
      return plain !== name.text && ANY_CASE.includes(plain) ? name.range : undefined;
    }),
  },
  {
    id: 'text-after-header',
    mit: 'refuses the file',
    heimdal: accepted('ignores the text'),
    find: problems('section-trailing-text'),
  },
  {
    id: 'final-section',
    mit: 'stops later files from adding to the section',
    heimdal: different('ignores the marker'),
    java: refused('refuses the file'),
    find: nodes('section', (section) => section.finalMarker),
  },
  {
    id: 'final-tag',
    mit: 'takes the "*" as the final marker, not as part of the name',
    heimdal: different('takes the "*" as part of the name'),
    java: different('takes the "*" as part of the name'),
    find: function* (document) {
      yield* nodes('relation', (node) => node.finalMarker)(document);
      yield* nodes('block', (node) => node.finalMarker)(document);
    },
  },
  {
    id: 'text-after-brace',
    mit: 'ignores what follows a "}"',
    java: refused('refuses the file'),
    find: nodes('close-brace', (node) =>
      node.final || node.trailing !== undefined ? node.range : undefined,
    ),
  },
  {
    id: 'text-after-open-brace',
    mit: 'takes "{" with text behind it for a string, and finds a "}" too many',
    heimdal: accepted('opens a block and ignores the text behind the brace'),
    find: (document) =>
      document.problems
        .filter((problem) => problem.kind === 'extra-close-brace')
        .flatMap(({ related }) => related ?? []),
  },
  {
    id: 'brace-opens-block',
    mit: 'takes a value that begins with "{" for a string',
    heimdal: refused('opens a block there, which nothing closes, and refuses the file'),
    find: nodes('relation', ({ value }) => (value.text.startsWith('{') ? value.range : undefined)),
  },
  {
    id: 'brace-on-next-line',
    mit: 'opens the block',
    heimdal: refused('finds no "=" on the line of the brace and refuses the file'),
    find: nodes('open-brace', (node) => node.range),
  },
  {
    id: 'brace-after-blank',
    mit: 'refuses the file: the "{" must be on the very next line',
    java: accepted('skips blank lines and comments before the "{"'),
    find: problems('missing-value'),
  },
  {
    id: 'unclosed-block',
    mit: 'accepts the end of the file inside a block',
    heimdal: refused('refuses the file'),
    java: refused('refuses the file ("Not closed")'),
    find: problems('unclosed-brace'),
  },
  {
    id: 'repeated-block',
    mit: 'merges the blocks',
    java: different('reads only the first one (before Java 26)'),
    find: repeatedBlocks,
  },
  {
    id: 'quoted-value',
    mit: 'takes the quotes off and reads \\n, \\t and \\b as control characters',
    heimdal: different('keeps the quotes and backslashes as part of the value'),
    find: nodes('relation', ({ value }) => (value.quoted ? value.range : undefined)),
  },
  {
    id: 'escape',
    mit: 'reads the backslash in quotes as an escape',
    java: different('takes the quotes off but keeps the backslashes'),
    find: nodes('relation', ({ value }) =>
      value.quoted && value.text.includes('\\') ? value.range : undefined,
    ),
  },
  {
    id: 'unterminated-quote',
    mit: 'takes the quote off',
    java: different('keeps the quote as part of the value'),
    find: problems('unterminated-quote'),
  },
  {
    id: 'single-quotes',
    mit: 'keeps the quotes as part of the value',
    java: different('takes the quotes off'),
    find: nodes('relation', ({ value }) => (/^'.*'$/.test(value.text) ? value.range : undefined)),
  },
  {
    id: 'byte-order-mark',
    mit: 'loses the section that follows the mark on its line, and nothing else',
    heimdal: refused('refuses the file'),
    find: (document) => {
      const end = { line: 0, character: 1 };
      return document.text.startsWith('\uFEFF') ? [{ start: { line: 0, character: 0 }, end }] : [];
    },
  },
  {
    id: 'first-header-indented',
    mit: 'ignores the header and its whole section',
    heimdal: accepted('reads the section'),
    java: accepted('reads the section'),
    find: (document) =>
      document.text.startsWith('\uFEFF') ? [] : problems('first-header-lost')(document),
  },
  {
    id: 'text-before-section',
    mit: 'ignores the lines',
    heimdal: refused('refuses the file ("binding before section")'),
    find: problems('ignored-before-section'),
  },
  {
    id: 'empty-tag',
    mit: 'refuses the file',
    heimdal: accepted('reads a relation without a name'),
    java: accepted('reads a relation without a name'),
    find: problems('relation-empty-tag'),
  },
  {
    id: 'blank-in-tag',
    mit: 'refuses the file',
    java: accepted('takes the blank as part of the name'),
    find: problems('relation-blank-in-tag'),
  },
  {
    id: 'include',
    mit: 'reads the file or directory',
    heimdal: refused('knows include only since version 8, and refuses the file before'),
    find: nodes('directive', (node) => (node.directive === 'module' ? undefined : node.range)),
  },
  {
    id: 'include-late',
    mit: 'follows include lines wherever they stand',
    java: refused('refuses include after the first section header (before Java 26)'),
    find: nodes('directive', (node) =>
      node.directive !== 'module' && node.parent.kind !== 'document' ? node.range : undefined,
    ),
  },
  {
    id: 'include-relative',
    mit: 'resolves the path from the working directory',
    heimdal: refused('refuses relative paths'),
    java: refused('refuses relative paths'),
    find: nodes('directive', (node) =>
      node.directive !== 'module' && !/^(?:[/\\"=]|[A-Za-z]:)/.test(node.argument.text)
        ? node.argument.range
        : undefined,
    ),
  },
  {
    id: 'include-repeated',
    mit: 'reads the file again',
    java: refused('refuses the file (before Java 26)'),
    find: repeatedIncludes,
  },
  {
    id: 'include-tab',
    mit: 'takes a tab like a blank',
    java: different('ignores the line without a word'),
    find: nodes('directive', (node) => (node.separator.includes('\t') ? node.range : undefined)),
  },
  {
    id: 'include-trailing-blank',
    mit: 'takes trailing blanks as part of the path, and finds no such file',
    java: accepted('drops the blanks'),
    find: nodes('directive', (node) =>
      /\s$/.test(node.argument.text) ? node.argument.range : undefined,
    ),
  },
  {
    id: 'long-line',
    mit: 'cuts the line at 2047 bytes and reads the rest as another line',
    java: different('reads the line as one'),
    find: problems('line-too-long'),
  },
  {
    id: 'nul',
    mit: 'ends the line at the NUL',
    java: different('reads on after it'),
    find: problems('nul'),
  },
];
