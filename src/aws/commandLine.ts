/** A command line to show or copy, quoted for the two families of shells; nothing here runs it. */
export interface CommandLine {
  readonly bash: string;
  readonly powershell: string;
}

/** Characters that neither POSIX shells nor PowerShell treat specially. */
const plain = /^[A-Za-z0-9_./:=+-]+$/;

/**
 * Quotes an argument vector for bash and for PowerShell. Arguments come from AWS (names, ARNs) and are
 * taken as hostile: anything but plain words is single-quoted, which neither shell expands.
 */
export function commandLine(...args: readonly string[]): CommandLine {
  return {
    bash: args.map(bashWord).join(' '),
    powershell: args.map(powershellWord).join(' '),
  };
}

function bashWord(word: string): string {
  return plain.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

function powershellWord(word: string): string {
  // A word such as `-x:y` is split by PowerShell at the colon, so it is quoted there.
  if (plain.test(word) && !/^-[^=]*:/.test(word)) return word;
  // PowerShell also takes the typographic quotes as quotes.
  const quoted = `'${word.replace(/['‘’‚‛]/g, '$&$&')}'`;
  if (!word.includes('"')) return quoted;
  // Before 7.3, which brought this variable, PowerShell drops double quotes on their way to a program.
  return `(${quoted} -replace '"', $(if ($PSNativeCommandArgumentPassing) {'"'} else {'\\"'}))`;
}
