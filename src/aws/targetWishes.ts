/** What a diagnosis wants read besides what every diagnosis needs. Types only. */
export interface TargetWishes {
  /** For a login with IAM: what decides whether a token of this identity opens the database. */
  readonly iamAuth?: {
    /** The database user to connect as. */
    readonly user?: string;
  };
  /** The machine that logs in: on EC2 its own network interface is looked up. */
  readonly client?: {
    /** From which its packets leave. */
    readonly address: string;
    /** Default: what the machine says of itself. */
    readonly onEc2?: boolean;
  };
}
