/** How long a step may wait: a run ends within its longest probe and a fifth, however its steps depend on each other. */

/** Share of one exchange's budget by which a run may outlast it. */
const overtime = 0.2;

/** An address that has answered will answer again soon, or what is asked now is filtered. */
const shareAfterAnswer = 0.5;

/** A machine this much behind with its timers is as late with answers that have arrived. */
const patienceWithOurselves = 4;

/**
 * Milliseconds for one exchange of a step.
 * @param timeoutMs the user's budget of one exchange
 * @param elapsedMs since the run began
 * @param lagMs by how much this process was late at worst: a busy machine must not look like a filtered network
 */
export function budgetOf(
  step: { readonly followsAnswer?: boolean },
  timeoutMs: number,
  elapsedMs: number,
  lagMs = 0,
): number {
  const own = step.followsAnswer === true ? timeoutMs * shareAfterAnswer : timeoutMs;
  const left = timeoutMs * (1 + overtime) - elapsedMs;
  // What is learned late is still asked, with a last bit of patience.
  const budget = Math.max(timeoutMs * overtime, Math.min(own, left));
  return budget + Math.min(timeoutMs, lagMs * patienceWithOurselves);
}
