/** Ctrl-C: the first asks the work to stop, the second ends the process at once. */
import { exitStatus } from './exitStatus.ts';

export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

export function interruptSignal(source: NodeJS.Process): AbortSignal {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) source.exit(exitStatus.incomplete);
    controller.abort(
      new Interrupted('Interrupted before the work was complete; nothing was changed.'),
    );
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) source.on(name, stop);
  return controller.signal;
}
