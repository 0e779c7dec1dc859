import { insertAt, lineText, replace } from '../fix.ts';
import type { Fix } from '../fix.ts';
import { placesOf } from '../options/table.ts';
import type { Krb5Document, Range, SyntaxProblem } from '../tree.ts';
import type { Rule } from './rule.ts';
import { problemsOf, refused, removeLine } from './syntaxHeaders.ts';

function textOf(document: Krb5Document, { start, end }: Range): string {
  return lineText(document, start.line).slice(start.character, end.character);
}

function rewrite(range: Range, newText: string): Fix[] {
  return [{ title: `Write "${newText}"`, edits: [replace(range, newText)] }];
}

/** `tag: value`, `tag value` and `tag {` have one reading that anybody would accept. */
function withEquals(document: Krb5Document, { range }: SyntaxProblem): Fix[] {
  const text = textOf(document, range);
  const colon = /^([^\s=:{}[\]"]+)\s*:\s*([^\s{}].*)$/.exec(text);
  if (colon) return rewrite(range, `${colon[1] ?? ''} = ${colon[2] ?? ''}`);
  const parts = /^([^\s=:{}[\]"]+)\s+([^\s{}].*)$/.exec(text);
  if (parts && placesOf(parts[1] ?? '').length > 0)
    return rewrite(range, `${parts[1] ?? ''} = ${parts[2] ?? ''}`);
  return [];
}

/** `default realm = X` when the words joined by underscores are an option. */
function withUnderscores(document: Krb5Document, { range }: SyntaxProblem): Fix[] {
  const match = /^([^=]+?)\s*=\s*(.*)$/.exec(textOf(document, range));
  const tag = (match?.[1] ?? '').trim().replaceAll(/\s+/g, '_').toLowerCase();
  if (!match || placesOf(tag).length === 0) return [];
  const equals = range.start.character + textOf(document, range).indexOf('=');
  const { line } = range.start;
  const head = { start: range.start, end: { line, character: equals } };
  return [{ title: `Write "${tag}"`, edits: [replace(head, `${tag} `)] }];
}

/** `syntax-relation`: a line that is no `tag = value`. */
export const syntaxRelation: Rule = {
  id: 'syntax-relation',
  severity: 'error',
  summary: 'A line is no "tag = value": no =, no tag, or a blank inside the tag.',
  consequence:
    'MIT refuses the whole file: kinit, psql and mysql stop with "Improper format of Kerberos configuration file" and name no line.',
  remedy: 'Write "tag = value". A comment needs # or ; as its first character.',
  example: {
    bad: '[libdefaults]\n    default_realm: EXAMPLE.COM\n',
    good: '[libdefaults]\n    default_realm = EXAMPLE.COM\n',
  },
  triesFixes: true,
  *check(view) {
    const { document } = view;
    for (const problem of problemsOf(view, 'relation-no-equals'))
      yield {
        range: problem.range,
        message: `There is no = in this line: ${refused}. Write "tag = value".`,
        fixes: withEquals(document, problem),
      };
    for (const problem of problemsOf(view, 'relation-blank-in-tag'))
      yield {
        range: problem.range,
        message: `The name before = holds a blank: ${refused}. Names are one word.`,
        fixes: withUnderscores(document, problem),
      };
    for (const problem of problemsOf(view, 'relation-empty-tag'))
      yield {
        range: problem.range,
        message: `There is no name before the =: ${refused}.`,
      };
    for (const problem of problemsOf(view, 'text-after-quote')) {
      if (/^[#;]/.test(textOf(document, problem.range))) continue;
      yield {
        range: problem.range,
        severity: 'warning',
        message: 'A quoted value ends at its second quote; the library drops what follows.',
        fixes: [{ title: 'Remove the text', edits: [replace(problem.range, '')] }],
      };
    }
    for (const problem of problemsOf(view, 'unterminated-quote'))
      yield {
        range: problem.range,
        severity: 'warning',
        message:
          'The closing quote is missing. MIT takes the rest of the line for the value; Java refuses the file.',
        fixes: /\\$/.test(textOf(document, problem.range))
          ? []
          : [{ title: 'Insert the closing quote', edits: [insertAt(problem.range.end, '"')] }],
      };
  },
};

/** `syntax-missing-value`: `tag =` and then no brace. */
export const syntaxMissingValue: Rule = {
  id: 'syntax-missing-value',
  severity: 'error',
  summary: 'A name has no value, and the next line does not open a block.',
  consequence:
    'After an empty value the library insists on a { in the very next line. Without it the whole file is refused; on the last line the setting vanishes.',
  remedy: 'Write "" for an empty value, or remove the line.',
  example: {
    bad: '[libdefaults]\n    qualify_shortname =\n    rdns = false\n',
    good: '[libdefaults]\n    qualify_shortname = ""\n    rdns = false\n',
  },
  explainsLine: true,
  triesFixes: true,
  *check(view) {
    for (const { range, kind } of problemsOf(view, 'missing-value', 'value-lost-at-end')) {
      const effect =
        kind === 'missing-value'
          ? `Nothing stands after the =, and the next line is no {: ${refused}.`
          : 'Nothing stands after the =, and the file ends here: the library drops the line.';
      yield {
        range,
        message: `${effect} Write "" for an empty value.`,
        fixes: [
          { title: 'Write ""', edits: [insertAt(range.end, ' ""')] },
          removeLine(view.document, range.start.line),
        ],
      };
    }
  },
};
