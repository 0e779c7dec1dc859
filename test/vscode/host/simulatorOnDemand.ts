/** One simulated account at a time, started when a suite asks for a scenario by name. */
import { startSimulator } from '../../../src/simulator/startSimulator.ts';

type Simulator = Awaited<ReturnType<typeof startSimulator>>;

export interface SimulatorOnDemand {
  /** Starts the scenario and gives what a suite needs to know of it. */
  readonly use: (scenario: string) => Promise<unknown>;
  /** `SERVICE:ACTION` of the calls to AWS so far, oldest first. */
  readonly requests: () => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
}

export function simulatorOnDemand(): SimulatorOnDemand {
  let running: Simulator | undefined;
  const stop = async () => {
    const ending = running;
    running = undefined;
    await ending?.stop();
  };
  return {
    use: async (scenario) => {
      await stop();
      running = await startSimulator({ scenario });
      const { target, expected } = running.scenario;
      return { environment: running.environment, target, expected };
    },
    requests: () =>
      Promise.resolve(
        (running?.requests() ?? []).map(({ service, action }) => `${service}:${action}`),
      ),
    stop,
  };
}
