/** Takes the steps that planners ask for, side by side and as soon as they are known; cancellable, never throwing. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import pLimit from 'p-limit';
import type { Observation } from '../probes/observation.ts';
import { budgetOf } from './plan/budget.ts';
import type { Planner, Situation } from './plan/planner.ts';
import type { Step } from './plan/step.ts';
import type { DiagnosisOptions } from './request.ts';

/** Sockets open at once: above what 20 controllers of two realms ask for, below the 1,024 files of a usual process. */
const sideBySide = 256;

/**
 * Runs until no planner has a new step and none is under way.
 * @returns the observations in the order of the planners' table, then of their ids: not of their arrival
 */
export async function observe(
  planners: readonly Planner[],
  situation: Situation,
  options: DiagnosisOptions,
): Promise<readonly Observation[]> {
  const begin = performance.now();
  const lag = watchLag();
  const { timeoutMs } = situation.request;
  const limit = pLimit(sideBySide);
  const seen: Observation[] = [...situation.observations];
  const rankOf = new Map<string, number>();
  let running = 0;
  let done = 0;

  const observed = new Promise<readonly Observation[]>((resolve, reject) => {
    const report = (stage: string, detail?: string) =>
      options.onProgress?.({
        stage,
        done,
        total: rankOf.size,
        ...(detail === undefined ? {} : { detail }),
      });

    const take = async (step: Step, stage: string): Promise<void> => {
      const planned = { id: step.id, title: step.title, reason: step.reason, stage };
      options.onStep?.({ ...planned, state: 'started' });
      report(stage, step.title);
      const elapsed = performance.now() - begin;
      const budget = budgetOf(step, timeoutMs, elapsed, lag.worstMs());
      const observation = await runStep(step, options.signal, budget);
      seen.push(observation);
      done += 1;
      options.onStep?.({ ...planned, state: observation.outcome });
      report(stage);
    };

    const start = (step: Step, stage: string): void => {
      running += 1;
      void limit(() => take(step, stage))
        .then(() => {
          running -= 1;
          planOn();
        })
        .catch(reject);
    };

    const planOn = (): void => {
      if (options.signal.aborted) {
        if (running === 0) reject(options.signal.reason as Error);
        return;
      }
      const now = { ...situation, observations: seen };
      planners.forEach(({ stage, plan }, rank) => {
        for (const step of plan(now)) {
          if (rankOf.has(step.id)) continue;
          rankOf.set(step.id, rank);
          start(step, stage);
        }
      });
      if (running === 0) resolve(inOrder(seen, rankOf));
    };
    planOn();
  });
  return observed.finally(() => lag.stop());
}

/** Milliseconds by which timers of this process came late at worst, since the call. */
function watchLag(): { readonly worstMs: () => number; readonly stop: () => void } {
  const resolution = 20;
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  return {
    // Nothing was measured yet: the histogram's maximum is 0 then.
    worstMs: () => Math.max(0, delay.max / 1e6 - resolution),
    stop: () => delay.disable(),
  };
}

async function runStep(step: Step, signal: AbortSignal, timeoutMs: number): Promise<Observation> {
  const startedAt = new Date();
  try {
    const observation = await step.run({ signal, timeoutMs });
    // The plan owns the ids: two realms may share a KDC, and evidence must point at one of them.
    return { ...observation, id: step.id };
  } catch (error) {
    // A probe does not throw; a bug in one must not cost the others' answers.
    return {
      id: step.id,
      probe: step.id.split(':', 1)[0] ?? step.id,
      subject: step.title,
      outcome: 'skipped',
      startedAt: startedAt.toISOString(),
      durationMs: Date.now() - startedAt.getTime(),
      facts: {},
      error: `The probe failed: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

/** Arrival is chance; what was there before the run stays in front. */
function inOrder(
  observations: readonly Observation[],
  rankOf: ReadonlyMap<string, number>,
): readonly Observation[] {
  const rank = ({ id }: Observation) => rankOf.get(id) ?? -1;
  return [...observations].sort(
    (a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}
