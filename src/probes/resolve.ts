import type { Observation } from './observation.ts';

/** One host name asked of the workstation's own resolver (getaddrinfo). */
export interface ResolveFacts {
  readonly host: string;
  /** In the order the resolver gives them. */
  readonly addresses: readonly string[];
  /** Error code of getaddrinfo (`ENOTFOUND`, `EAI_AGAIN`), when there is no address. */
  readonly code?: string;
}
export type ResolveObservation = Observation<'resolve', ResolveFacts>;
