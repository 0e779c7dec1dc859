import type { ExchangeLimits } from './exchange.ts';

/** A timer that fires so much too late tells of a process that was stopped or busy, milliseconds. */
const stallMs = 50;

/**
 * Calls `onEnd` once: after `timeoutMs` (once more as long as this process was stalled, where it was), or as soon as the signal aborts (at once when it already has).
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
  const due = performance.now() + timeoutMs;
  const onTime = (): void => {
    const late = performance.now() - due;
    if (late > stallMs && !extended) {
      extended = true;
      timer = setTimeout(onTime, Math.min(late, timeoutMs));
      return;
    }
    stop();
    onEnd('timeout');
  };
  // While this process was busy, answers lay unread in its sockets: its own pause is not the network's silence.
  let extended = false;
  let timer = setTimeout(onTime, timeoutMs);
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) queueMicrotask(onAbort);
  return stop;
}
