/** SGR sequences of a terminal; plain text when colour is off. Colour only repeats what shapes and words say. */

const codes = { red: 31, yellow: 33, green: 32, blue: 36, dim: 2, bold: 1 } as const;
export type Ink = keyof typeof codes;

export type Paint = (ink: Ink, text: string) => string;

export function painter(colour: boolean): Paint {
  return (ink, text) => (colour && text !== '' ? `\u001b[${codes[ink]}m${text}\u001b[0m` : text);
}
