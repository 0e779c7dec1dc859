import type { AccountSnapshot } from '../snapshot.ts';
import type { Tone } from '../states/state.ts';
import { observedStates } from './observedStates.ts';

/** A state that is another one than in the snapshot before. */
export interface StateChange {
  /** Of `observedStates`. */
  readonly key: string;
  readonly subject: string;
  readonly region: string;
  /** AWS's words. */
  readonly from: string;
  readonly to: string;
  /** Of the new state. */
  readonly tone: Tone;
  /** `mydb: enabling-kerberos → kerberos-enabled` */
  readonly text: string;
}

/**
 * What changed between two snapshots, in the order of the later one. What is new, gone, or was not readable in
 * one of them is no change of state.
 */
export function changesBetween(
  before: AccountSnapshot,
  after: AccountSnapshot,
): readonly StateChange[] {
  const earlier = observedStates(before);
  const changes: StateChange[] = [];
  for (const [key, { subject, region, state }] of observedStates(after)) {
    const from = earlier.get(key)?.state.status;
    const to = state.status;
    if (from === undefined || from === to) continue;
    changes.push({
      key,
      subject,
      region,
      from,
      to,
      tone: state.tone,
      text: `${subject}: ${from} → ${to}`,
    });
  }
  return changes;
}
