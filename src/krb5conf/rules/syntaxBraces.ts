import {
  deleteLines,
  indentOf,
  insertAt,
  insertLines,
  lineEnd,
  lineText,
  replace,
} from '../fix.ts';
import type { Fix, TextEdit } from '../fix.ts';
import { findOption } from '../options/table.ts';
import type { BlockNode, Krb5Document, Range, SyntaxProblem } from '../tree.ts';
import type { Block } from './entry.ts';
import type { Finding, Rule } from './rule.ts';
import { problemsOf, refused, removeLine } from './syntaxHeaders.ts';
import type { ConfigView } from './view.ts';

const inside = '    ';

/** Where a template chooses between lines, braces need not pair up in the text. */
function bracesMayPair(view: ConfigView): boolean {
  return view.template !== 'control';
}

/** `{ # c`, `{ a = b }`, `{ a = b`: the same over several lines, if what is inside can stand there. */
function openBraceFix(document: Krb5Document, { range }: SyntaxProblem): Fix[] {
  const { line } = range.start;
  const value = lineText(document, line).slice(range.start.character, range.end.character);
  const closes = value.endsWith('}');
  const awaited = document.problems.some(
    (p) => p.kind === 'extra-close-brace' && p.related?.start.line === line,
  );
  const inner = value.slice(1, closes ? -1 : undefined).trim();
  const fits = inner === '' || /^[#;]/.test(inner) || /^[^\s=*{}]+\s*=\s*[^\s{][^{}]*$/.test(inner);
  if (!fits || (closes ? awaited : !awaited)) return [];
  const end = lineEnd(document);
  const indent = indentOf(document, line);
  const body = inner === '' ? '' : `${end}${indent}${inside}${inner}`;
  const newText = `{${body}${closes ? `${end}${indent}}` : ''}`;
  return [{ title: 'Write the block over several lines', edits: [replace(range, newText)] }];
}

