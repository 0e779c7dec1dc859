/** What hover and completion say about an option, in Markdown. */
import type { Option } from '../options/option.ts';

/** Text of a file as inline code: the fence is longer than any run of backticks in it (CommonMark 6.1). */
export function inlineCode(text: string): string {
  const visible = text.replace(/[\r\n]+/g, ' ');
  const longest = Math.max(0, ...[...visible.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 || visible.startsWith(' ')
    ? `${fence} ${visible} ${fence}`
    : `${fence}${visible}${fence}`;
}

/** `boolean, default true` and the like. */
export function optionSummary(option: Option): string {
  const parts: string[] = [option.type === 'block' ? 'block' : option.type];
  if (option.default !== undefined) parts.push(`default ${option.default}`);
  if (option.repeatable) parts.push('may be repeated');
  if (option.removed !== undefined) parts.push('removed');
  else if (option.deprecated !== undefined) parts.push('deprecated');
  return parts.join(', ');
}

/** The whole story of an option: what it does, values, versions, who reads it, where it is documented. */
export function optionMarkdown(option: Option): string {
  const lines = [option.description];
  if (option.type === 'enum' && option.values !== undefined) {
    lines.push(`Values: ${option.values.map(inlineCode).join(', ')}.`);
  }
  if (option.minimum !== undefined || option.maximum !== undefined) {
    lines.push(`Range: ${option.minimum ?? '…'} to ${option.maximum ?? '…'}.`);
  }
  if (option.default !== undefined) lines.push(`Default: ${inlineCode(option.default)}.`);
  if (option.removed !== undefined) lines.push(`**Removed**: ${option.removed}.`);
  else if (option.deprecated !== undefined) lines.push(`**Deprecated**: ${option.deprecated}.`);
  if (option.replacement !== undefined)
    lines.push(`Use instead: ${inlineCode(option.replacement)}.`);
  if (option.since !== undefined) lines.push(`Since: ${option.since}.`);
  lines.push(
    `Read by: ${option.readers.join(', ')}${option.side === 'kdc' ? ' (on a KDC only)' : ''}.`,
  );
  lines.push(`[Documentation](${option.page})`);
  return lines.join('\n\n');
}
