import type { Dump } from './library.ts';

/** Where we differ from the library on purpose, each with its reason. A difference that no row explains fails the run. */
export interface Exception {
  readonly name: string;
  readonly reason: string;
  explains(input: { text: string; library: Dump; ours: Dump }): boolean;
}

const errorOf = (dump: Dump): string | undefined => ('error' in dump ? dump.error : undefined);

export const EXCEPTIONS: readonly Exception[] = [
  {
    name: 'cut-character',
    reason:
      'The library cuts a line at 2047 bytes, in the middle of a UTF-8 character if need be; half a character cannot be a string, so we keep it whole in the first part.',
    explains: ({ text, library, ours }) =>
      'lines' in library &&
      'lines' in ours &&
      text.split('\n').some((line) => /[^\0-\x7f]/.test(line) && Buffer.byteLength(line) > 2046),
  },
  {
    name: 'module-syntax',
    reason:
      'profile_init_path refuses every module line with PROF_MODULE; krb5_init_context, whose view we take, allows them and says PROF_MODULE_SYNTAX where the colon is missing.',
    explains: ({ library, ours }) =>
      errorOf(library) === 'PROF_MODULE' && errorOf(ours) === 'PROF_MODULE_SYNTAX',
  },
];
