/** Runs waves of steps side by side, bounded, cancellable, never throwing. */
import pLimit from 'p-limit';
import type { Observation } from '../probes/observation.ts';
import type { Wave } from './plan/step.ts';
import type { DiagnosisProgress } from './request.ts';

/** Sockets open at once: far above a usual run's needs, far below a machine's limits. */
const sideBySide = 64;

export interface ObserveOptions {
  readonly signal: AbortSignal;
  /** Budget of one exchange, milliseconds. */
  readonly timeoutMs: number;
  readonly onProgress?: ((progress: DiagnosisProgress) => void) | undefined;
}

/** The observations of a wave, in the order of its steps. */
export async function observe(
  wave: Wave,
  options: ObserveOptions,
): Promise<readonly Observation[]> {
  const limit = pLimit(sideBySide);
  const total = wave.steps.length;
  let done = 0;
  return Promise.all(
    wave.steps.map((step) =>
      limit(async () => {
        const startedAt = new Date();
        options.onProgress?.({ stage: wave.stage, done, total, detail: step.title });
        try {
          const observation = await step.run({
            signal: options.signal,
            timeoutMs: options.timeoutMs,
          });
          // The plan owns the ids: two realms may share a KDC, and evidence must point at one of them.
          return { ...observation, id: step.id };
        } catch (error) {
          // A probe does not throw; a bug in one must not cost the others' answers.
          return {
            id: step.id,
            probe: step.id.split(':', 1)[0] ?? step.id,
            subject: step.title,
            outcome: 'skipped' as const,
            startedAt: startedAt.toISOString(),
            durationMs: Date.now() - startedAt.getTime(),
            facts: {},
            error: `The probe failed: ${error instanceof Error ? error.message : String(error)}`,
          };
        } finally {
          done += 1;
          options.onProgress?.({ stage: wave.stage, done, total });
        }
      }),
    ),
  );
}
