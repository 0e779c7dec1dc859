/** EBCDIC code page 500, as far as names and release levels use it. */
const ranges: readonly (readonly [string, number])[] = [
  ['abcdefghi', 0x81],
  ['jklmnopqr', 0x91],
  ['stuvwxyz', 0xa2],
  ['ABCDEFGHI', 0xc1],
  ['JKLMNOPQR', 0xd1],
  ['STUVWXYZ', 0xe2],
  ['0123456789', 0xf0],
  [' ', 0x40],
  ['.', 0x4b],
  ['<(+', 0x4c],
  ['&', 0x50],
  ['$*);', 0x5b],
  ['-/', 0x60],
  [',%_>?', 0x6b],
  [`:#@'="`, 0x7a],
];

const codes = new Map(
  ranges.flatMap(([characters, first]) =>
    Array.from(characters, (character, index) => [character, first + index] as const),
  ),
);
const characters = new Map([...codes].map(([character, code]) => [code, character]));

/** Characters without a code become spaces. */
export function toEbcdic(text: string): Uint8Array {
  return Uint8Array.from(Array.from(text, (character) => codes.get(character) ?? 0x40));
}

/** Codes that are not in the table become `?`. */
export function fromEbcdic(bytes: Uint8Array): string {
  return Array.from(bytes, (code) => characters.get(code) ?? '?').join('');
}
