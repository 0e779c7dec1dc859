import type { ExchangeLimits } from './exchange.ts';

/**
 * Calls `onEnd` once: after `timeoutMs`, or as soon as the signal aborts (at once when it already has).
 * @returns a function that cancels both
 */
export function startDeadline(
  { signal, timeoutMs }: ExchangeLimits,
  onEnd: (why: 'timeout' | 'skipped') => void,
): () => void {
  const stop = (): void => {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  };
  const onAbort = (): void => {
    stop();
    onEnd('skipped');
  };
  const timer = setTimeout(() => {
    stop();
    onEnd('timeout');
  }, timeoutMs);
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) queueMicrotask(onAbort);
  return stop;
}
