import { replace } from '../fix.ts';
import { deleteLines, insertLines, lineText } from '../fix.ts';
import type { Fix } from '../fix.ts';
import { isAbsolutePath } from '../values/path.ts';
import type { DirectiveNode } from '../tree.ts';
import type { Finding, Rule } from './rule.ts';
import { problemsOf, removeLine } from './syntaxHeaders.ts';
import type { ConfigView } from './view.ts';

function* lines({ included }: ConfigView): Iterable<DirectiveNode> {
  for (const { node } of included.lines) if (node.directive !== 'module') yield node;
}

/** The path somebody meant, and what keeps the library from reading it. */
function formFault(text: string): { meant: string; message: string } | undefined {
  if (/^=\s*/.test(text))
    return {
      meant: text.replace(/^=\s*/, ''),
      message: 'The = is taken for part of the file name.',
    };
  const comment = text.search(/\s+[#;]/);
  if (comment >= 0)
    return {
      meant: text.slice(0, comment),
      message: 'The comment is taken for part of the file name.',
    };
  const quoted = /^(["'])(.*)\1\s*$/.exec(text);
  if (quoted)
    return { meant: quoted[2] ?? '', message: 'The quotes are taken for part of the file name.' };
  if (/[ \t]+$/.test(text))
    return {
      meant: text.trimEnd(),
      message: 'The blanks at the end are taken for part of the file name.',
    };
  return undefined;
}

function indentedFix({ document }: ConfigView, line: number): Fix[] {
  const text = lineText(document, line);
  const blanks = text.length - text.trimStart().length;
  const indent = { start: { line, character: 0 }, end: { line, character: blanks } };
  return [{ title: 'Remove the indentation', edits: [replace(indent, '')] }];
}

/** `include-form`. */
export const includeForm: Rule = {
  id: 'include-form',
  severity: 'error',
  summary: 'An include line that the library does not take as meant.',
  consequence:
    "Indented, it is no include: 'Improper format of Kerberos configuration file'. Quotes, an =, a comment or blanks at the end become part of the file name: 'Included profile file could not be read'. After a tab instead of a blank, Java ignores it.",
  remedy:
    'Write "include /path" or "includedir /path" in column 1 with one blank and nothing else.',
  example: {
    bad: 'include "/etc/krb5.extra"\n[libdefaults]\n    rdns = false\n',
    good: 'include /etc/krb5.extra\n[libdefaults]\n    rdns = false\n',
  },
  *check(view) {
    for (const { range } of problemsOf(view, 'directive-indented'))
      yield {
        range,
        message:
          "An include line must begin in column 1; indented, the library says 'Improper format of Kerberos configuration file'.",
        fixes: indentedFix(view, range.start.line),
      };
    for (const node of lines(view)) {
      const { text, range } = node.argument;
      const fault = formFault(text);
      if (fault) {
        yield {
          range,
          message: `${fault.message} 'Included profile ${node.directive === 'include' ? 'file' : 'directory'} could not be read'.`,
          fixes: [{ title: `Change to ${fault.meant}`, edits: [replace(range, fault.meant)] }],
        };
      } else if (view.libraries.includes('java')) {
        const between = { start: node.keyword.range.end, end: range.start };
        const blanks = lineText(view.document, node.line).slice(
          between.start.character,
          between.end.character,
        );
        if (blanks.includes('\t'))
          yield {
            range: node.keyword.range,
            message:
              'Java ignores the line without a message, because a tab follows the word. Use one blank.',
            fixes: [{ title: 'Use one blank', edits: [replace(between, ' ')] }],
          };
      }
    }
  },
};

/** `include-relative`. */
export const includeRelative: Rule = {
  id: 'include-relative',
  severity: 'warning',
  summary: 'The path of an include line is relative.',
  consequence:
    'MIT looks below the directory in which the program runs, so it works for some programs only. Heimdal and Java refuse the file.',
  remedy: 'Write the full path.',
  example: {
    bad: 'includedir krb5.conf.d\n[libdefaults]\n    rdns = false\n',
    good: 'includedir /etc/krb5.conf.d\n[libdefaults]\n    rdns = false\n',
  },
  *check(view) {
    for (const node of lines(view)) {
      const { text, range } = node.argument;
      if (text === '' || formFault(text) || isAbsolutePath(text)) continue;
      yield {
        range,
        message: `"${text}" is looked up below the directory in which a program happens to run; Heimdal and Java refuse it. Write the full path.`,
      };
    }
  },
};

/** `include-missing`. */
export const includeMissing: Rule = {
  id: 'include-missing',
  severity: 'warning',
  summary: 'An include line names a file or directory that is not there or cannot be read.',
  consequence:
    "On the machine that uses this file every Kerberos program stops: 'Included profile directory could not be read while initializing Kerberos 5 library', in Java 'krb5.conf loading failed'.",
  remedy: 'Create the directory, correct the path, or remove the line.',
  example: {
    bad: 'includedir /etc/krb5.conf.d/\n[libdefaults]\n    rdns = false\n',
    good: '[libdefaults]\n    rdns = false\n',
    context: { includes: () => ({ kind: 'missing' }) },
  },
  *check(view) {
    for (const { node, outcome } of view.included.lines) {
      if (!outcome || outcome.kind === 'files' || formFault(node.argument.text)) continue;
      const what = node.directive === 'include' ? 'file' : 'directory';
      const why =
        outcome.kind === 'missing' ? 'does not exist here' : `cannot be read (${outcome.reason})`;
      const finding: Finding = {
        range: node.argument.range,
        severity: view.context.active ? 'error' : 'warning',
        message: `The ${what} ${why}: every Kerberos program that reads this file says 'Included profile ${what} could not be read'. Create it or remove the line.`,
        fixes: [removeLine(view.document, node.line)],
      };
      yield finding;
    }
  },
};

/** `include-skipped-file`. */
export const includeSkippedFile: Rule = {
  id: 'include-skipped-file',
  severity: 'warning',
  summary: 'An include directory holds files that the library passes over because of their names.',
  consequence:
    'Only names of letters, digits, - and _ count, and names that end in .conf. What is in the other files has no effect, without a message.',
  remedy: 'Rename the file to NAME.conf, or remove it.',
  example: {
    bad: 'includedir /etc/krb5.conf.d\n',
    good: '[libdefaults]\n    rdns = false\n',
    context: { includes: () => ({ kind: 'files', files: [], skipped: ['corp.realm'] }) },
  },
  *check(view) {
    for (const { node, outcome } of view.included.lines) {
      if (outcome?.kind !== 'files' || !outcome.skipped || outcome.skipped.length === 0) continue;
      const shown = outcome.skipped.slice(0, 5).join(', ');
      const more = outcome.skipped.length > 5 ? ` and ${outcome.skipped.length - 5} more` : '';
      yield {
        range: node.argument.range,
        message: `The library passes over ${shown}${more}: only names of letters, digits, - and _, or ending in .conf, are read.`,
      };
    }
  },
};

function moveUp({ document }: ConfigView, node: DirectiveNode): Fix[] {
  const header = document.sections[0]?.line;
  if (header === undefined) return [];
  const above = insertLines(document, header, [lineText(document, node.line)]);
  return [
    { title: 'Move above the first section', edits: [above, deleteLines(document, node.line)] },
  ];
}

/** `include-java`. */
export const includeJava: Rule = {
  id: 'include-java',
  severity: 'information',
  summary: 'An include line that Java before 26 refuses.',
  consequence:
    "It must stand above the first section header and may not name a file twice: 'Illegal config content', and no JDBC driver can log in.",
  remedy: 'Move the line to the top of the file.',
  example: {
    bad: '[libdefaults]\n    rdns = false\ninclude /etc/krb5.extra\n',
    good: 'include /etc/krb5.extra\n[libdefaults]\n    rdns = false\n',
    context: { implementation: 'java' },
  },
  *check(view) {
    if (!view.libraries.includes('java')) return;
    const header = view.document.sections[0]?.line ?? Infinity;
    const seen = new Set<string>();
    for (const node of [...lines(view)].sort((a, b) => a.line - b.line)) {
      const path = node.argument.text;
      if (node.line > header)
        yield {
          range: node.range,
          message:
            "Java before 26 says 'Illegal config content' for an include below the first section header.",
          fixes: moveUp(view, node),
        };
      else if (seen.has(path))
        yield {
          range: node.range,
          message: 'Java before 26 refuses a configuration that includes the same file twice.',
          fixes: [removeLine(view.document, node.line)],
        };
      seen.add(path);
    }
  },
};

/** `include-cycle`. */
export const includeCycle: Rule = {
  id: 'include-cycle',
  severity: 'error',
  summary: 'A file includes itself, directly or through others.',
  consequence: "The library refuses it: 'Included profile file could not be read'.",
  remedy: 'Remove the line.',
  example: {
    bad: 'include /etc/krb5.conf\n',
    good: '[libdefaults]\n    rdns = false\n',
    context: {
      path: '/etc/krb5.conf',
      includes: (_, path) => ({ kind: 'files', files: [{ path, text: '' }] }),
    },
  },
  *check(view) {
    for (const node of view.included.cycles)
      yield {
        range: node.argument.range,
        message: "This leads back to the file itself: 'Included profile file could not be read'.",
        fixes: [removeLine(view.document, node.line)],
      };
  },
};
