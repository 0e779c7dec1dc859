/** HTML built so that forgetting to escape is impossible: every interpolation is text unless it is markup itself. */
import { escapeHtml } from './escapeHtml.ts';

export class Markup {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

type Part = string | number | Markup | readonly Markup[] | undefined;

/** Tag for templates: strings and numbers are escaped, markup is inserted, undefined is nothing. */
export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const source = literals.reduce(
    (text, literal, index) => text + (index === 0 ? '' : rendered(parts[index - 1])) + literal,
    '',
  );
  return new Markup(source);
}

function rendered(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.source;
  if (typeof part === 'object') return part.map((item) => item.source).join('');
  return escapeHtml(String(part));
}
