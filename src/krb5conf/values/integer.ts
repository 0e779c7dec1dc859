const decimal = /^[\t\v\f\r ]*[+-]?\d+$/;
const inC = /^[\t\v\f\r ]*[+-]?\d+/;

/**
 * A decimal integer as MIT's profile_get_integer reads it: strtol in base 10 over the whole text,
 * 32 bits. Undefined is PROF_BAD_INTEGER, which most callers turn into the default without a word.
 */
export function mitInteger(text: string): number | undefined {
  if (!decimal.test(text)) return undefined;
  const value = Number(text.trim());
  return Math.abs(value) <= 0x7fffffff ? value : undefined;
}

/** Heimdal: strtol in base 10, and what follows the digits is ignored; undefined if there are none. */
export function heimdalInteger(text: string): number | undefined {
  const digits = inC.exec(text)?.[0];
  return digits === undefined ? undefined : Number(digits.trim());
}

/** Java's Config.getIntValue: decimal, or hexadecimal with 0x; anything else counts as missing. */
export function javaInteger(text: string): number | undefined {
  const match = /^([+-]?)(0[xX][0-9a-fA-F]+|\d+)$/.exec(text);
  if (!match) return undefined;
  const value = Number(match[2]);
  if (value > 0x7fffffff) return undefined;
  return match[1] === '-' ? -value : value;
}
