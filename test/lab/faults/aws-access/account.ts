/** What only AWS can tell: the account of a scenario, at the addresses of the lab. */
import { faultOfScenario } from '../../aws/scenarioFaults.ts';
import type { Fault } from '../../fault.ts';

export const faults: readonly Fault[] = [faultOfScenario('partial-permissions')];
