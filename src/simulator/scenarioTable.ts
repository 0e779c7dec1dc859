/** Every scenario, in the order of the Kerberos chain: a new one is a value and a row here. */
import type { Scenario } from './scenario.ts';
import {
  accountDisabled,
  passwordMustChange,
  principalUnknown,
  ticketMissing,
} from './scenarios/accounts.ts';
import {
  configRealmCase,
  configSyntax,
  noKdcSource,
  realmMappingMissing,
} from './scenarios/clientConfig.ts';
import { clockKdcOff, clockOff, clockUserRealmOff } from './scenarios/clocks.ts';
import {
  certificateExpired,
  dbFiltered,
  dbHostBlocked,
  dbRefused,
  iamConflict,
  joinFailedWindowsCode,
  membershipNone,
  postgresqlKeytabUnusable,
  postgresqlUserMethod,
  rebootPending,
} from './scenarios/databases.ts';
import {
  directoryImpaired,
  forwarderMissing,
  trustFailed,
  trustMissingUserSide,
  trustWrongDirection,
} from './scenarios/directories.ts';
import { engineScenarios } from './scenarios/engines.ts';
import { expiredToken } from './scenarios/expiredToken.ts';
import {
  iamAuthAlias,
  iamAuthDisabled,
  iamAuthPolicy,
  iamAuthWorks,
} from './scenarios/iamAuthentication.ts';
import { healthy } from './scenarios/healthy.ts';
import { joining } from './scenarios/joining.ts';
import {
  kdcFiltered,
  kdcHostDown,
  kdcMtuBlackHole,
  kdcOtherRealm,
  kdcRefused,
  kdcTcpBlocked,
  kdcUdpBlocked,
} from './scenarios/kdcReachable.ts';
import { manyDatabases } from './scenarios/manyDatabases.ts';
import {
  dnsForwarderBroken,
  dnsForwarderMissing,
  dnsServerSilent,
  dnsSrvMissing,
  endpointUnresolvable,
} from './scenarios/nameResolution.ts';
import {
  crossVpcSecurityGroup,
  databaseEgress,
  naclBlocked,
  routeMissing,
} from './scenarios/networks.ts';
import { partialPermissions } from './scenarios/partialPermissions.ts';
import { pendingMaintenance } from './scenarios/pendingMaintenance.ts';
import { globalDatabase, optInRegion, sharedDirectory } from './scenarios/regions.ts';
import {
  roleCondition,
  roleMissing,
  rolePermissions,
  roleWithoutPrincipal,
} from './scenarios/roles.ts';
import { stateScenarios } from './scenarios/states.ts';
import { unknownStatus } from './scenarios/unknownStatus.ts';

export const scenarios: readonly Scenario[] = [
  healthy,
  configSyntax,
  configRealmCase,
  noKdcSource,
  dnsServerSilent,
  dnsForwarderMissing,
  dnsForwarderBroken,
  dnsSrvMissing,
  endpointUnresolvable,
  directoryImpaired,
  sharedDirectory,
  globalDatabase,
  kdcFiltered,
  kdcUdpBlocked,
  kdcTcpBlocked,
  kdcRefused,
  kdcHostDown,
  kdcMtuBlackHole,
  kdcOtherRealm,
  clockOff,
  clockKdcOff,
  clockUserRealmOff,
  principalUnknown,
  accountDisabled,
  passwordMustChange,
  ticketMissing,
  trustFailed,
  forwarderMissing,
  trustWrongDirection,
  trustMissingUserSide,
  roleWithoutPrincipal,
  optInRegion,
  roleMissing,
  roleCondition,
  rolePermissions,
  crossVpcSecurityGroup,
  databaseEgress,
  naclBlocked,
  routeMissing,
  pendingMaintenance,
  joining,
  unknownStatus,
  membershipNone,
  joinFailedWindowsCode,
  iamConflict,
  rebootPending,
  realmMappingMissing,
  dbRefused,
  dbFiltered,
  dbHostBlocked,
  certificateExpired,
  postgresqlKeytabUnusable,
  postgresqlUserMethod,
  iamAuthWorks,
  iamAuthDisabled,
  iamAuthPolicy,
  iamAuthAlias,
  manyDatabases,
  partialPermissions,
  expiredToken,
];

export const scenarioNames: readonly string[] = scenarios.map((it) => it.name);

/**
 * The scenario of that name; also one of the many that differ in one word of AWS only, which the list leaves out.
 * @throws RangeError that lists the names there are.
 */
export function scenarioNamed(name: string): Scenario {
  const found = [...scenarios, ...stateScenarios, ...engineScenarios].find(
    (it) => it.name === name,
  );
  if (found) return found;
  throw new RangeError(`no scenario is called "${name}": there are ${scenarioNames.join(', ')}`);
}
