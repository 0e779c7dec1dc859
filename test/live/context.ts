import type { ProbeContext } from '../../src/probes/observation.ts';

export const loopback = '127.0.0.1';

export function context(timeoutMs = 3000): ProbeContext {
  return { signal: new AbortController().signal, timeoutMs };
}
