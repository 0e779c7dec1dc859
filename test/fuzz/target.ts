/** What reads bytes that somebody else made, and real ones to start from. */
export interface Target {
  readonly seeds: () => readonly Uint8Array[];
  /** May throw nothing, and return no more than a few times what it was given. */
  readonly decode: (input: Uint8Array) => unknown;
}

export type Targets = Readonly<Record<string, Target>>;
