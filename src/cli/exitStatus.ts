/** How a run ends (docs/cli.md). */
export const exitStatus = {
  /** No error found; warnings are allowed unless `--strict`. */
  clean: 0,
  /** The result speaks of errors. */
  errorsFound: 1,
  /** The command line, or a file that it names, cannot be used. */
  usage: 2,
  /** The work could not be completed. */
  incomplete: 3,
} as const;

/** Ends the command: a sentence with a next step for stderr (or several, one a line), and the status. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  readonly status: number;

  constructor(status: number, sentence: string) {
    super(sentence);
    this.status = status;
  }
}

export function usageFailure(sentence: string): CommandFailure {
  return new CommandFailure(exitStatus.usage, sentence);
}

export function incompleteFailure(sentence: string): CommandFailure {
  return new CommandFailure(exitStatus.incomplete, sentence);
}

/** The status of a result: what counts depends on `--strict`. */
export function statusOf(
  severities: readonly string[],
  options: { readonly strict?: boolean },
): number {
  const counts = options.strict === true ? ['error', 'warning'] : ['error'];
  return severities.some((severity) => counts.includes(severity))
    ? exitStatus.errorsFound
    : exitStatus.clean;
}
