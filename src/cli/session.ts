/** What a command is given of the process: so that a test can run one without a process of its own. Types only. */

/** One of the standard streams. Writing never throws; a reader that went away is not an error. */
export interface Output {
  readonly isTerminal: boolean;
  /** Columns; of a file or pipe, the width to wrap at. */
  readonly width: number;
  /** Resolves when the text has left the process. */
  write(text: string): Promise<void>;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Session {
  readonly env: Environment;
  readonly platform: NodeJS.Platform;
  readonly homeDirectory: string;
  readonly hostName: string;
  /** Standard input. */
  readonly input: () => AsyncIterable<Uint8Array>;
  /** Asks the person at the terminal; absent where there is none. */
  readonly ask?: (question: string) => Promise<string>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Aborts on Ctrl-C. */
  readonly signal: AbortSignal;
}
