import { deleteLines, indentOf, insertAt, insertLines, lineText, replace } from '../fix.ts';
import type { Fix } from '../fix.ts';
import { findSection } from '../options/table.ts';
import { sections } from '../options/sections.ts';
import type { Krb5Document, SyntaxProblem, SyntaxProblemKind } from '../tree.ts';
import type { Finding, Rule } from './rule.ts';
import type { ConfigView } from './view.ts';

/** What MIT programs say about a file they refuse; the number of the line is never in it. */
export const refused =
  "every Kerberos program stops with 'Improper format of Kerberos configuration file'";

/** The syntax problems of some kinds, as the parser found them. */
export function* problemsOf(
  { document }: Pick<ConfigView, 'document'>,
  ...kinds: readonly SyntaxProblemKind[]
): Iterable<SyntaxProblem> {
  for (const problem of document.problems) if (kinds.includes(problem.kind)) yield problem;
}

function trailingTextFix(document: Krb5Document, { range }: SyntaxProblem): Fix[] {
  const { line } = range.start;
  const text = lineText(document, line);
  const rest = text.slice(range.start.character, range.end.character);
  const head = text.slice(0, range.start.character).trimEnd();
  const cut = replace({ start: { line, character: head.length }, end: range.end }, '');
  if (!/^[#;]/.test(rest)) return [{ title: `Remove "${rest}"`, edits: [cut] }];
  const above = insertLines(document, line, [indentOf(document, line) + rest]);
  return [{ title: 'Move the comment to the line above', edits: [above, cut] }];
}

/** `syntax-section-header`: `[libdefaults` and `[libdefaults] # comment`. */
export const syntaxSectionHeader: Rule = {
  id: 'syntax-section-header',
  severity: 'error',
  summary: 'A section header lacks its ], or something other than one * follows it.',
  consequence:
    'MIT and Java refuse the whole file: kinit, psql and mysql stop with "Improper format of Kerberos configuration file".',
  remedy: 'Close the header, and put a comment on a line of its own.',
  example: {
    bad: '[realms] # ours\n    EXAMPLE.COM = {\n    }\n',
    good: '# ours\n[realms]\n    EXAMPLE.COM = {\n    }\n',
  },
  triesFixes: true,
  *check(view) {
    for (const problem of problemsOf(view, 'section-unclosed'))
      yield {
        range: problem.range,
        message: `This section header has no ]: ${refused}.`,
        fixes: [{ title: 'Insert ]', edits: [insertAt(problem.range.end, ']')] }],
      };
    for (const problem of problemsOf(view, 'section-trailing-text'))
      yield {
        range: problem.range,
        message: `Nothing may follow a section header, not even a comment: ${refused}. Put it on a line of its own.`,
        fixes: trailingTextFix(view.document, problem),
      };
  },
};

/** `syntax-section-name-form`: `[ realms ]` and `[Realms]` are not `[realms]`. */
export const syntaxSectionNameForm: Rule = {
  id: 'syntax-section-name-form',
  severity: 'error',
  summary: 'Blanks or capital letters make a section name another name.',
  consequence:
    'MIT and Heimdal look for the exact name, so nothing in the section counts, without a message. Java takes it.',
  remedy: 'Write the name in small letters, right between the brackets.',
  example: {
    bad: '[ libdefaults ]\n    rdns = false\n',
    good: '[libdefaults]\n    rdns = false\n',
  },
  *check({ sections: found, libraries }) {
    if (libraries.every((library) => library === 'java')) return;
    for (const { name } of found) {
      if (findSection(name.text)) continue;
      const meant = name.text.trim().toLowerCase();
      if (!sections.some((section) => section.name === meant)) continue;
      yield {
        range: name.range,
        message: `[${name.text}] is not [${meant}]: MIT and Heimdal ignore everything in it without a message.`,
        fixes: [{ title: `Rename to [${meant}]`, edits: [replace(name.range, meant)] }],
      };
    }
  },
};

/** `syntax-first-header-lost`: a byte-order mark or blanks before the first `[`. */
export const syntaxFirstHeaderLost: Rule = {
  id: 'syntax-first-header-lost',
  severity: 'error',
  summary: 'A byte-order mark or an indentation hides the first section header.',
  consequence:
    'The library drops everything up to the next header in column 1, so the whole first section. kinit says "Configuration file does not specify default realm", though it does.',
  remedy: 'Save the file without byte-order mark, and begin the first header in column 1.',
  example: {
    bad: '  [libdefaults]\n    default_realm = EXAMPLE.COM\n',
    good: '[libdefaults]\n    default_realm = EXAMPLE.COM\n',
  },
  *check(view) {
    for (const { range } of problemsOf(view, 'first-header-lost')) {
      const { line, character } = range.start;
      const before = replace({ start: { line, character: 0 }, end: { line, character } }, '');
      const mark = view.document.text.startsWith('\ufeff') && line === 0;
      yield {
        range,
        message: `${mark ? 'A byte-order mark' : 'The indentation'} before the first header makes the library ignore this whole section: kinit will not find what is in it, for example the default realm.`,
        fixes: [
          {
            title: mark ? 'Remove the byte-order mark' : 'Remove the indentation',
            edits: [before],
          },
        ],
      };
    }
  },
};

/** `syntax-ignored-before-section`: lines above the first header. */
export const syntaxIgnoredBeforeSection: Rule = {
  id: 'syntax-ignored-before-section',
  severity: 'error',
  summary: 'Lines before the first section header are dropped.',
  consequence: 'The library reads include lines there and nothing else, and says nothing.',
  remedy: 'Put the lines under the section that they belong to.',
  example: {
    bad: 'default_realm = EXAMPLE.COM\n\n[libdefaults]\n    rdns = false\n',
    good: '[libdefaults]\n    rdns = false\n',
  },
  *check(view) {
    for (const { range } of problemsOf(view, 'ignored-before-section')) {
      const finding: Finding = {
        range,
        message:
          'The library ignores these lines, because no section header stands above them. Move them under their section, for example [libdefaults].',
        fixes: headerFix(view.document, range.start.line, range.end.line),
      };
      yield finding;
    }
  },
};

/** Only when every line would be a setting of [libdefaults]. */
function headerFix(document: Krb5Document, first: number, last: number): Fix[] {
  for (let line = first; line <= last; line++) {
    const text = lineText(document, line).trim();
    if (text !== '' && !/^[#;]/.test(text) && !/^[a-z][a-z0-9_]*\s*=\s*[^\s{]/.test(text))
      return [];
  }
  const edits = [insertLines(document, first, ['[libdefaults]'])];
  return [{ title: 'Insert [libdefaults] above', edits }];
}

/** For rules that take a whole line out. */
export function removeLine(document: Krb5Document, line: number, title = 'Remove the line'): Fix {
  return { title, edits: [deleteLines(document, line)] };
}
