/** What a diagnosis wants read besides what every diagnosis needs. Types only. */
export interface TargetWishes {
  /** For a login with IAM: what decides whether a token of this identity opens the database. */
  readonly iamAuth?: {
    /** The database user to connect as. */
    readonly user?: string;
  };
}
