import { networkInterfaces } from 'node:os';
import type { ProbeContext } from '../../src/probes/observation.ts';

export const loopback = '127.0.0.1';

export function context(timeoutMs = 3000): ProbeContext {
  return { signal: new AbortController().signal, timeoutMs };
}

/** This machine's own addresses that lead nowhere else: a container may have no IPv6. */
export const loopbacks: readonly string[] = [loopback, '::1'].filter((address) =>
  Object.values(networkInterfaces()).some((each) => each?.some((own) => own.address === address)),
);
