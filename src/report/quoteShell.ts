/** One argument of a command line that a person copies. */

export type Shell = 'posix' | 'powershell';

const plain = /^[A-Za-z0-9_@%+=:,./-]+$/;

/** The shell that a user of this platform most likely pastes into. */
export function shellOf(platform: string): Shell {
  return platform === 'win32' ? 'powershell' : 'posix';
}

/** The argument, in single quotes unless it is plain; the shell then expands nothing in it. */
export function quoteShell(argument: string, shell: Shell): string {
  // PowerShell gives a leading @, and % or commas anywhere, a meaning of their own.
  if (plain.test(argument) && (shell === 'posix' || !/[@%,]/.test(argument))) return argument;
  const escaped =
    shell === 'posix' ? argument.replaceAll("'", "'\\''") : argument.replace(/['‘’‚‛]/g, '$&$&');
  return `'${escaped}'`;
}

/** A whole command line. */
export function commandLine(words: readonly string[], shell: Shell): string {
  return words.map((word) => quoteShell(word, shell)).join(' ');
}
