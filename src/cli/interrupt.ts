/** Ctrl-C: the first asks the work to stop, the second ends the process at once. */
import { setMaxListeners } from 'node:events';
import { exitStatus } from './exitStatus.ts';

export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

export function interruptSignal(source: NodeJS.Process): AbortSignal {
  const controller = new AbortController();
  // Every AWS call and every probe listens; Node takes more than ten for a leak and says so on stderr.
  setMaxListeners(0, controller.signal);
  const stop = (): void => {
    if (controller.signal.aborted) source.exit(exitStatus.incomplete);
    controller.abort(
      new Interrupted('Interrupted before the work was complete; nothing was changed.'),
    );
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) source.on(name, stop);
  return controller.signal;
}
