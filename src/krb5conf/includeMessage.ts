import type { ReadError } from './configFiles.ts';

/** Why an included file or directory could not be read. */
export type IncludeFailure = ReadError | 'cycle' | 'too-many';

/** What an include line that fails does to every program, and what to do about it. */
export function includeMessage(
  directive: 'include' | 'includedir',
  path: string,
  failure: IncludeFailure,
): string {
  const consequence = 'Every Kerberos program that reads this configuration fails to start.';
  const what = directive === 'include' ? 'included file' : 'include directory';
  switch (failure) {
    case 'cycle':
      return `"${path}" includes itself. ${consequence} Remove one of the include lines.`;
    case 'too-many':
      return `The chain of includes is too long at "${path}". ${consequence} Look for files that include each other under different names.`;
    default:
      return `The ${what} "${path}" is missing or cannot be read. ${consequence} Create it, or remove the ${directive} line.`;
  }
}
