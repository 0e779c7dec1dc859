/** How much of a line one fgets of the profile library takes: its buffer of 2048 bytes less the final NUL (prof_parse.c). */
export const MAX_LINE_BYTES = 2047;

/** True when a stretch certainly fits without counting: no UTF-16 unit takes more than three bytes of UTF-8. */
export function fitsOneReading(from: number, to: number): boolean {
  return (to - from) * 3 <= MAX_LINE_BYTES;
}

/**
 * Where the library's next reading ends: the offset after the line end, or after as many characters as fill its buffer.
 * `spill` carries the bytes of a character that the previous reading cut in two, so that the cuts stay on the library's bytes.
 */
export function endOfReading(
  text: string,
  from: number,
  lineEnd: number,
  spill: number,
): { to: number; spill: number } {
  let bytes = spill;
  let at = from;
  while (at < lineEnd && bytes < MAX_LINE_BYTES) {
    const point = text.codePointAt(at) ?? 0;
    bytes += utf8Length(point);
    at += point > 0xffff ? 2 : 1;
  }
  return { to: at, spill: Math.max(0, bytes - MAX_LINE_BYTES) };
}

/** Bytes of one code point in UTF-8; a lone surrogate is written as the three bytes of U+FFFD. */
function utf8Length(point: number): number {
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point > 0xffff ? 4 : 3;
}
