/**
 * Decodes a quoted value as MIT's parse_quoted_string does: `\n`, `\t` and `\b` are control characters, any other
 * escaped character stands for itself, the first bare quote ends the value, and a missing one is accepted.
 */
export function decodeQuoted(text: string, from: number, to: number): string {
  let decoded = '';
  let copied = from;
  let at = from;
  for (; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) break;
    if (code !== BACKSLASH || at + 1 >= to) continue;
    const escaped = text.charAt(at + 1);
    decoded += text.slice(copied, at) + (CONTROLS[escaped] ?? escaped);
    at++;
    copied = at + 1;
  }
  return decoded + text.slice(copied, at);
}

/** Offset of the quote that ends a value whose text begins at `from`, or -1. */
export function closingQuote(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code === BACKSLASH) at++;
  }
  return -1;
}

const QUOTE = 34;
const BACKSLASH = 92;
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', t: '\t', b: '\b' };
