/**
 * Names and texts inside SQL. They come from a directory or from a person and are taken as hostile: whatever they hold,
 * they stay one name or one text. No function here accepts control characters; `isPrintable` says so beforehand.
 */

/** Nothing that ends a line, hides, or reorders what a person reads before running it. */
export function isPrintable(text: string): boolean {
  return text !== '' && !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text);
}

/**
 * A part of a MySQL account name as a quoted identifier: in one, a backslash is a plain character whatever `sql_mode`
 * says, which is not so in a string (MySQL reference manual, "Specifying Account Names" and "Schema Object Names").
 */
export function mysqlAccountPart(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

/** Delimited identifier of the SQL standard: PostgreSQL, Db2. */
export function delimited(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Transact-SQL's own delimiters, which do not depend on QUOTED_IDENTIFIER. */
export function bracketed(name: string): string {
  return `[${name.replaceAll(']', ']]')}]`;
}

/** A text of the SQL standard; in PostgreSQL, Db2 and Transact-SQL a backslash is a plain character in it. */
export function textLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
