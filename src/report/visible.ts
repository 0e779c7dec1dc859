/**
 * Text from outside (AWS names, server messages, files) as harmless visible text: whatever could move
 * the cursor, hide or reorder characters is written out as `\u{202e}`. Every format's escape starts here.
 */

/** C0 and C1 controls, format characters (bidirectional overrides, zero width), line separators, lone surrogates. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

function spelled(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** One line: line breaks and tabs become blanks, other invisible characters are spelled out. */
export function visibleLine(text: string): string {
  return text.replace(/[\r\n\t]+/g, ' ').replace(invisible, spelled);
}

/** Several lines, for commands: line feeds stay, carriage returns before them go. */
export function visibleBlock(text: string): string {
  return text
    .replace(/\r\n/g, '\n')
    .replace(/\t/g, '  ')
    .replace(invisible, (character) => (character === '\n' ? character : spelled(character)));
}
