/**
 * White space as MIT's profile library knows it: C `isspace` in the C locale, nothing beyond ASCII.
 * A no-break space or a byte-order mark is an ordinary character (util/profile/prof_parse.c).
 */
export function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

/** First offset from `from` on that holds no blank, or `to`. */
export function skipBlanks(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** `to` moved back over blanks, not further than `from`. */
export function trimBlanks(text: string, from: number, to: number): number {
  let at = to;
  while (at > from && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}
