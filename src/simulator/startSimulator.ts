/** Starts a scenario: the AWS account over HTTP, the realm on its ports, and an environment that names both. */
import { startAwsEndpoint } from './aws/endpoint.ts';
import type { AwsEndpoint, LoggedRequest } from './aws/endpoint.ts';
import type { Fault } from './aws/faults.ts';
import { demoAccessKeyId, writeEnvironment } from './environment.ts';
import type { Environment } from './environment.ts';
import { addressIn, placeOf, sharedPlace, somePlace } from './place.ts';
import type { Place } from './place.ts';
import { startRealm } from './realm/startRealm.ts';
import type { RunningRealm } from './realm/startRealm.ts';
import type { Scenario, World } from './scenario.ts';
import { scenarioNamed } from './scenarioTable.ts';

export { scenarioNames } from './scenarioTable.ts';

export interface SimulatorOptions {
  readonly scenario: string;
  /** `127.x.y.0/24`; a free one is found when it is not given. */
  readonly subnet?: string;
  /** Entries of one page of any AWS answer at most; default 20. */
  readonly pageSize?: number;
}

export interface Simulator {
  /** Variables for the product under test; add them to its own environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly scenario: Scenario;
  readonly world: World;
  readonly place: Place;
  /** AWS calls so far, oldest first. */
  readonly requests: () => readonly LoggedRequest[];
  /** Puts a fault on an IAM action (`ds:DescribeTrusts`, `rds:*`, `*`); undefined takes it away. */
  readonly setFault: (action: string, fault: Fault | undefined) => void;
  /** Closes every socket and removes the temporary files; can be called twice. */
  readonly stop: () => Promise<void>;
}

/** How many random subnets to try before giving up; each is free with near certainty. */
const attempts = 20;

/**
 * Starts a scenario on loopback.
 * @throws RangeError for an unknown scenario or a subnet outside of loopback; the system's error when
 * the given subnet's ports are taken.
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const scenario = scenarioNamed(options.scenario);
  if (options.subnet !== undefined) return start(scenario, placeOf(options.subnet), options);
  for (let attempt = 1; ; attempt++) {
    try {
      return await start(scenario, somePlace(Math.random), options);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EADDRNOTAVAIL') return start(scenario, sharedPlace, options);
      if (code !== 'EADDRINUSE' || attempt === attempts) throw error;
    }
  }
}

async function start(
  scenario: Scenario,
  place: Place,
  { pageSize = 20 }: SimulatorOptions,
): Promise<Simulator> {
  const world = scenario.world(place, new Date());
  const started: { realm?: RunningRealm; aws?: AwsEndpoint; environment?: Environment } = {};
  const close = async (): Promise<void> => {
    await Promise.all([started.realm?.stop(), started.aws?.stop(), started.environment?.remove()]);
  };
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopped ??= close());
  try {
    const realm = (started.realm = await startRealm(world.realm, place));
    const aws = (started.aws = await startAwsEndpoint({
      account: world.account,
      faults: world.faults,
      accessKeyId: demoAccessKeyId,
      pageSize,
      address: addressIn(place, 1),
    }));
    const environment = (started.environment = await writeEnvironment({
      endpointUrl: aws.url,
      region: scenario.region,
      krb5Conf: world.krb5Conf,
      resolver: world.realm.resolvers[0]?.address ?? addressIn(place, 53),
      ports: place.ports,
      authority: realm.authority,
    }));
    return {
      environment: environment.variables,
      scenario,
      world,
      place,
      requests: aws.requests,
      setFault: aws.setFault,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
