/** Control and format characters that JSON.stringify leaves raw and a terminal would obey. */
const rawInJson = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A JSON document that ends with a line feed; safe to show on a terminal. */
export function jsonText(document: unknown): string {
  const text = JSON.stringify(document, withoutBigInt, 2);
  return `${text.replace(rawInJson, escaped)}\n`;
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('');
}

/** A 64-bit counter becomes a decimal string; JSON numbers end at 2^53. */
function withoutBigInt(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
