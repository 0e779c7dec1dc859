import type { HostResolver } from '../net/resolver.ts';
import type { Observation, Outcome, ProbeContext } from './observation.ts';
import { startObservation } from './observe.ts';

/** One host name asked of the workstation's own resolver (getaddrinfo). */
export interface ResolveFacts {
  readonly host: string;
  /** In the order the resolver gives them. */
  readonly addresses: readonly string[];
  /** Error code of getaddrinfo (`ENOTFOUND`, `EAI_AGAIN`), when there is no address. */
  readonly code?: string;
}
export type ResolveObservation = Observation<'resolve', ResolveFacts>;

/**
 * Asks the workstation's resolver for a host name. `failed` means that it answered and has no address;
 * never throws.
 */
export async function resolveHost(
  { host }: { readonly host: string },
  resolver: HostResolver,
  ctx: ProbeContext,
): Promise<ResolveObservation> {
  const finish = startObservation('resolve', `resolve:${host}`, host);
  const { addresses, code } = await resolver.lookup(host, ctx);
  const facts: ResolveFacts = { host, addresses, ...(code !== undefined && { code }) };
  if (code === undefined) return finish('ok', facts);
  return finish(outcomes[code] ?? 'failed', facts, sentence(host, code));
}

const outcomes: Readonly<Record<string, Outcome>> = { ETIMEDOUT: 'timeout', ECANCELLED: 'skipped' };

function sentence(host: string, code: string): string {
  switch (code) {
    case 'ENOTFOUND':
      return `The resolver of this machine knows no address for ${host} (${code}).`;
    case 'EAI_AGAIN':
      return `The resolver of this machine got no usable answer for ${host} from its DNS servers (${code}).`;
    case 'ETIMEDOUT':
      return `The resolver of this machine did not come to an end for ${host} in time.`;
    case 'ECANCELLED':
      return `Looking up ${host} was cancelled.`;
    default:
      return `The resolver of this machine failed for ${host} (${code}).`;
  }
}
