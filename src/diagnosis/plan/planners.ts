/** Every planner of the diagnosis, in the order in which the report lists what they saw. */
import { aliasPlanner } from './aliasPlanner.ts';
import { configLintPlanner } from './configLintPlanner.ts';
import { controllerPlanner } from './controllerPlanner.ts';
import { databasePlanner } from './databasePlanner.ts';
import { hostsFilePlanner } from './hostsFilePlanner.ts';
import { kdcPlanner } from './kdcPlanner.ts';
import { kdcProxyPlanner } from './kdcProxyPlanner.ts';
import { kerberosToolsPlanner } from './kerberosToolsPlanner.ts';
import { kpasswdPlanner } from './kpasswdPlanner.ts';
import { namesPlanner } from './namesPlanner.ts';
import { ntpPlanner } from './ntpPlanner.ts';
import { packetSizePlanner } from './packetSizePlanner.ts';
import type { Planner } from './planner.ts';
import { realmProofPlanner } from './realmProofPlanner.ts';
import { reportedErrorPlanner } from './reportedErrorPlanner.ts';
import { reverseNamePlanner } from './reverseNamePlanner.ts';
import { routePlanner } from './routePlanner.ts';
import { serviceTicketPlanner } from './serviceTicketPlanner.ts';
import { srvTargetPlanner } from './srvTargetPlanner.ts';
import { ticketsPlanner } from './ticketsPlanner.ts';
import { trustPlanner } from './trustPlanner.ts';
import { userPlanner } from './userPlanner.ts';

export const planners: readonly Planner[] = [
  namesPlanner,
  srvTargetPlanner,
  hostsFilePlanner,
  aliasPlanner,
  reverseNamePlanner,
  routePlanner,
  kdcPlanner,
  kdcProxyPlanner,
  controllerPlanner,
  realmProofPlanner,
  ntpPlanner,
  packetSizePlanner,
  kpasswdPlanner,
  trustPlanner,
  ticketsPlanner,
  kerberosToolsPlanner,
  userPlanner,
  databasePlanner,
  serviceTicketPlanner,
  configLintPlanner,
  reportedErrorPlanner,
];
