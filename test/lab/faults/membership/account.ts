/** What only AWS can tell: the account of a scenario, at the addresses of the lab. */
import { faultOfScenario } from '../../aws/scenarioFaults.ts';
import type { Fault } from '../../fault.ts';

export const faults: readonly Fault[] = [
  faultOfScenario('membership-none'),
  faultOfScenario('unknown-status', { severity: 'warning' }),
  faultOfScenario('pending-maintenance'),
  faultOfScenario('db-reboot-pending', { severity: 'warning' }),
];
