/** How long a step may wait: a run ends within its longest probe and a fifth, however its steps depend on each other. */

/** Share of one exchange's budget by which a run may outlast it. */
const overtime = 0.2;

/** An address that has answered will answer again soon, or what is asked now is filtered. */
const shareAfterAnswer = 0.5;

/**
 * Milliseconds for one exchange of a step.
 * @param timeoutMs the user's budget of one exchange
 * @param elapsedMs since the run began
 */
export function budgetOf(
  step: { readonly followsAnswer?: boolean },
  timeoutMs: number,
  elapsedMs: number,
): number {
  const own = step.followsAnswer === true ? timeoutMs * shareAfterAnswer : timeoutMs;
  const left = timeoutMs * (1 + overtime) - elapsedMs;
  // What is learned late is still asked, with a last bit of patience.
  return Math.max(timeoutMs * overtime, Math.min(own, left));
}
