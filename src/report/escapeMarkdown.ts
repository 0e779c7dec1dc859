import { visibleBlock, visibleLine } from './visible.ts';

/**
 * Text as GitHub-flavoured Markdown that shows exactly this text: no emphasis, link, autolink,
 * heading, list, table cell border, HTML or math comes out of it.
 */
export function escapeMarkdown(text: string): string {
  return (
    visibleLine(text)
      .trim()
      .replace(/[\\`*_{}[\]()<>#|~$!&]/g, (character) =>
        character === '<' ? '&lt;' : character === '&' ? '&amp;' : `\\${character}`,
      )
      // Bare URLs and www. hosts are linked by GitHub and by VS Code.
      .replace(/:\/\//g, '&#58;//')
      .replace(/\bwww\./gi, (match) => `${match.slice(0, -1)}&#46;`)
      .replace(/\bmailto:/gi, (match) => `${match.slice(0, -1)}&#58;`)
      // List markers, ordered list numbers and setext underlines count at the start of a line only.
      .replace(/^([-+=])/, '\\$1')
      .replace(/^(\d+)([.)])/, '$1\\$2')
  );
}

/** Inline code, not for table cells: the fence is longer than any run of backticks inside. */
export function markdownCode(text: string): string {
  const line = visibleLine(text).trim();
  if (line === '') return '';
  const fence = '`'.repeat(longestRun(line) + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** A fenced block for a command. */
export function markdownBlock(text: string, language: string): string {
  const block = visibleBlock(text);
  const fence = '`'.repeat(Math.max(3, longestRun(block) + 1));
  return `${fence}${language}\n${block}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/`+/g), (match) => match[0].length));
}
