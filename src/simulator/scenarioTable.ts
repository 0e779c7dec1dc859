/** Every scenario, by name: a new one is a file and a row here. */
import type { Scenario } from './scenario.ts';
import { clockOff } from './scenarios/clockOff.ts';
import { crossVpcSecurityGroup } from './scenarios/crossVpcSecurityGroup.ts';
import { dbRefused } from './scenarios/dbRefused.ts';
import { directoryImpaired } from './scenarios/directoryImpaired.ts';
import { dnsForwarderMissing } from './scenarios/dnsForwarderMissing.ts';
import { expiredToken } from './scenarios/expiredToken.ts';
import { healthy } from './scenarios/healthy.ts';
import { kdcFiltered } from './scenarios/kdcFiltered.ts';
import { kdcOtherRealm } from './scenarios/kdcOtherRealm.ts';
import { kdcUdpBlocked } from './scenarios/kdcUdpBlocked.ts';
import { manyDatabases } from './scenarios/manyDatabases.ts';
import { naclBlocked } from './scenarios/naclBlocked.ts';
import { partialPermissions } from './scenarios/partialPermissions.ts';
import { pendingMaintenance } from './scenarios/pendingMaintenance.ts';
import { postgresqlKeytabUnusable } from './scenarios/postgresqlKeytabUnusable.ts';
import { roleMissing } from './scenarios/roleMissing.ts';
import { roleWithoutPrincipal } from './scenarios/roleWithoutPrincipal.ts';
import { routeMissing } from './scenarios/routeMissing.ts';
import { trustFailed } from './scenarios/trustFailed.ts';
import { unknownStatus } from './scenarios/unknownStatus.ts';

export const scenarios: readonly Scenario[] = [
  healthy,
  crossVpcSecurityGroup,
  roleWithoutPrincipal,
  roleMissing,
  kdcOtherRealm,
  kdcUdpBlocked,
  kdcFiltered,
  clockOff,
  pendingMaintenance,
  unknownStatus,
  directoryImpaired,
  trustFailed,
  naclBlocked,
  routeMissing,
  dnsForwarderMissing,
  dbRefused,
  postgresqlKeytabUnusable,
  manyDatabases,
  partialPermissions,
  expiredToken,
];

export const scenarioNames: readonly string[] = scenarios.map((it) => it.name);

/**
 * The scenario of that name.
 * @throws RangeError that lists the names there are.
 */
export function scenarioNamed(name: string): Scenario {
  const found = scenarios.find((it) => it.name === name);
  if (found) return found;
  throw new RangeError(`no scenario is called "${name}": there are ${scenarioNames.join(', ')}`);
}
