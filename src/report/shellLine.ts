/** Continued lines of a shell command as one line. */
const continuation = /[ \t]*\\\n[ \t]*/g;

/**
 * A fix as the one line that may be typed into a terminal without running it, or undefined where it is none: SQL, a piece
 * of a file, anything with another line break or a control character, which a terminal would act upon.
 */
export function shellLine(command: string): string | undefined {
  const line = command.replace(continuation, ' ').trim();
  // eslint-disable-next-line no-control-regex -- control characters are what must not reach a terminal
  if (line === '' || /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(line)) return undefined;
  return /;$/.test(line) || /^[[{<]/.test(line) ? undefined : line;
}