/** What can stand inside gets a line of its own, anything else goes. */
function afterOwnBrace(document: Krb5Document, range: Range): Fix {
  const { line } = range.start;
  const text = lineText(document, line).slice(range.start.character, range.end.character);
  if (!/^[#;]|^[^\s=*{}]+\s*=\s*[^\s{][^{}]*$/.test(text))
    return { title: 'Remove the text', edits: [replace(range, '')] };
  const newText = `${lineEnd(document)}${indentOf(document, line)}${inside}`;
  return { title: 'Move the text to the next line', edits: [insertAt(range.start, newText)] };
}

/** `syntax-open-brace`: text on the line of an opening brace. */
export const syntaxOpenBrace: Rule = {
  id: 'syntax-open-brace',
  severity: 'error',
  summary: 'Something follows { on its line.',
  consequence:
    'A { with text behind it is an ordinary value and opens no block. The lines below land in the section, and the } makes the library refuse the file.',
  remedy: 'End the line after {.',
  example: {
    bad: '[realms]\n    EXAMPLE.COM = { kdc = dc1.example.com }\n',
    good: '[realms]\n    EXAMPLE.COM = {\n        kdc = dc1.example.com\n    }\n',
  },
  explainsLine: true,
  triesFixes: true,
  *check(view) {
    const { document } = view;
    for (const problem of problemsOf(view, 'open-brace-text'))
      yield {
        range: problem.range,
        message: `Text on the line of a { turns it into an ordinary value: no block opens here, and at a } of its own ${refused}.`,
        fixes: openBraceFix(document, problem),
      };
    for (const { range } of problemsOf(view, 'text-after-open-brace'))
      yield {
        range,
        message: 'The library drops what follows a { that has a line of its own.',
        fixes: [afterOwnBrace(document, range)],
      };
  },
};

function allClosed(block: BlockNode): boolean {
  for (let open: BlockNode | undefined = block; open;)
    if (!open.closeBrace) return false;
    else open = open.parent.kind === 'block' ? open.parent : undefined;
  return true;
}

function braceInValueFix(view: ConfigView, range: Range): Fix[] {
  const { document } = view;
  const { line } = range.start;
  const node = document.lines[line];
  if (node?.kind !== 'relation' || node.parent.kind !== 'block') return [];
  const head = lineText(document, line).slice(0, range.start.character).trimEnd();
  const from = { start: { line, character: head.length }, end: range.end };
  if (head.endsWith('=')) return [];
  if (allClosed(node.parent)) return [{ title: 'Remove the }', edits: [replace(from, '')] }];
  const newText = `${lineEnd(document)}${indentOf(document, node.parent.line)}}`;
  return [{ title: 'Move the } to its own line', edits: [replace(from, newText)] }];
}

/** `syntax-extra-close-brace`: a } that closes nothing, or that is part of a value. */
export const syntaxExtraCloseBrace: Rule = {
  id: 'syntax-extra-close-brace',
  severity: 'error',
  summary: 'A } closes nothing, belongs to a value, or has text behind it.',
  consequence:
    'With nothing to close, the library refuses the file. At the end of a value the } is part of it, so a host or realm gets a wrong name and the block stays open.',
  remedy: 'Remove the brace, or give it a line of its own.',
  example: {
    bad: '[realms]\n    EXAMPLE.COM = {\n        kdc = dc1.example.com }\n',
    good: '[realms]\n    EXAMPLE.COM = {\n        kdc = dc1.example.com\n    }\n',
  },
  explainsLine: true,
  triesFixes: true,
  *check(view) {
    if (!bracesMayPair(view)) return;
    const { document } = view;
    const lost = [...problemsOf(view, 'text-after-close-brace')].filter(({ range }) =>
      opensBlock(document, range),
    );
    for (const { range, related } of problemsOf(view, 'extra-close-brace')) {
      // Explained, and cured, by the opening brace that is none.
      if (related) continue;
      const opener = lost.findIndex((p) => p.range.start.line < range.start.line);
      if (opener >= 0) {
        lost.splice(opener, 1);
        continue;
      }
      const alone = lineText(document, range.start.line).trim() === '}';
      yield {
        range,
        message: `This } closes nothing: ${refused}.`,
        fixes: alone ? [removeLine(document, range.start.line, 'Remove the }')] : [],
      };
    }
    for (const { range } of problemsOf(view, 'close-brace-in-value'))
      yield {
        range,
        message: 'The } is part of the value and closes nothing: write it on a line of its own.',
        fixes: braceInValueFix(view, range),
      };
    for (const { range } of problemsOf(view, 'text-after-close-brace'))
      yield textAfterBrace(view, range);
  },
};

/** `} B.COM = {`: what the library drops would have opened a block. */
function opensBlock(document: Krb5Document, { start }: Range): boolean {
  return /^[^\s=*{}]+\s*=\s*\{\s*$/.test(lineText(document, start.line).slice(start.character));
}

function textAfterBrace({ document }: ConfigView, range: Range): Finding {
  const newText = `${lineEnd(document)}${indentOf(document, range.start.line)}`;
  return {
    range,
    message: 'The library drops what follows a }: write it on a line of its own.',
    fixes: opensBlock(document, range)
      ? [{ title: 'Move to the next line', edits: [insertAt(range.start, newText)] }]
      : [],
  };
}

/** A fix that closes more blocks than that helps nobody. */
const mostClosed = 50;

/** Blocks that stand open where the text says, the innermost first. */
function openAt(blocks: ReadonlyMap<number, BlockNode>, brace: Range): BlockNode[] {
  const open: BlockNode[] = [];
  let node = blocks.get(brace.start.line);
  while (node && !node.closeBrace && open.length <= mostClosed) {
    open.push(node);
    node = node.parent.kind === 'block' ? node.parent : undefined;
  }
  return open;
}

function closingLines(document: Krb5Document, blocks: readonly BlockNode[]): string[] {
  return blocks.map((block) => `${indentOf(document, block.line)}}`);
}

/** `syntax-unclosed-brace`: a block that never ends. */
export const syntaxUnclosedBrace: Rule = {
  id: 'syntax-unclosed-brace',
  severity: 'error',
  summary: 'A block is still open at the next section header or at the end of the file.',
  consequence:
    'Before a header, MIT refuses the whole file. At the end of the file MIT accepts it, Heimdal and Java ("Not closed") do not.',
  remedy: 'Insert the missing }.',
  example: {
    bad: '[realms]\n    EXAMPLE.COM = {\n        kdc = dc1.example.com\n\n[domain_realm]\n    .example.com = EXAMPLE.COM\n',
    good: '[realms]\n    EXAMPLE.COM = {\n        kdc = dc1.example.com\n    }\n\n[domain_realm]\n    .example.com = EXAMPLE.COM\n',
  },
  triesFixes: true,
  *check(view) {
    if (!bracesMayPair(view)) return;
    const { document } = view;
    if ([...problemsOf(view, 'section-in-block', 'unclosed-brace')].length === 0) return;
    const blocks = new Map(
      view.blocks.map(({ node }) => [node.openBrace?.range.start.line ?? -1, node]),
    );
    const explained = new Set<BlockNode>([...nestedRealms(view)].map(({ outer }) => outer.node));
    for (const { range } of problemsOf(view, 'close-brace-in-value')) {
      const parent = document.lines[range.start.line]?.parent;
      if (parent?.kind === 'block') explained.add(parent);
    }
    for (const { range, related } of problemsOf(view, 'section-in-block')) {
      const open = related ? openAt(blocks, related) : [];
      if (open.some((block) => explained.has(block))) continue;
      yield {
        range: related ?? range,
        message: `This block is not closed before the header in line ${range.start.line + 1}: ${refused}.`,
        related: [{ range, message: 'The header that stands inside the block' }],
        fixes: closing(open, (lines) =>
          insertLines(document, lastLineBefore(document, range.start.line), lines),
        ),
      };
    }
    const lost = [...problemsOf(view, 'value-lost-at-end')].length > 0;
    const strict = view.libraries.some((library) => library !== 'mit');
    const missing: BlockNode[] = [];
    for (const { range } of problemsOf(view, 'unclosed-brace')) {
      const block = blocks.get(range.start.line);
      if (!block) continue;
      // The parser names the innermost first; closing an outer one closes those inside as well.
      missing.push(block);
      if (explained.has(block)) continue;
      yield {
        range,
        severity: strict ? 'error' : 'warning',
        message:
          'This block is still open when the file ends. MIT closes it, Heimdal refuses the file, and Java says "Not closed".',
        fixes: lost ? [] : closing(missing, (lines) => endOfFile(document, lines)),
      };
    }

    function closing(open: readonly BlockNode[], insert: (lines: string[]) => TextEdit): Fix[] {
      if (open.length === 0 || open.length > mostClosed) return [];
      const edits = [insert(closingLines(document, open))];
      return [{ title: 'Insert the missing }', edits }];
    }
  },
};

/** Above the blank lines and comments that lead to the header. */
function lastLineBefore(document: Krb5Document, header: number): number {
  let line = header;
  while (line > 0 && /^\s*([#;]|$)/.test(lineText(document, line - 1))) line--;
  return line > 0 ? line : header;
}

function endOfFile(document: Krb5Document, lines: readonly string[]): TextEdit {
  const last = document.lineStarts.length - 1;
  return lineText(document, last) === ''
    ? insertLines(document, last, lines)
    : insertLines(document, last + 1, lines);
}

/** Blocks that look like a realm and stand inside another realm. */
function* nestedRealms(view: ConfigView): Iterable<{ inner: Block; outer: Block }> {
  const inners = view.blocks.filter(
    ({ path, option }) => path.length === 2 && path[0] === 'realms' && !option,
  );
  if (inners.length === 0) return;
  const outers = new Map(view.stanzas.map(({ block }) => [block.node, block]));
  for (const inner of inners) {
    const { parent } = inner.node;
    const outer = parent.kind === 'block' ? outers.get(parent) : undefined;
    const realmLike =
      /^[A-Z0-9-]+(\.[A-Z0-9-]+)*$/.test(inner.tag) ||
      inner.tag.includes('.') ||
      inner.entries.some(({ tag }) => findOption(['realms', 'X'], tag)?.type === 'host');
    if (outer && realmLike) yield { inner, outer };
  }
}

/** `syntax-nested-realm`: the } before the next realm is missing. */
export const syntaxNestedRealm: Rule = {
  id: 'syntax-nested-realm',
  severity: 'error',
  summary: "A realm's block opens inside another realm's block.",
  consequence:
    'The inner realm does not exist for any library, and none says so: logins there fail with "Cannot find KDC for realm".',
  remedy: 'Insert the missing } before it.',
  example: {
    bad: '[realms]\n    A.EXAMPLE.COM = {\n        kdc = dc1.a.example.com\n    B.EXAMPLE.COM = {\n        kdc = dc1.b.example.com\n    }\n',
    good: '[realms]\n    A.EXAMPLE.COM = {\n        kdc = dc1.a.example.com\n    }\n    B.EXAMPLE.COM = {\n        kdc = dc1.b.example.com\n    }\n',
  },
  triesFixes: true,
  *check(view) {
    if (!bracesMayPair(view)) return;
    const { document } = view;
    for (const { inner, outer } of nestedRealms(view)) {
      const indent = indentOf(document, outer.node.line);
      const edits = [insertLines(document, inner.node.line, [`${indent}}`])];
      const close = outer.node.closeBrace?.range.start.line;
      // Braces that balance all the same: the one at the end is then too many.
      if (close !== undefined) edits.push(deleteLines(document, close));
      yield {
        range: inner.node.tag.range,
        message: `"${inner.tag}" stands inside the block of ${outer.tag}, so no library sees this realm: 'Cannot find KDC for realm "${inner.tag}"'. A } is missing before it.`,
        related: [{ range: outer.node.tag.range, message: 'The block that is still open' }],
        fixes: [{ title: 'Insert the missing }', edits }],
      };
    }
  },
};
