/** The process environment, passed in so that tests and several windows do not share one. */
export type Environment = Readonly<Record<string, string | undefined>>;
