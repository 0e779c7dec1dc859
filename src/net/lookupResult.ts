/** What became of one host name. */
export interface LookupResult {
  /** In the resolver's order; empty exactly when there is a `code`. */
  readonly addresses: readonly string[];
  /** getaddrinfo's code (`ENOTFOUND`, `EAI_AGAIN`), `ETIMEDOUT` after the deadline, `ECANCELLED`. */
  readonly code?: string;
}
