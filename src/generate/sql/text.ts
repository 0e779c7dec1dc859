import { isPrintable } from './quote.ts';
import type { Sql } from './request.ts';

/** Statements with their notes above and the check below, as comments that every client skips. */
export function sqlText(sql: Exclude<Sql, { readonly problem: string }>): string {
  const comment = (text: string): string => `-- ${printable(text)}`;
  const check =
    sql.check === undefined ? [] : ['', '-- To check, once logged in:', comment(sql.check)];
  return `${[...sql.notes.map(comment), ...sql.statements, ...check].join('\n')}\n`;
}

/** A comment ends with its line. */
function printable(text: string): string {
  return Array.from(text, (character) => (isPrintable(character) ? character : '?')).join('');
}
