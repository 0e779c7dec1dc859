/**
 * Formatting: indentation by nesting and one blank around `=`. It changes how a file looks, never how a library
 * reads it: lines whose blanks mean something (directives, lines before the first header, lines that are errors,
 * unterminated quotes, overlong lines) stay as they are.
 */
import type { TextEdit } from '../fix.ts';
import { lineText } from '../fix.ts';
import type { ContainerNode, Krb5Document, LineOwner, Range } from '../tree.ts';

export interface FormatOptions {
  /** One level of indentation; never empty, because `include` in the first column is a directive. */
  readonly indent: string;
}

/** libprofile reads lines into 2048 bytes (prof_parse.c); a longer one is cut in two. */
const longestLine = 2046;

/** One edit for each line that changes; lines outside `range` stay. */
export function formatDocument(
  document: Krb5Document,
  { indent }: FormatOptions,
  range?: Range,
): TextEdit[] {
  const from = range?.start.line ?? 0;
  const to = range === undefined ? document.lines.length - 1 : lastLineOf(range);
  const edits: TextEdit[] = [];
  for (let line = from; line <= to; line += 1) {
    const owner = document.lines[line];
    if (owner === undefined) continue;
    const old = lineText(document, line);
    const formatted = formatLine(document, owner, line, old, indent === '' ? ' ' : indent);
    if (formatted === undefined || formatted === old) continue;
    if (byteLength(formatted) > longestLine || byteLength(old) > longestLine) continue;
    edits.push({
      range: { start: { line, character: 0 }, end: { line, character: old.length } },
      newText: formatted,
    });
  }
  return edits;
}

/** A selection that ends in the first column does not mean that line. */
function lastLineOf({ start, end }: Range): number {
  return end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
}

function formatLine(
  document: Krb5Document,
  owner: LineOwner,
  line: number,
  old: string,
  indent: string,
): string | undefined {
  // NUL and a lone carriage return end or bend a line in ways that only the library knows.
  if (/[\0\r]/.test(old)) return undefined;
  switch (owner.kind) {
    case 'section':
      return owner.line === line && isPlainHeader(old) ? owner.header.text : undefined;
    case 'relation': {
      const { value } = owner;
      if (value.quoted && !value.terminated) return undefined;
      const trailing = owner.trailing === undefined ? '' : ` ${owner.trailing.text}`;
      return `${indent.repeat(depthOf(owner.parent))}${owner.rawTag.text} = ${value.text}${trailing}`;
    }
    case 'block': {
      // Text behind the `{` makes the line a string to the library, and so it stays.
      if (!isPlainBlockLine(old, owner.rawTag.text)) return undefined;
      const brace = owner.openBrace?.range.start.line === line ? ' {' : '';
      return `${indent.repeat(depthOf(owner.parent))}${owner.rawTag.text} =${brace}`;
    }
    case 'open-brace':
    case 'close-brace': {
      const star = owner.kind === 'close-brace' && owner.final ? '*' : '';
      const trailing = owner.trailing === undefined ? '' : ` ${owner.trailing.text}`;
      return `${indent.repeat(depthOf(owner.parent.parent))}${owner.brace.text}${star}${trailing}`;
    }
    case 'comment':
      return `${indent.repeat(commentDepth(document, owner, line))}${old.trim()}`;
    case 'blank':
      // Without its blanks the last line would not be a line any more.
      return isLastLine(document, line) ? undefined : '';
    case 'ignored':
    case 'directive':
    case 'error':
      return undefined;
  }
}

/** Only a header with nothing behind it has its text wholly in the node. */
function isPlainHeader(text: string): boolean {
  return /^[ \t]*\[[^\]]*\]\*?[ \t]*$/.test(text);
}

/** `tag =` or `tag = {`, with nothing else. */
function isPlainBlockLine(text: string, rawTag: string): boolean {
  const rest = text.trimStart().slice(rawTag.length);
  return /^\s*=\s*\{?\s*$/.test(rest);
}

/** The text ends on this line, without a line end. */
function isLastLine(document: Krb5Document, line: number): boolean {
  return document.lineStarts[line + 1] === undefined;
}

/** Children of a section are one level in, of a block in it two. */
function depthOf(container: ContainerNode): number {
  return container.kind === 'section' ? 1 : depthOf(container.parent) + 1;
}

/** A comment goes with what follows it: above a header it stands in the first column, else with its neighbours. */
function commentDepth(document: Krb5Document, owner: LineOwner, line: number): number {
  if (owner.kind === 'section' || owner.parent.kind === 'document') return 0;
  for (let next = line + 1; next < document.lines.length; next += 1) {
    const follower = document.lines[next];
    if (follower?.kind === 'section') return 0;
    if (follower?.kind === 'close-brace') return depthOf(follower.parent);
    if (follower?.kind !== 'comment' && follower?.kind !== 'blank') break;
  }
  return depthOf(owner.parent);
}

function byteLength(text: string): number {
  // UTF-8, without Buffer: three bytes bound every UTF-16 unit, and most lines are short.
  if (text.length * 3 <= longestLine) return text.length;
  return new TextEncoder().encode(text).length;
}
