import type { AccountSnapshot } from '../snapshot.ts';
import { observedStates } from './observedStates.ts';
import type { ObservedState } from './observedStates.ts';

const firstMs = 15_000;
const longestMs = 120_000;
/** A state that nothing has moved for so long will not move because somebody watches it. */
const giveUpMs = 3 * 3_600_000;

export type PollPlan =
  | {
      readonly kind: 'idle';
      readonly because:
        'nothing is on the way' | 'nothing has moved for hours' | 'nobody is signed in';
    }
  | {
      readonly kind: 'poll';
      readonly delayMs: number;
      /** What is waited for, for the view: `mydb`, … */
      readonly waitingFor: readonly ObservedState[];
    };

/**
 * When to read again while something is on the way: after 15 seconds at first, then ever more rarely up to every
 * two minutes, counted from the last change; never when all is settled. Joining takes minutes, and each read is
 * dozens of calls against the account's rate limits.
 * @param quietMs how long ago a state last changed, or watching began
 */
export function pollPlan(account: AccountSnapshot, quietMs: number): PollPlan {
  if (account.caller.outcome === 'credentials') {
    return { kind: 'idle', because: 'nobody is signed in' };
  }
  const waitingFor = [...observedStates(account).values()].filter(({ state }) => state.transient);
  if (waitingFor.length === 0) return { kind: 'idle', because: 'nothing is on the way' };
  if (quietMs >= giveUpMs) return { kind: 'idle', because: 'nothing has moved for hours' };
  const delayMs = Math.min(longestMs, Math.max(firstMs, Math.round(quietMs / 4)));
  return { kind: 'poll', delayMs, waitingFor };
}
