/** Every planner of the diagnosis, in the order in which the report lists what they saw. */
import { controllerPlanner } from './controllerPlanner.ts';
import { databasePlanner } from './databasePlanner.ts';
import { kdcPlanner } from './kdcPlanner.ts';
import { kpasswdPlanner } from './kpasswdPlanner.ts';
import { namesPlanner } from './namesPlanner.ts';
import { ntpPlanner } from './ntpPlanner.ts';
import { packetSizePlanner } from './packetSizePlanner.ts';
import type { Planner } from './planner.ts';
import { realmProofPlanner } from './realmProofPlanner.ts';
import { serviceTicketPlanner } from './serviceTicketPlanner.ts';
import { srvTargetPlanner } from './srvTargetPlanner.ts';
import { ticketsPlanner } from './ticketsPlanner.ts';
import { trustPlanner } from './trustPlanner.ts';
import { userPlanner } from './userPlanner.ts';

export const planners: readonly Planner[] = [
  namesPlanner,
  srvTargetPlanner,
  kdcPlanner,
  controllerPlanner,
  realmProofPlanner,
  ntpPlanner,
  packetSizePlanner,
  kpasswdPlanner,
  trustPlanner,
  ticketsPlanner,
  userPlanner,
  databasePlanner,
  serviceTicketPlanner,
];
