import { isUtf8 } from 'node:buffer';
import type { Dump } from './library.ts';

/** Where we differ from the library on purpose, each with its reason. A difference that no row explains fails the run. */
export interface Exception {
  readonly name: string;
  readonly reason: string;
  explains(input: { bytes: Buffer; library: Dump; ours: Dump }): boolean;
}

export const EXCEPTIONS: readonly Exception[] = [
  {
    name: 'cut-character',
    reason:
      'The library cuts a line at 2047 bytes, in the middle of a UTF-8 character if need be. Half a character cannot be part of a string: we keep it whole in the first part.',
    explains: ({ bytes }) => isUtf8(bytes) && linesOf(bytes).some(cutsCharacter),
  },
  {
    name: 'long-line-not-utf8',
    reason:
      'We see text and count the bytes of its UTF-8. Of a file that is not UTF-8 the original bytes are not known any more.',
    explains: ({ bytes }) =>
      !isUtf8(bytes) &&
      linesOf(bytes).some(
        (line) => asUtf8Length(line) > READING && asUtf8Length(line) > line.length,
      ),
  },
  {
    name: 'module-syntax',
    reason:
      'profile_init_path refuses every module line with PROF_MODULE; krb5_init_context, whose view we take, allows them and says PROF_MODULE_SYNTAX where the colon is missing.',
    explains: ({ library, ours }) =>
      errorOf(library) === 'PROF_MODULE' && errorOf(ours) === 'PROF_MODULE_SYNTAX',
  },
];

/** What one fgets of the library takes. */
const READING = 2047;

function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let from = 0; from < bytes.length;) {
    const newline = bytes.indexOf(10, from);
    const to = newline < 0 ? bytes.length : newline + 1;
    lines.push(bytes.subarray(from, to));
    from = to;
  }
  return lines;
}

/** True when one of the cuts falls before a continuation byte. */
function cutsCharacter(line: Buffer): boolean {
  for (let at = READING; at < line.length; at += READING) {
    if (((line[at] ?? 0) & 0xc0) === 0x80) return true;
  }
  return false;
}

/** Bytes of the line as UTF-8 once each of its bytes has become a character. */
function asUtf8Length(line: Buffer): number {
  return Buffer.byteLength(line.toString('latin1'));
}

function errorOf(dump: Dump): string | undefined {
  return 'error' in dump ? dump.error : undefined;
}
